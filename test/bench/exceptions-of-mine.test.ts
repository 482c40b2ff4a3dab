import { expect, test } from 'vitest';
import { benchFragments } from '#src/bench/bench-fragments.ts';
import type { Update } from '#src/live/wire.ts';
import { insert, minute, raise } from '../desk/exceptions.ts';
import { at, exceptionsIn, press } from '../exceptions/watching.ts';
import { connect } from '../follower.ts';
import { aKitchen, type Name, type TestKitchen, takeIn } from '../kitchen.ts';
import { elementOf, formsOn, formTo } from './forms.ts';

const page = async (house: TestKitchen, who: Name) => {
  const answer = await house.as(who).get('/bench', 'html');
  expect(answer.status).toBe(200);
  return answer.text;
};
const problems = async (house: TestKitchen, who: Name) => elementOf(await page(house, who), 'problems');
const offers = async (house: TestKitchen, who: Name) => elementOf(await page(house, who), 'offers');
const json = async (house: TestKitchen, who: Name) => (await house.as(who).get('/bench')).body;

async function aHouse() {
  const house = await aKitchen();
  await takeIn(house, { day: 'tomorrow' });
  return house;
}

test('Whoever has nothing to act on reads nothing of problems on their bench', async () => {
  const house = await aHouse();
  await raise(house, 1, 'De brug is bezet.', 'Priya');
  expect(await problems(house, 'Yusuf')).toMatch(/^<section[^>]* hidden>\s*<\/section>$/);
  expect(await offers(house, 'Yusuf')).toMatch(/^<section[^>]* hidden>\s*<\/section>$/);
  expect(await json(house, 'Yusuf')).toMatchObject({ offers: [], exceptions: [] });
});

test('Each problem of mine says what it is, of which order, how old, by when to act, and leads to its place', async () => {
  const house = await aHouse();
  const first = await raise(house, 1, 'De brug is bezet.', 'Yusuf');
  const due_at = house.clock.now + 30 * minute;
  await insert(house, 1, { owner: house.ids.Yusuf, text: 'Er mist een wieldop.', due_at });
  const shown = await problems(house, 'Yusuf');
  expect(shown).toContain('2 problemen van jou');
  const one = elementOf(shown, `exception-${first}`);
  expect(one).toMatch(/Gemeld<\/span>.*vóór 13:42.*data-since="1795524120000".*sinds 13:42/s);
  expect(one).toMatch(new RegExp(`href="/orders/1#exception-${first}".*OK-042-A.*Volvo V60.*De brug is bezet\\.`, 's'));
  expect(formsOn(shown)).toEqual([]);
  // By when somebody has to act decides what stands first.
  expect(shown.indexOf('De brug')).toBeLessThan(shown.indexOf('wieldop'));
  expect((await json(house, 'Yusuf')).exceptions).toMatchObject([
    { exception: first, order: 1, plate: 'OK-042-A', kind: 'raised', about: 'De brug is bezet.', offeredTo: null },
    { about: 'Er mist een wieldop.', dueAt: new Date(due_at).toISOString() },
  ]);
  expect((await house.as('Yusuf').get('/orders/1', 'html')).text).toContain(`id="exception-${first}"`);
});

test('More than three keep themselves folded, so that the work stays in sight', async () => {
  const house = await aHouse();
  for (const text of ['Een.', 'Twee.', 'Drie.', 'Vier.', 'Vijf.']) {
    house.clock.now += minute;
    await raise(house, 1, text, 'Yusuf');
  }
  const shown = await problems(house, 'Yusuf');
  expect(shown).toContain('5 problemen van jou');
  const folded = elementOf(shown, 'problems-more');
  expect(folded).toMatch(/^<details(?![^>]* open)[^>]*>.*Nog 2 problemen van jou.*Vier\..*Vijf\./s);
  expect(folded).not.toContain('Drie.');
  expect(shown.split('Vier.')).toHaveLength(2);
});

test('What is wrong by the clock stands with whoever it became, in the words of the desk', async () => {
  const house = await aHouse();
  const { steps } = (await house.as('Olga').get('/orders/1')).body;
  await press(house, 'Priya', `/orders/1/steps/${steps[0].id}/start`);
  await press(house, 'Priya', `/orders/1/steps/${steps[0].id}/pause`, { reason: 'part' });
  await at(house, '16:00');
  expect((await exceptionsIn(house)).map(({ kind, owner }) => [kind, owner])).toContainEqual([
    'paused-long',
    house.ids.Priya,
  ]);
  expect(await problems(house, 'Priya')).toMatch(/1 probleem van jou.*Staat te lang stil.*Meet de remmen staat stil/s);
});

test('A problem that is offered comes first, is accepted or declined here, and stays with its owner until then', async () => {
  const house = await aHouse();
  const id = await raise(house, 1, 'De brug is bezet.', 'Marieke');
  await raise(house, 1, 'Er mist een wieldop.', 'Yusuf');
  const offer = { to: house.ids.Yusuf, note: 'Jij hebt de sleutel.' };
  await press(house, 'Marieke', `/orders/1/exceptions/${id}/offer`, offer);
  const shown = await problems(house, 'Yusuf');
  expect(shown).toMatch(
    /Een collega biedt je een probleem aan.*Marieke biedt je dit aan: <q>Jij hebt de sl.*1 probleem/s,
  );
  expect((await json(house, 'Yusuf')).exceptions).toContainEqual(
    expect.objectContaining({ owner: house.ids.Marieke, offeredTo: house.ids.Yusuf, offerNote: offer.note }),
  );
  // Whose it is reads that it is still theirs, and cannot press for another.
  expect(formsOn(await problems(house, 'Marieke'))).toEqual([]);

  const no = formTo(shown, '/end-offer');
  const declined = await house.as('Yusuf').post(no.action, no.fields, 'html').expect(303);
  expect(declined.headers.location).toBe(`/bench#exception-${id}`);
  expect(await problems(house, 'Yusuf')).not.toContain('De brug');
  // Twice is once: the offer is gone, and the bench says so on top.
  const late = await house.as('Yusuf').post(no.action, { from: 'bench' }, 'html').expect(409);
  expect(late.text).toMatch(/role="alert">.*Dit wordt niet \(meer\) aangeboden\./s);

  await press(house, 'Marieke', `/orders/1/exceptions/${id}/offer`, offer);
  const yes = formTo(await problems(house, 'Yusuf'), '/accept');
  await house.as('Yusuf').post(yes.action, yes.fields, 'html').expect(303);
  expect(await problems(house, 'Yusuf')).toContain('2 problemen van jou');
  expect(await problems(house, 'Marieke')).not.toContain('De brug');
});

test('An order that is offered stands on the bench with its note; accepting says what the customer reads', async () => {
  const house = await aHouse();
  const offer = { to: house.ids.Tom, note: 'Jij kent deze klant.' };
  await press(house, 'Marieke', '/orders/1/offer', offer);
  const shown = await offers(house, 'Tom');
  expect(shown).toMatch(/OK-042-A.*Volvo V60.*Marieke biedt je deze order aan.*<q>Jij kent deze klant\.<\/q>/s);
  expect(shown).toMatch(/Remmen vernieuwen, aangeboden sinds <time[^>]*>13:42<\/time>\. De order blijft van Marieke/);
  expect(formTo(shown, '/accept-offer').html).toContain('Tom is nu verantwoordelijk voor deze order.');
  expect(formTo(shown, '/end-offer').html).toContain('De klant leest hier niets van.');
  expect((await json(house, 'Tom')).offers).toMatchObject([
    {
      order: 1,
      plate: 'OK-042-A',
      owner: house.ids.Marieke,
      offeredAt: '2026-11-24T12:42:00.000Z',
      offerNote: offer.note,
    },
  ]);
  for (const who of ['Marieke', 'Priya'] as const) expect(await offers(house, who)).toContain('hidden>');

  const no = formTo(shown, '/end-offer');
  const went = await house.as('Tom').post(no.action, no.fields, 'html').expect(303);
  expect(went.headers.location).toBe('/bench');
  expect(await offers(house, 'Tom')).toContain('hidden>');
  const late = await house.as('Tom').post('/orders/1/accept-offer', { from: 'bench' }, 'html').expect(409);
  expect(late.text).toMatch(/role="alert">.*Deze order wordt je niet \(meer\) aangeboden\./s);

  // Somebody at the desk answers on their own bench too.
  await press(house, 'Marieke', '/orders/1/offer', { ...offer, to: house.ids.Olga });
  const yes = formTo(await offers(house, 'Olga'), '/accept-offer');
  await house.as('Olga').post(yes.action, yes.fields, 'html').expect(303);
  expect((await house.as('Olga').get('/orders/1')).body).toMatchObject({ owner: house.ids.Olga, offeredTo: null });
  expect(await offers(house, 'Olga')).toContain('hidden>');
});

test('A press that is refused where it still stands is refused there, and not on top as well', async () => {
  const house = await aHouse();
  const id = await raise(house, 1, 'De brug is bezet.', 'Marieke');
  const offer = { to: house.ids.Tom, note: 'Jij kent deze klant.' };
  await press(house, 'Marieke', `/orders/1/exceptions/${id}/offer`, offer);
  await press(house, 'Marieke', '/orders/1/offer', offer);
  const used = { 'Idempotency-Key': 'used' };
  const note = { text: 'Ik kijk ernaar.', audience: 'kitchen' };
  await house.as('Tom').post('/orders/1/notes', note).set(used).expect(200);
  for (const [part, ending] of [
    ['offers', '/accept-offer'],
    ['problems', '/accept'],
  ] as const) {
    const form = formTo(elementOf(await page(house, 'Tom'), part), ending);
    const again = await house.as('Tom').post(form.action, form.fields, 'html').set(used).expect(409);
    expect(again.text).not.toContain('role="alert"><svg');
    expect(formTo(elementOf(again.text, part), ending).html).toContain('data-form-error');
  }
});

test('An open bench has it all at once: what came, what is offered, and that it is over', async () => {
  const house = await aHouse();
  const socket = connect(house.url, { key: house.keys.Yusuf });
  const heard: Update[] = [];
  socket.on('update', (update: Update) => heard.push(update));
  await new Promise<void>((resolve) => socket.on('connect', resolve));
  const roundTrip = () => new Promise((resolve) => socket.emit('follow', { page: 'bench' }, resolve));
  await roundTrip();
  // Every step has somebody, so that nobody's bench is drawn again without a reason.
  const { steps } = (await house.as('Olga').get('/orders/1')).body;
  const assign = { specialist: house.ids.Priya, reason: 'Priya wast.' };
  await press(house, 'Marieke', `/orders/1/steps/${steps[2].id}/assign`, assign);
  await press(house, 'Marieke', `/orders/1/steps/${steps[1].id}/assign`, assign);
  const last = async () => {
    await house.app.settled();
    await roundTrip();
    const updates = heard.splice(0);
    const said = updates.flatMap(({ say }) => say ?? []);
    const fresh = await page(house, 'Yusuf');
    for (const id of ['offers', 'problems']) {
      const sent = updates
        .at(-1)
        ?.fragments.find((one) => one.id === id)
        ?.html.trim();
      expect(sent, id).toBe(elementOf(fresh, id));
    }
    return said;
  };
  await last();
  const id = await raise(house, 1, 'De brug is bezet.', 'Yusuf');
  expect(await last()).toEqual([]);
  expect(await problems(house, 'Yusuf')).toContain('1 probleem van jou');
  await press(house, 'Marieke', '/orders/1/details', { subject: 'Volvo V60 grijs' });
  await last();
  await press(house, 'Marieke', `/orders/1/exceptions/${id}/settle`, { text: 'Brug twee is vrij.' });
  await last();
  await press(house, 'Marieke', '/orders/1/offer', { to: house.ids.Yusuf, note: 'Jij kent deze klant.' });
  expect(await last()).toEqual(['Een collega biedt je een order aan.']);
  const other = await raise(house, 1, 'Er mist een wieldop.', 'Marieke');
  heard.splice(0);
  const offer = { to: house.ids.Yusuf, note: 'Jij zag hem.' };
  await press(house, 'Marieke', `/orders/1/exceptions/${other}/offer`, offer);
  expect(await last()).toEqual(['Een collega biedt je een probleem aan.']);
  await press(house, 'Marieke', `/orders/1/exceptions/${other}/end-offer`);
  await last();
  socket.close();
});

test('In English the same bench reads English', async () => {
  const house = await aHouse();
  await raise(house, 1, 'The lift is taken.', 'Tom');
  await press(house, 'Marieke', '/orders/1/offer', { to: house.ids.Tom, note: 'You know them.' });
  const fragments = await benchFragments(house.kitchen)(house.shop, house.ids.Tom, 'en');
  const html = (id: string) => fragments.find((one) => one.id === id)?.html;
  expect(html('problems')).toMatch(/1 problem of yours.*Raised.*by 13:42/s);
  expect(html('offers')).toMatch(/Marieke offers you this order.*offered since.*stays with Marieke until you say yes/s);
});

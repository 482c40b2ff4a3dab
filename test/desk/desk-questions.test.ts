import { describe, expect, test } from 'vitest';
import { keep } from '#src/database/transact.ts';
import { questionsOf } from '#src/desk/desk-questions.ts';
import { lookAtClock } from '#src/keep-time.ts';
import { openKitchen } from '#src/open-kitchen.ts';
import { aCustomer, stepsOf } from '../asking.ts';
import { elementOf, formTo } from '../bench/forms.ts';
import { aKitchen, aTuesday, type Name, type TestKitchen } from '../kitchen.ts';
import { quickHashing } from '../people/quick-hashing.ts';

const minute = 60_000;
const anotherCar = { plate: 'UE-550-A', name: 'Rob de Groot', phone: '06 98 76 54 32', subject: 'Opel Corsa' };

/** Sanne asks about the brakes, which are Yusuf's. */
async function asked(house: TestKitchen, text = 'Piepen de remmen straks nog?') {
  const sanne = await aCustomer(house);
  const [, brakes] = await stepsOf(house, sanne.order);
  return { sanne, ...(await sanne.ask(text, brakes)) };
}

const deskHtml = async (house: TestKitchen) => (await house.as('Marieke').get('/desk', 'html')).text;
const deskJsonOf = async (house: TestKitchen) => (await house.as('Marieke').get('/desk')).body;
const isLateQuestion = ({ kind }: { kind: string }) => kind === 'question-overdue';
const deskJson = async (house: TestKitchen) => (await house.as('Marieke').get('/desk')).body.questions;
const cardOf = async (house: TestKitchen, id: string) => elementOf(await deskHtml(house), `question-${id}`);

async function act(house: TestKitchen, who: Name, at: { order: number; question: string }, name: string, body = {}) {
  const answer = await house.as(who).post(`/orders/${at.order}/questions/${at.question}/${name}`, body);
  expect(answer.status, `${name}: ${answer.text}`).toBe(200);
}

describe('The open questions on the desk', () => {
  test('say who waits, for whom, since when and by when, and lead to the thread', async () => {
    const house = await aKitchen();
    const at = await asked(house, `Piepen de remmen\n${'straks '.repeat(20)}nog?`);
    const [question] = (await deskJson(house)).open;
    expect(question).toMatchObject({
      ...{ question: at.question, order: 1, plate: 'OK-042-A', asker: 'Sanne Jansen', owner: house.ids.Yusuf },
      ...{ ownerIsHere: true, waitsSince: '2026-11-24T12:42:00.000Z', isOverdue: false, urgentAt: null, hands: 0 },
      answerBy: { until: '2026-11-24T13:15:00.000Z', state: 'open' },
    });
    const html = await deskHtml(house);
    expect(html).toContain('Open vragen (1)');
    expect(html.indexOf('id="questions"')).toBeLessThan(html.indexOf('id="orders"'));
    const card = elementOf(html, `question-${at.question}`);
    expect(card).toContain(`href="/orders/1#question-${at.question}"`);
    expect(card).toContain('OK-042-A');
    expect(card).toContain('Sanne <');
    expect(card).toContain('<span class="who__name">Yusuf</span>');
    expect(card).toContain('vóór 14:15');
    expect(card).toContain(`data-since="${aTuesday}"`);
    expect(card).toContain('wacht sinds 13:42');
    const [, begun = ''] = /<q[^>]*>(Piepen[^<]*)<\/q>/.exec(card) ?? [];
    expect(begun).toMatch(/^Piepen de remmen straks .* …$/);
    expect(begun.length).toBeLessThanOrEqual(80);
    expect(card).not.toContain('Te laat');
  });

  test('are one quiet sentence when nobody waits, and count quietly what lies with the customer', async () => {
    const house = await aKitchen();
    expect(await deskHtml(house)).toContain('Er wacht nu niemand op antwoord.');
    const at = await asked(house);
    await act(house, 'Yusuf', at, 'ask-back', { text: 'Ook als het regent?' });
    const html = await deskHtml(house);
    expect(html).toContain('Er wacht nu niemand op antwoord.');
    expect(html).toContain('Eén vraag ligt bij de klant');
    expect(html).not.toContain(`question-${at.question}`);
    expect(await deskJson(house)).toEqual({ open: [], askedBack: 1 });
    await at.sanne.write(at.question, 'Ja, vooral dan.');
    expect(await cardOf(house, at.question)).toContain('Ja, vooral dan.');
  });

  test('are loud once their time has passed, noted once, and just as loud after a restart', async () => {
    const house = await aKitchen();
    const at = await asked(house);
    house.clock.now += 32 * minute;
    await lookAtClock(house.kitchen, aTuesday);
    expect(await cardOf(house, at.question)).not.toContain('Te laat');
    house.clock.now += minute;
    await lookAtClock(house.kitchen, aTuesday);
    // The board is loud; the question in its list points there.
    const [card] = (await deskJsonOf(house)).exceptions.filter(isLateQuestion);
    expect(card).toMatchObject({ lane: 'late', plate: 'OK-042-A', customer: 'Sanne Jansen' });
    const pointing = new RegExp(`href="#exception-${card.exception}">.*Te laat sinds 14:15: staat op het bord`, 's');
    expect(await cardOf(house, at.question)).toMatch(pointing);
    expect(elementOf(await deskHtml(house), 'lane-late')).toContain(`id="exception-${card.exception}"`);
    const again = await openKitchen(house.kitchen.settings, { now: () => house.clock.now, hashing: quickHashing });
    await lookAtClock(again, aTuesday);
    const { views } = await questionsOf(again, house.shop, 'nl');
    await again.database.close();
    expect(views.list).toMatchObject([{ id: at.question, isOverdue: true }]);
    expect((await deskJsonOf(house)).exceptions.filter(isLateQuestion)).toEqual([card]);
    const { entries } = (await house.as('Marieke').get('/orders/1/entries?after=0')).body;
    expect(entries.filter(({ kind }: { kind: string }) => kind === 'promise-broken')).toHaveLength(1);
    expect((await deskJson(house)).open[0]).toMatchObject({ isOverdue: true, answerBy: { state: 'broken' } });
  });

  test('are loud themselves while the board has no card for them', async () => {
    const house = await aKitchen();
    const at = await asked(house);
    await house.app.settled();
    house.clock.now += 33 * minute;
    const loud = /data-tone="bad"><svg[^>]*>.*?#i-alert.*?<b>Te laat\.<\/b> Er was een antwoord beloofd vóór 14:15/s;
    expect(await cardOf(house, at.question)).toMatch(loud);
  });

  test('stand with the late ones first, then what is urgent, then by their time', async () => {
    const house = await aKitchen();
    const late = await asked(house, 'Eerst?');
    house.clock.now += 40 * minute;
    const rob = await aCustomer(house, anotherCar);
    const usual = await rob.ask('Straks?');
    house.clock.now += 10 * minute;
    const urgent = await rob.ask('Nu meteen?');
    await act(house, 'Marieke', urgent, 'urgency', { urgency: 'urgent' });
    const ids = (await deskJson(house)).open.map(({ question }: { question: string }) => question);
    expect(ids).toEqual([late.question, urgent.question, usual.question]);
    expect((await deskHtml(house)).match(/<li class="exc[^>]*id="question-[^"]+"/g)).toHaveLength(3);
  });

  test('say who is not here, and who leaves later today', async () => {
    const house = await aKitchen();
    const at = await asked(house);
    expect(await cardOf(house, at.question)).not.toContain('is er niet');
    const away = { person: house.ids.Yusuf, from: '2026-11-24', 'from-time': '15:00' };
    await house.as('Marieke').post('/people/away', away).expect(200);
    expect(await cardOf(house, at.question)).toContain('weg vanaf 15:00');
    house.clock.now = Date.parse('2026-11-24T14:30:00Z');
    expect(await cardOf(house, at.question)).toContain('is er niet');
    expect((await deskJson(house)).open[0].ownerIsHere).toBe(false);
  });

  test('say it too when the owner no longer works in the shop', async () => {
    const house = await aKitchen();
    const at = await asked(house);
    await house.kitchen.database.transact(async (tx) =>
      keep(await tx.updateTable('people').set({ disabled_at: aTuesday }).where('id', '=', house.ids.Yusuf).execute()),
    );
    house.kitchen.colleagues.forget();
    expect(await cardOf(house, at.question)).toMatch(/Yusuf<\/span>.*is er niet/s);
  });

  test('are read by as many queries for many as for one', async () => {
    const house = await aKitchen();
    const reads = async () => {
      let count = 0;
      const { database } = house.kitchen;
      const reader = database.reader.withPlugin({
        transformQuery: ({ node }) => {
          count += 1;
          return node;
        },
        transformResult: async ({ result }) => result,
      });
      await questionsOf({ ...house.kitchen, database: { ...database, reader } }, house.shop, 'nl');
      return count;
    };
    await asked(house);
    const one = await reads();
    const rob = await aCustomer(house, anotherCar);
    for (const text of ['Een?', 'Twee?', 'Drie?']) await rob.ask(text);
    expect((await deskJson(house)).open).toHaveLength(4);
    expect(one).toBeGreaterThan(2);
    expect(await reads()).toBe(one);
  });
});

describe('The desk', () => {
  test('takes a question over with one press, and the customer reads whose it is', async () => {
    const house = await aKitchen();
    const at = await asked(house);
    const before = await cardOf(house, at.question);
    const form = formTo(before, '/take-over');
    expect(before).toMatch(/Neem over: De klant leest: <q lang="nl">‹je naam› heeft de vraag overgenomen van Yusuf\.</);
    const went = await house.as('Marieke').post(form.action, form.fields, 'html');
    expect(went.headers.location).toBe(`/desk#question-${at.question}`);
    const card = await cardOf(house, at.question);
    expect(card).toContain('<span class="who__name">Marieke</span>');
    expect(card).toContain('1 keer doorgegeven');
    expect(card).not.toContain('handen');
    expect((await at.sanne.get('html')).text).toContain('Marieke heeft de vraag overgenomen van Yusuf.');
  });

  test('is warned by the second pair of hands', async () => {
    const house = await aKitchen();
    const at = await asked(house);
    await act(house, 'Marieke', at, 'take-over');
    await act(house, 'Marieke', at, 'offer', { to: house.ids.Priya, note: 'Zij heeft gemeten.' });
    house.clock.now += 5 * minute;
    expect(await cardOf(house, at.question)).toContain('Aangeboden aan Priya');
    expect(await cardOf(house, at.question)).not.toContain('data-tone="bad"');
    await act(house, 'Priya', at, 'accept');
    const card = await cardOf(house, at.question);
    expect(card).toMatch(/data-tone="bad">.*2e keer doorgegeven: dit ging al door twee handen\./s);
    expect(card).not.toContain('Aangeboden aan');
    expect((await deskJson(house)).open[0]).toMatchObject({ hands: 2, owner: house.ids.Priya, offeredTo: null });
  });

  test('marks urgent and no longer, and nothing of that goes to the customer', async () => {
    const house = await aKitchen();
    const at = await asked(house);
    const before = (await at.sanne.get('html')).text;
    const press = async () => {
      const card = await cardOf(house, at.question);
      const form = formTo(card, '/urgency');
      expect(card).toMatch(/[Ss]poed: De klant leest hier niets van\./);
      await house.as('Marieke').post(form.action, form.fields, 'html').expect(303);
      return cardOf(house, at.question);
    };
    expect(await press()).toMatch(/data-tone="bad"><svg.*?<\/svg>Spoed<\/span>/s);
    expect((await deskJson(house)).open[0].urgentAt).toBe('2026-11-24T12:42:00.000Z');
    expect(await press()).not.toContain('data-tone="bad"');
    expect(await press()).toContain('Geen spoed');
    expect((await at.sanne.get('html')).text.replace(/data-after="\d+"/, '')).toBe(
      before.replace(/data-after="\d+"/, ''),
    );
  });

  test('alone may take over and mark urgent: a technician is turned away', async () => {
    const house = await aKitchen();
    const at = await asked(house);
    const forms = `/orders/1/questions/${at.question}`;
    await house.as('Tom').post(`${forms}/take-over`).expect(403);
    await house.as('Tom').post(`${forms}/urgency`, { urgency: 'urgent' }).expect(403);
    expect((await deskJson(house)).open[0]).toMatchObject({ owner: house.ids.Yusuf, urgentAt: null });
  });

  test('is told at the press why it did not happen, and above everything once the question is gone', async () => {
    const house = await aKitchen();
    const at = await asked(house);
    const form = formTo(await cardOf(house, at.question), '/take-over');
    await act(house, 'Marieke', at, 'take-over');
    const again = await house.as('Marieke').post(form.action, { from: 'desk' }, 'html').expect(409);
    const complaint = 'Deze vraag is al van jou.';
    expect(formTo(again.text, '/take-over').html).toContain(complaint);
    expect(again.text.split(complaint)).toHaveLength(2);
    await act(house, 'Marieke', at, 'answer', { text: 'Nee, die zijn nieuw.' });
    const late = await house.as('Olga').post(form.action, { from: 'desk' }, 'html').expect(409);
    expect(late.text).toContain('Dat is niet gelukt. Op deze vraag wacht niemand meer.');
  });
});

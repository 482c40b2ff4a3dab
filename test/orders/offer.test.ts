import { expect, test } from 'vitest';
import { AnswerOrderOffer, acceptOrder, endOrderOffer, OfferOrder, offerOrder } from '#src/orders/offer-order.ts';
import { aCustomer } from '../asking.ts';
import { elementOf, formsOn, formTo } from '../bench/forms.ts';
import { anOrder, asked, marieke, olga, priya, refused, tom, tuesday, yusuf } from '../cast.ts';
import { at, exceptionsIn, press } from '../exceptions/watching.ts';
import { aKitchen, type TestKitchen, takeIn } from '../kitchen.ts';

const note = 'Jij kent deze klant.';
const order = anOrder({ owner: yusuf.person });
const offered = { offered_to: tom.person, offered_at: tuesday, offer_note: note };
const toTom = anOrder({ owner: yusuf.person, ...offered });

test('Whose order it is and the desk may offer it, to a colleague who works here and has it not yet', () => {
  const offer = (to: string, by = yusuf, of = order) => offerOrder(of, { to, note }, asked(by));
  for (const by of [yusuf, marieke, olga])
    expect(offer('tom', by)).toEqual([{ kind: 'order-offered', audience: 'kitchen', body: { to: 'tom', note } }]);
  expect(refused(offer('tom', priya))).toBe('Deze order is van Yusuf. Neem de order over, of overleg met Yusuf.');
  expect(refused(offer('ruud'))).toBe('Kies een collega die hier werkt.');
  expect(refused(offer('nobody'))).toBe('Kies een collega die hier werkt.');
  expect(refused(offer('yusuf'))).toBe('De order is al van Yusuf. Kies een ander.');
  expect(refused(offer('tom', yusuf, toTom))).toBe('De order wordt Tom al aangeboden.');
  // Somebody else after all: the newer offer replaces the older.
  expect(offer('priya', yusuf, toTom)).toMatchObject([{ body: { to: 'priya' } }]);
});

test('An order that is ready can still be offered, one that is over cannot', () => {
  const offer = (state: 'ready' | 'handed-over' | 'cancelled' | 'cannot-be-done') =>
    offerOrder(anOrder({ state, owner: yusuf.person }), { to: 'tom', note }, asked());
  expect(offer('ready')).toHaveLength(1);
  for (const state of ['handed-over', 'cancelled', 'cannot-be-done'] as const)
    expect(refused(offer(state))).toMatch(/open de order dan eerst weer\.$/);
});

test('An offer needs words, and answering it none', () => {
  expect(OfferOrder.safeParse({ to: 'tom' }).success).toBe(false);
  expect(OfferOrder.safeParse({ to: 'tom', note: ' x ' }).success).toBe(false);
  expect(OfferOrder.parse({ to: 'tom', note: ' Jij bent er. ' })).toEqual({ to: 'tom', note: 'Jij bent er.' });
  expect(AnswerOrderOffer.safeParse({ reason: 'nee' }).success).toBe(false);
});

test('Only whom it was offered to accepts it; they decline it, and whose it is or the desk takes the offer back', () => {
  const accept = (by: typeof tom, of = toTom) => acceptOrder(of, {}, asked(by));
  const end = (by: typeof tom, of = toTom) => endOrderOffer(of, {}, asked(by));
  expect(accept(tom)).toEqual([{ kind: 'order-taken', audience: 'customer', body: { was: 'yusuf' } }]);
  for (const by of [yusuf, priya, olga])
    expect(refused(accept(by))).toBe('Deze order wordt je niet (meer) aangeboden.');
  expect(refused(accept(tom, order))).toBe('Deze order wordt je niet (meer) aangeboden.');
  const ended = (how: string) => [{ kind: 'order-offer-ended', audience: 'kitchen', body: { to: 'tom', how } }];
  expect(end(tom)).toEqual(ended('declined'));
  for (const by of [yusuf, marieke, olga]) expect(end(by)).toEqual(ended('withdrawn'));
  expect(refused(end(priya))).toBe('Deze order is van Yusuf. Neem de order over, of overleg met Yusuf.');
  expect(refused(end(tom, order))).toBe('Deze order wordt je niet (meer) aangeboden.');
});

const now = async (house: TestKitchen) => elementOf((await house.as('Olga').get('/orders/1', 'html')).text, 'owner');
const json = async (house: TestKitchen) => (await house.as('Olga').get('/orders/1')).body;

test('On its page an order is offered, and stays its owner’s until the other accepts; the customer reads only that', async () => {
  const house = await aKitchen();
  const sanne = await aCustomer(house);
  const { owner } = await json(house);
  expect(owner).toBe(house.ids.Marieke);
  const form = formTo(await now(house), '/offer');
  expect(form.html).not.toContain(`value="${owner}"`);
  expect(form.html).toContain('leest hier niets van');
  const went = await house.as('Marieke').post(form.action, { ...form.fields, to: house.ids.Tom, note }, 'html');
  expect([went.status, went.headers.location]).toEqual([303, '/orders/1']);

  expect(await json(house)).toMatchObject({ owner, offeredTo: house.ids.Tom, offerNote: note });
  expect((await json(house)).offeredAt).toBe('2026-11-24T12:42:00.000Z');
  const shown = await now(house);
  expect(shown).toMatch(/who__name">Marieke.*Aangeboden aan Tom, sinds <time[^>]*>13:42<\/time>: <q>Jij kent deze/s);
  expect(shown).toContain('De order blijft van Marieke tot Tom ja zegt.');
  expect(formTo(shown, '/accept-offer').html).toMatch(/De klant leest:.*is nu verantwoordelijk voor deze order/s);
  expect(formTo(shown, '/offer').html).not.toContain(`value="${house.ids.Tom}"`);
  expect((await sanne.get('html')).text).not.toMatch(/Tom|Jij kent/);

  await house.as('Priya').post('/orders/1/accept-offer').expect(409);
  const yes = formTo(shown, '/accept-offer');
  await house.as('Tom').post(yes.action, yes.fields, 'html').expect(303);
  expect(await json(house)).toMatchObject({
    ...{ owner: house.ids.Tom, offeredTo: null, offeredAt: null, offerNote: null },
    promise: { state: 'open' },
  });
  expect((await json(house)).promises.at(-1).owner).toBe(house.ids.Tom);
  expect((await sanne.get('html')).text).toContain('Tom is nu verantwoordelijk voor deze order.');
  expect((await house.as('Olga').get('/orders/1', 'html')).text).toContain(
    'Marieke bood de order aan Tom aan: Jij kent deze klant.',
  );
});

test('An offer without a person or words comes back open with what was chosen; a refusal says why', async () => {
  const house = await aKitchen();
  await takeIn(house);
  const again = await house
    .as('Marieke')
    .post('/orders/1/offer', { from: 'order', to: house.ids.Tom, note: '' }, 'html')
    .expect(422);
  const back = elementOf(again.text, 'owner-offer');
  expect(back).toMatch(/^<details[^>]* open>/);
  expect(back).toContain(`<option value="${house.ids.Tom}" selected>`);
  expect(back).toContain('id="offer-note-fault"');
  const mine = { from: 'order', to: house.ids.Tom, note };
  const refused = await house.as('Priya').post('/orders/1/offer', mine, 'html').expect(409);
  expect(elementOf(refused.text, 'owner-offer')).toContain('Neem de order over, of overleg met Marieke.');
});

test.each([
  ['declined', 'Tom', 'end-offer', 'Tom neemt de order niet over.'],
  ['withdrawn', 'Marieke', 'end-offer', 'Marieke biedt de order niet meer aan Tom aan.'],
  ['passed over', 'Priya', 'take', 'Priya is nu verantwoordelijk voor deze order.'],
  ['overtaken by the end of the order', 'Olga', 'cancel', 'Olga heeft de order gestopt.'],
] as const)('An offer that is %s is gone, and the timeline says so', async (_how, who, act, said) => {
  const house = await aKitchen();
  await takeIn(house);
  await press(house, 'Marieke', '/orders/1/offer', { to: house.ids.Tom, note });
  await press(house, who, `/orders/1/${act}`, act === 'cancel' ? { reason: 'De klant wil niet meer.' } : {});
  expect(await json(house)).toMatchObject({ offeredTo: null, offeredAt: null, offerNote: null });
  expect((await json(house)).owner).toBe(house.ids[act === 'take' ? 'Priya' : 'Marieke']);
  const page = (await house.as('Olga').get('/orders/1', 'html')).text;
  expect(page).toContain(said);
  expect(formsOn(elementOf(page, 'owner')).some(({ action }) => action.endsWith('/accept-offer'))).toBe(false);
  await house.as('Tom').post('/orders/1/accept-offer').expect(409);
});

test('What nobody accepts in time needs its owner, on the board and on the page, until somebody says yes or no', async () => {
  const house = await aKitchen();
  await takeIn(house, { day: 'tomorrow' });
  await press(house, 'Marieke', '/orders/1/offer', { to: house.ids.Tom, note });
  await at(house, '14:11');
  expect((await exceptionsIn(house)).filter(({ kind }) => kind === 'offer-waiting')).toEqual([]);
  await at(house, '14:12');
  await at(house, '14:13');
  const waiting = (await exceptionsIn(house)).filter(({ kind }) => kind === 'offer-waiting');
  expect(waiting).toMatchObject([{ state: 'open', owner: house.ids.Marieke }]);
  const about = 'De hele order: Tom zei nog geen ja';
  const board = (await house.as('Marieke').get('/desk', 'html')).text;
  const card = elementOf(board, `exception-${waiting[0]?.id}`);
  expect(card).toContain(about);
  expect(card).toMatch(/href="\/orders\/1#owner"[^>]*>.*Naar het aanbod/s);
  const { exceptions } = await json(house);
  expect(exceptions.find(({ kind }: { kind: string }) => kind === 'offer-waiting')).toMatchObject({ about });
  await press(house, 'Tom', '/orders/1/end-offer');
  const { exceptions: after } = await json(house);
  // Nobody is waited for any more.
  expect(after.find(({ kind }: { kind: string }) => kind === 'offer-waiting')).toMatchObject({
    ...{ state: 'cleared', about: 'De hele order' },
  });
});

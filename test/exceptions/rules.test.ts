import { expect, test } from 'vitest';
import { acceptException, endOffer, offerException } from '#src/exceptions/offer-exception.ts';
import { raiseException } from '#src/exceptions/raise-exception.ts';
import { sayUnhappy } from '#src/exceptions/say-unhappy.ts';
import { SettleException, settleException } from '#src/exceptions/settle-exception.ts';
import { takeException } from '#src/exceptions/take-exception.ts';
import type { Customer } from '#src/people/actor.ts';
import { anOrder, asked, colleagues, marieke, olga, priya, refused, shop, tom, tuesday, yusuf, zone } from '../cast.ts';
import { anException } from './facts.ts';

const order = anOrder();
const exception = 'exception-1';
const with_ = (...exceptions: ReturnType<typeof anException>[]) => ({ exceptions });
const mariekes = with_(anException());
const offered = with_(anException({ offered_to: tom.person, offered_at: tuesday, offer_note: 'Jij bent er nu.' }));
const over = with_(anException({ state: 'settled', ended_at: tuesday }));

test('Taking says from whom, and who looked at an old board learns who has it now', () => {
  const take = (was: string, by = tom) => takeException(order, { exception, was }, asked(by), mariekes);
  expect(take('marieke')).toEqual([
    { kind: 'exception-taken', audience: 'kitchen', body: { exception, of: 'raised', was: 'marieke' } },
  ]);
  expect(refused(take('olga'))).toBe('Marieke heeft dit intussen. Kijk eerst opnieuw.');
  expect(refused(take('marieke', marieke))).toBe('Dit is al van jou.');
});

test('What was settled or never was cannot be taken, given or settled', () => {
  for (const [facts, why] of [
    [over, 'Dit probleem is al afgehandeld.'],
    [with_(), 'Dit probleem is er niet.'],
  ] as const) {
    const by = asked(marieke);
    expect(refused(takeException(order, { exception, was: 'marieke' }, asked(tom), facts))).toBe(why);
    expect(refused(offerException(order, { exception, to: 'tom', note: 'Nu.' }, by, facts))).toBe(why);
    expect(refused(acceptException(order, { exception }, by, facts))).toBe(why);
    expect(refused(endOffer(order, { exception }, by, facts))).toBe(why);
    expect(refused(settleException(order, { exception, text: 'Gedaan.' }, by, facts))).toBe(why);
  }
});

test('Whose it is and the desk may offer it, to a colleague who works here and has it not yet', () => {
  const offer = (to: string, by = marieke, facts = mariekes) =>
    offerException(order, { exception, to, note: 'Jij bent er nu.' }, asked(by), facts);
  const body = { exception, of: 'raised', to: 'tom', note: 'Jij bent er nu.' };
  for (const by of [marieke, olga])
    expect(offer('tom', by)).toEqual([{ kind: 'exception-offered', audience: 'kitchen', body }]);
  expect(refused(offer('tom', yusuf))).toBe('Dit is van Marieke. Neem het over, of overleg met Marieke.');
  expect(refused(offer('ruud'))).toBe('Kies een collega die hier werkt.');
  expect(refused(offer('marieke'))).toBe('Dit is al van Marieke. Kies een ander.');
  expect(refused(offer('tom', marieke, offered))).toBe('Dit wordt Tom al aangeboden.');
});

test('Only whom it was offered to accepts; they decline it, and whoever offered it or the desk takes the offer back', () => {
  const accept = (by: typeof tom, facts = offered) => acceptException(order, { exception }, asked(by), facts);
  const end = (by: typeof tom, facts = offered) => endOffer(order, { exception }, asked(by), facts);
  expect(accept(tom)).toEqual([
    { kind: 'exception-accepted', audience: 'kitchen', body: { exception, of: 'raised', was: 'marieke' } },
  ]);
  const none = 'Dit wordt niet (meer) aangeboden.';
  expect(refused(accept(priya))).toBe(none);
  expect(refused(accept(tom, mariekes))).toBe(none);
  const ended = (how: string) => [
    { kind: 'exception-offer-ended', audience: 'kitchen', body: { exception, of: 'raised', to: 'tom', how } },
  ];
  expect(end(tom)).toEqual(ended('declined'));
  expect(end(marieke)).toEqual(ended('withdrawn'));
  expect(end(olga)).toEqual(ended('withdrawn'));
  expect(refused(end(priya))).toBe(none);
  expect(refused(end(marieke, mariekes))).toBe(none);
});

test('Settling takes a sentence; what the customer is told stands in their timeline, and nothing else does', () => {
  const settle = (told?: string, by = marieke) =>
    settleException(order, { exception, text: 'De brug is gemaakt.', ...(told ? { told } : {}) }, asked(by), mariekes);
  const settled = {
    kind: 'exception-settled',
    audience: 'kitchen',
    body: { exception, of: 'raised', text: 'De brug is gemaakt.' },
  };
  expect(settle()).toEqual([settled]);
  expect(settle('Wij gaan weer verder.')).toEqual([
    settled,
    { kind: 'note-added', audience: 'customer', body: { step: null, text: 'Wij gaan weer verder.' } },
  ]);
  expect(refused(settle(undefined, yusuf))).toBe('Dit is van Marieke. Neem het over, of overleg met Marieke.');
  expect(SettleException.safeParse({ exception, text: ' ' }).success).toBe(false);
});

test('Raised by hand it is somebody’s at once: a colleague’s who works here, or the order owner’s', () => {
  const raise = (owner?: string) =>
    raiseException(order, { text: 'De brug lekt.', ...(owner ? { owner } : {}) }, asked());
  const body = { exception: 'new-1', of: 'raised', cause: 'new-1', due: tuesday, text: 'De brug lekt.' };
  const raised = (owner: string) => [{ kind: 'exception-raised', audience: 'kitchen', body: { ...body, owner } }];
  expect(raise()).toEqual(raised('marieke'));
  expect(raise('tom')).toEqual(raised('tom'));
  expect(refused(raise('ruud'))).toBe('Kies een collega die hier werkt.');
  expect(refused(raise('nobody-at-all'))).toBe('Kies een collega die hier werkt.');
});

test('A customer says that it goes wrong to somebody on the order, three times at a time', () => {
  const actor: Customer = { as: 'customer', shop, order: order.id, follower: 'sanne', link: 'link', language: 'nl' };
  const by = { actor, at: tuesday, zone, ids: ['new-1', 'new-2', 'new-3'] as [string, string, string], colleagues };
  const say = (owner?: string, ...known: ReturnType<typeof anException>[]) =>
    sayUnhappy(order, { text: 'Ik hoor niets.', ...(owner ? { owner } : {}) }, by, with_(...known));
  const body = { exception: 'new-1', of: 'unhappy', cause: 'new-1', due: tuesday, text: 'Ik hoor niets.' };
  const heard = (owner: string) => [{ kind: 'exception-raised', audience: 'customer', body: { ...body, owner } }];
  expect(say()).toEqual(heard('marieke'));
  expect(say('yusuf')).toEqual(heard('yusuf'));
  expect(refused(say('olga'))).toBe('Die persoon werkt niet aan uw order. Kies een ander.');
  const before = (id: string, state: 'open' | 'settled' = 'open') => anException({ id, kind: 'unhappy', state });
  expect(say(undefined, before('a'), before('b'), before('c', 'settled'), anException())).toEqual(heard('marieke'));
  expect(refused(say(undefined, before('a'), before('b'), before('c')))).toBe(
    'Marieke is hier al mee bezig en neemt contact met u op. Haast? Bel ons.',
  );
});

import { expect, test } from 'vitest';
import { CancelOrder, cancelOrder } from '#src/orders/cancel-order.ts';
import { CannotBeDone, cannotBeDone } from '#src/orders/cannot-be-done.ts';
import { HandOver, handOver } from '#src/orders/hand-over.ts';
import { MakeReady, makeReady } from '#src/orders/make-ready.ts';
import { ReopenOrder, reopenOrder } from '#src/orders/reopen-order.ts';
import { takeOrder } from '#src/orders/take-order.ts';
import { anOrder, asked, marieke, olga, refused, steps, yusuf } from '../cast.ts';

const reason = 'De klant ziet ervan af.';
const done = steps('finished', 'skipped', 'finished');

test('An order is ready when every step was finished or skipped', () => {
  expect(makeReady(anOrder({ steps: done }), {}, asked())).toEqual([
    { kind: 'order-ready', audience: 'customer', body: {} },
  ]);
  expect(MakeReady.safeParse({ percent: '80' }).success).toBe(false);
});

test.each(['planned', 'paused'] as const)('It is not ready while a step is %s', (state) => {
  expect(refused(makeReady(anOrder({ steps: steps('finished', state) }), {}, asked()))).toBe(
    '“Vervang de remblokken” is nog niet klaar. Rond de stap eerst af, of sla haar over met een reden.',
  );
});

test('It is not ready while somebody is at work, even where another step is left', () => {
  expect(refused(makeReady(anOrder({ steps: steps('planned', 'running') }), {}, asked()))).toBe(
    'Yusuf is nog bezig met “Vervang de remblokken”. Zet die stap eerst op pauze of rond haar af.',
  );
});

test.each([
  ['no steps', []],
  ['only skipped steps', steps('skipped', 'skipped')],
])('Nothing is ready of an order with %s', (_name, none) => {
  expect(refused(makeReady(anOrder({ steps: none }), {}, asked()))).toBe(
    'Er is nog geen stap afgerond, dus er is niets klaar. Rond eerst een stap af, of stop de order met een reden.',
  );
});

test.each(['ready', 'handed-over', 'cancelled', 'cannot-be-done'] as const)(
  'An order that is %s is not ready again',
  (state) => {
    expect(refused(makeReady(anOrder({ state, steps: done }), {}, asked()))).toMatch(/open de order dan eerst weer.$/);
  },
);

test('What is ready is handed over, to somebody or just so', () => {
  expect(handOver(anOrder({ state: 'ready' }), {})).toEqual([
    { kind: 'order-handed-over', audience: 'customer', body: { to: null } },
  ]);
  expect(handOver(anOrder({ state: 'ready' }), { to: 'de buurman' })).toMatchObject([{ body: { to: 'de buurman' } }]);
  expect(HandOver.parse({})).toEqual({});
  expect(HandOver.parse({ to: ' J ' })).toEqual({ to: 'J' });
  expect(HandOver.safeParse({ to: 'x'.repeat(101) }).success).toBe(false);
});

test.each([
  ['open', 'Deze order is nog niet klaar gemeld. Meld eerst dat alles klaar is.'],
  ['handed-over', 'Deze order is al meegegeven. Moet er nog iets gebeuren, open de order dan eerst weer.'],
  ['cancelled', 'Deze order is gestopt. Gaat het toch door, open de order dan eerst weer.'],
  ['cannot-be-done', 'Van deze order is gemeld dat het niet kan. Kan het toch, open de order dan eerst weer.'],
] as const)('An order that is %s is not handed over', (state, sentence) => {
  expect(refused(handOver(anOrder({ state, steps: done }), {}))).toBe(sentence);
});

const ends = [
  ['cancelled', cancelOrder, CancelOrder, 'order-cancelled'],
  ['cannot be done', cannotBeDone, CannotBeDone, 'order-cannot-be-done'],
] as const;

test.each(ends)('An open or ready order is %s, with a reason', (_name, rule, schema, kind) => {
  for (const state of ['open', 'ready'] as const) {
    const order = anOrder({ state, steps: steps('finished', 'paused', 'planned') });
    expect(rule(order, { reason }, asked())).toEqual([{ kind, audience: 'customer', body: { reason } }]);
  }
  expect(schema.safeParse({}).success).toBe(false);
  expect(schema.safeParse({ reason: ' nu ' }).success).toBe(false);
  expect(schema.safeParse({ reason: 'x'.repeat(501) }).success).toBe(false);
});

test.each(ends)('It is not %s while somebody is at work: the refusal says who and on what', (_name, rule) => {
  const order = anOrder({ steps: steps('finished', 'running', 'planned') });
  expect(refused(rule(order, { reason }, asked(marieke)))).toBe(
    'Yusuf is nog bezig met “Vervang de remblokken”. Zet die stap eerst op pauze of rond haar af.',
  );
  const stranger = anOrder({ steps: steps('running').map((step) => ({ ...step, specialist: 'unknown' })) });
  expect(refused(rule(stranger, { reason }, asked()))).toMatch(/^Een collega is nog bezig/);
});

test.each(ends)('What is over is not %s', (_name, rule) => {
  for (const state of ['handed-over', 'cancelled', 'cannot-be-done'] as const) {
    expect(refused(rule(anOrder({ state }), { reason }, asked()))).toMatch(/open de order dan eerst weer.$/);
  }
});

test.each(['ready', 'handed-over', 'cancelled', 'cannot-be-done'] as const)(
  'An order that is %s opens again, with a reason',
  (state) => {
    expect(reopenOrder(anOrder({ state }), { reason })).toEqual([
      { kind: 'order-reopened', audience: 'customer', body: { reason } },
    ]);
  },
);

test('An open order does not open again, and nothing opens without a reason', () => {
  expect(refused(reopenOrder(anOrder(), { reason }))).toBe('Deze order is al open. Er kan gewoon aan gewerkt worden.');
  expect(ReopenOrder.safeParse({}).success).toBe(false);
  expect(ReopenOrder.parse({ reason: ' nog ' })).toEqual({ reason: 'nog' });
});

test.each(['open', 'handed-over'] as const)(
  'Whoever takes an order that is %s is its owner, and the old one is on record',
  (state) => {
    expect(takeOrder(anOrder({ state }), {}, asked(olga))).toEqual([
      { kind: 'order-taken', audience: 'customer', body: { was: marieke.person } },
    ]);
  },
);

test('Its owner does not take it again', () => {
  expect(refused(takeOrder(anOrder({ owner: yusuf.person }), {}, asked(yusuf)))).toBe(
    'Je bent al verantwoordelijk voor deze order.',
  );
});

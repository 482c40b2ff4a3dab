import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findCauses } from '#src/exceptions/find-causes.ts';
import type { OrderFacts } from '#src/exceptions/order-facts.ts';
import { pauseReasons } from '#src/timeline/entry-kinds.ts';
import { usualThresholds } from '#src/timeline/thresholds.ts';
import { aStep, colleagues } from '../cast.ts';
import { anException, aPromise, aQuestion, facts, minute, time } from './facts.ts';
import { type View, whatIsWrong } from './simple-check.ts';

/** A minute between Monday morning and Thursday evening. */
const moment = fc.nat(4 * 24 * 60).map((minutes) => time('00:00', '2026-11-23') + minutes * minute);
const earlier = moment.map((at) => at - 24 * 60 * minute);
const person = fc.constantFrom('olga', 'marieke', 'yusuf', 'priya', 'tom', 'ruud');
const offer = fc.option(earlier, { nil: null });
const stint = fc.record({ from: earlier, long: fc.nat(300) });

const step = fc.record({
  state: fc.constantFrom('planned', 'running', 'paused', 'finished', 'skipped'),
  minutes: fc.nat(240),
  specialist: fc.option(person, { nil: null }),
  pausedAt: earlier,
  reason: fc.constantFrom(...pauseReasons),
  until: fc.option(moment, { nil: null }),
  worked: fc.array(stint, { maxLength: 3 }),
});
const question = fc.record({
  state: fc.constantFrom('open' as const, 'asked-back' as const),
  until: moment,
  hands: fc.nat(3),
  turn: earlier,
  offered: offer,
});
const anything = fc.record({
  state: fc.constantFrom('open' as const, 'open' as const, 'ready' as const, 'handed-over' as const),
  owner: person,
  steps: fc.array(step, { maxLength: 5 }),
  /** Another step may have waited before the ones that wait now. */
  before: fc.constantFrom(0, 0, 90),
  ready: fc.option(fc.record({ until: moment, state: fc.constantFrom('open' as const, 'broken' as const) })),
  call: fc.option(fc.record({ until: moment, state: fc.constantFrom('open' as const, 'broken' as const) })),
  questions: fc.array(question, { maxLength: 3 }),
  problem: fc.option(offer),
  handed: offer,
  word: fc.option(fc.record({ number: fc.nat(50), at: earlier })),
  changed: earlier,
  away: fc.uniqueArray(person, { maxLength: 5 }),
});

test('Of any order at any moment everything that is wrong is found, once, and is somebody’s who works here', () => {
  let wrong = 0;
  fc.assert(
    fc.property(anything, moment, (given, at) => {
      const one = asFacts(given);
      const causes = findCauses(one, usualThresholds, at);
      const names = causes.map(({ kind, cause }) => `${kind} ${cause}`);
      expect(names.toSorted()).toEqual(whatIsWrong(asView(one), at).toSorted());
      expect(new Set(names).size).toBe(names.length);
      for (const { owner, due } of causes) {
        expect(colleagues.get(owner)?.here).toBe(true);
        expect(Number.isFinite(due)).toBe(true);
      }
      wrong += causes.length;
    }),
    { numRuns: 1500 },
  );
  expect(wrong).toBeGreaterThan(2000);
});

type Anything = typeof anything extends fc.Arbitrary<infer T> ? T : never;

function asFacts({ steps, ready, call, questions, problem, word, away, ...given }: Anything): OrderFacts {
  const offered = (at: number | null) =>
    at === null ? {} : { offered_to: 'olga', offered_at: at, offer_note: 'Jij bent er.' };
  const asked = steps.filter(({ state, reason }) => state === 'paused' && reason === 'customer');
  const since = asked.length > 0 ? Math.min(...asked.map(({ pausedAt }) => pausedAt)) : null;
  return facts({
    order: {
      state: given.state,
      owner: given.owner,
      ...(since === null ? {} : { waits_since: since - given.before * minute }),
      ...(given.state === 'handed-over' ? {} : offered(given.handed)),
      steps: steps.map(({ state, minutes, specialist, pausedAt, reason, until, worked }, i) =>
        aStep({
          ...{ id: `step-${i}`, minutes, specialist, state: state as 'planned' },
          ...(state === 'skipped' && worked[0] ? { started_at: worked[0].from } : {}),
          ...(state === 'paused' ? { paused_at: pausedAt, pause: JSON.stringify({ reason, until, note: null }) } : {}),
        }),
      ),
    },
    stints: new Map(
      steps.map(({ worked, state }, i) => [
        `step-${i}`,
        worked.map(({ from, long }, n) => ({
          from,
          until: n === worked.length - 1 && state === 'running' ? null : from + long * minute,
        })),
      ]),
    ),
    promises: [
      ...(ready ? [aPromise({ id: 'ready', until_at: ready.until, state: ready.state })] : []),
      ...(call ? [aPromise({ id: 'call', kind: 'call-by', until_at: call.until, state: call.state })] : []),
    ],
    questions: questions.map(({ state, until, hands, turn, offered: at }, i) =>
      aQuestion({
        ...{ id: `question-${i}`, state, until_at: until, hands, turn_at: turn },
        ...(state === 'open' ? offered(at) : {}),
      }),
    ),
    exceptions: problem === null ? [] : [anException(offered(problem))],
    lastWord: word,
    lastChange: given.changed,
    away: Object.fromEntries(away.map((who) => [who, time('00:00', '2026-11-20')])),
  });
}

function asView({ order, promises, questions, exceptions, lastWord, lastChange, stints, around }: OrderFacts): View {
  const told = promises.map(({ id, state, until_at }) => ({ id, state, until: until_at }));
  return {
    state: order.state,
    waits: order.waits_since,
    steps: order.steps.map(({ id, state, minutes, specialist, paused_at, pause }) => {
      const said = JSON.parse(pause ?? '{"reason":null,"until":null}');
      const worked = [...(stints.get(id) ?? [])];
      return { id, state, minutes, specialist, pausedAt: paused_at, worked, ...said };
    }),
    ready: told.find(({ id }) => id === 'ready') ?? null,
    calls: told.filter(({ id }) => id === 'call'),
    questions: questions.map(({ id, state, promise, until_at, hands, turn_at, offered_at }) => ({
      ...{ id, state, promise, until: until_at, hands, turn: turn_at, offeredAt: offered_at },
    })),
    offers: [...exceptions, order].map(({ id, offered_at }) => ({ id, offeredAt: offered_at })),
    word: lastWord,
    changed: lastChange,
    missing: (who) => !around.here.has(who),
  };
}

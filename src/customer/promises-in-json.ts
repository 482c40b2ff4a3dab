import { iso } from './iso.ts';
import { promiseView } from './promise-view.ts';
import type { Seen } from './seen.ts';
import type { SeenCall, SeenPromise } from './seen-promises.ts';

/** When it is ready, with the times that were promised before and did not hold, the first first. */
export function readyInJson(seen: Seen, { from, until, state, standsSince }: SeenPromise) {
  const earlier = promiseView(seen)?.earlier ?? [];
  const history = earlier.map(({ was, isBroken, by, reason, at }) => {
    return { ...range(was), state: isBroken ? 'broken' : 'moved', by, reason, at: iso(at) };
  });
  return { ...range({ from, until }), state, standsSince: iso(standsSince), history: history.reverse() };
}

/** Anything that was promised, with what people did about it. */
export function promiseInJson({ id, kind, words, by, madeAt, from, until, state, endedAt, ...more }: SeenPromise) {
  return {
    ...{ promise: id, of: kind, words, question: more.question?.id ?? null, by, madeAt: iso(madeAt) },
    ...{ ...range({ from, until }), state, standsSince: iso(more.standsSince), endedAt: iso(endedAt) },
    turns: more.turns.map(({ how, at, by, text, next, waited }) => ({
      ...{ how, at: iso(at), by, text, next: next && range(next) },
      waitedMinutes: waited === null ? null : waited / 60_000,
    })),
  };
}

export function callInJson({ how: outcome, at, by, text, promise, next }: SeenCall) {
  return { at: iso(at), by, outcome, text, promise, next: iso(next?.until ?? null) };
}

/** What was said, and whom it can be said to. */
export function unhappyInJson({ unhappy, turnTo }: Seen) {
  return {
    to: turnTo.map(({ person, name, step }) => ({ person, name, step })),
    said: unhappy.map(({ at, text, owner, answer }) => {
      return { at: iso(at), text, owner, answer: answer && { at: iso(answer.at), by: answer.by, text: answer.text } };
    }),
  };
}

const range = ({ from, until }: { from: number; until: number }) => ({ from: iso(from), until: iso(until) });

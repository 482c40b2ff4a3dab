import { time } from './facts.ts';

// What is wrong with an order, told a second time and as simply as possible: by counting the time in which a shop is open
// that works from eight to half past five, Monday to Friday, in a November without a change of clocks.

type Step = { id: string; state: string; minutes: number; specialist: string | null; pausedAt: number | null } & {
  reason: string | null;
  until: number | null;
  /** From when until when somebody worked on it. */
  worked: { from: number; until: number | null }[];
};
type Offer = { id: string; offeredAt: number | null };

export type View = {
  state: string;
  steps: Step[];
  /** Since when the customer has had to decide something without a break. */
  waits: number | null;
  ready: { id: string; state: string; until: number } | null;
  calls: { id: string; state: string; until: number }[];
  questions: ({ state: string; promise: string; until: number; hands: number; turn: number } & Offer)[];
  offers: Offer[];
  word: { number: number; at: number } | null;
  changed: number;
  missing: (person: string) => boolean;
};

const day = 24 * 60 * 60_000;
const minutes = (count: number) => count * 60_000;

/** The open time between two moments. */
export function openTime(from: number, until: number): number {
  let sum = 0;
  // Monday the 23rd.
  for (let i = -14; i < 40; i += 1) {
    if (((i % 7) + 7) % 7 > 4) continue;
    const opens = time('08:00', '2026-11-23') + i * day;
    sum += Math.max(0, Math.min(until, opens + minutes(570)) - Math.max(from, opens));
  }
  return sum;
}

const goneBy = (since: number, count: number, at: number) => at >= since && openTime(since, at) >= minutes(count);

export function whatIsWrong(view: View, at: number): string[] {
  const { state, steps, ready, calls, questions, offers, word } = view;
  const wrong: string[] = [];
  const say = (kind: string, cause: string, isSo: boolean) => isSo && wrong.push(`${kind} ${cause}`);
  const isOpen = state === 'open';
  const past = (one: { state: string; until: number }) => one.state === 'broken' || one.until <= at;
  const waits = steps.some((step) => step.state === 'paused' && step.reason === 'customer');
  if (ready && isOpen) {
    // The clock stands for what was not past when they were asked.
    const stands = ready.state === 'open' && view.waits !== null && ready.until > view.waits;
    say('ready-by-broken', ready.id, !stands && past(ready));
    say('ready-by-danger', ready.id, !stands && !past(ready) && left(steps, at) > openTime(at, ready.until));
  }
  for (const call of calls) say('call-overdue', call.id, past(call));
  for (const { id, state: turn, promise, until, hands, turn: since } of questions) {
    say('question-overdue', `${id} ${promise}`, turn === 'open' && until <= at);
    say('second-hand-over', `${id} ${hands}`, turn === 'open' && hands >= 2);
    const mayDecide = isOpen || state === 'ready';
    say('decision-waiting', `${id} ${since}`, turn === 'asked-back' && mayDecide && goneBy(since, 120, at));
  }
  for (const { id, offeredAt } of [...questions, ...offers])
    say('offer-waiting', `${id} ${offeredAt}`, offeredAt !== null && goneBy(offeredAt, 30, at));
  if (!isOpen) return wrong;
  for (const { id, state: is, pausedAt, reason, until } of steps) {
    if (is !== 'paused' || pausedAt === null) continue;
    const long = until === null ? goneBy(pausedAt, 120, at) : goneBy(until, 15, at);
    const isNight = reason === 'end-of-day' && !goneBy(midnightAfter(pausedAt), 60, at);
    say('decision-waiting', `${id} ${pausedAt}`, reason === 'customer' && goneBy(pausedAt, 120, at));
    say('paused-long', `${id} ${pausedAt}`, reason !== 'customer' && long && !isNight);
  }
  const begun = steps.some(({ state: is, worked }) => is !== 'planned' && (is !== 'skipped' || worked.length > 0));
  if (word) say('silent-long', `${word.number}`, begun && !waits && goneBy(word.at, 240, at));
  const next = steps.find(({ state: is }) => is === 'planned');
  if (!next || steps.some(({ state: is }) => is === 'running' || is === 'paused')) return wrong;
  if (next.specialist === null) say('nobody-next', next.id, goneBy(view.changed, 15, at));
  else say('away-next', `${next.id} ${next.specialist}`, view.missing(next.specialist));
  return wrong;
}

function left(steps: Step[], at: number): number {
  return steps.reduce((sum, { state, minutes: usual, worked }) => {
    if (state === 'planned') return sum + minutes(usual);
    if (state !== 'running' && state !== 'paused') return sum;
    const done = worked.reduce((all, { from, until }) => all + openTime(from, until ?? at), 0);
    return sum + Math.max(0, minutes(usual) - done);
  }, 0);
}

const midnightAfter = (at: number): number => {
  const first = time('00:00', '2026-11-01');
  return first + (Math.floor((at - first) / day) + 1) * day;
};

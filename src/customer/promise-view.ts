import { type Language, say } from '#src/web/words.ts';
import type { Seen } from './seen.ts';
import type { SeenPromise } from './seen-promises.ts';
import { dayWord, type Span, spanOf, spanWords, type When, whenOf } from './times.ts';

/** A promise and what became of it. `broken` and `late` stay as visible as `kept`. */
export type PromiseView = {
  kind: 'none' | 'open' | 'stands' | 'late' | 'kept' | 'broken' | 'ended' | 'earlier';
  kicker: string;
  /** The range in large letters, while it is still what counts. */
  range: Span | null;
  /** Since when its clock stands still. */
  since: When | null;
  /** When it was ready. */
  ready: When | null;
  /** What had been promised, once it is settled or while the clock stands. */
  was: Span | null;
  text: string | null;
  /** The times that were promised before and did not hold, the latest first. */
  earlier: Earlier[];
};

export type Earlier = {
  id: string;
  was: Span;
  /** Its time had passed before another was promised. */
  isBroken: boolean;
  reason: string | null;
  lang: Language | null;
  by: string | null;
  at: number | null;
};

const bare = { range: null, since: null, ready: null, was: null, text: null };

export function promiseView(seen: Seen): PromiseView | null {
  const { promise, state } = seen;
  if (!promise) return state === 'open' ? { kind: 'none', ...bare, ...noneYet(seen), earlier: [] } : null;
  return { ...standingView(seen, promise), earlier: earlierOf(seen, promise) };
}

function standingView(seen: Seen, promise: SeenPromise): Omit<PromiseView, 'earlier'> {
  const { state, told } = seen;
  const { language } = told;
  const span = spanOf(told, promise.from, promise.until);
  if (promise.state === 'moved') throw new Error('Another time was promised instead of this one.');
  if (promise.state === 'open' || isLate(seen, promise)) return openView(seen, promise, span);
  // The order was opened again, and what was promised before has already been settled.
  if (state === 'open') {
    const text = say(language, 'customer.promise-earlier', { state: promise.state });
    return { kind: 'earlier', ...bare, ...noneYet(seen), was: span, text };
  }
  const kicker = say(language, `customer.promise-${promise.state}`);
  if (promise.state === 'ended') return { kind: 'ended', ...bare, kicker, was: span };
  const readyAt = promise.turns.find(({ how }) => how === 'ready')?.at ?? null;
  return { kind: promise.state, ...bare, kicker, ready: readyAt === null ? null : whenOf(told, readyAt), was: span };
}

/** The clock noted that its time passed, and the work goes on. What was settled before the order was opened again is not late. */
function isLate({ state, entries }: Seen, { id, state: became }: SeenPromise): boolean {
  if (state !== 'open' || became !== 'broken') return false;
  const noted = entries.find(({ kind, body }) => kind === 'promise-broken' && 'promise' in body && body.promise === id);
  return noted !== undefined && !entries.some(({ kind, number }) => kind === 'order-reopened' && number > noted.number);
}

function openView({ told, noun, owner, shop }: Seen, { state, until, standsSince }: SeenPromise, range: Span) {
  const { language } = told;
  if (standsSince !== null) {
    const kicker = say(language, 'customer.clock-stands');
    return { kind: 'stands' as const, ...bare, kicker, since: whenOf(told, standsSince), was: range };
  }
  const day = dayWord(told, range);
  if (state === 'open' && until >= told.now) {
    const kicker = say(language, 'customer.ready-between', { noun, day, shape: range.shape });
    return { kind: 'open' as const, ...bare, kicker, range };
  }
  const text = say(language, 'customer.promise-late', { owner, call: shop.phone ? 'yes' : 'no' });
  const kicker = say(language, 'customer.was-promised', { day, shape: range.shape });
  return { kind: 'late' as const, ...bare, kicker, range, text };
}

function noneYet({ told, owner }: Seen) {
  const { language } = told;
  return { kicker: say(language, 'customer.no-promise'), text: say(language, 'customer.no-promise-then', { owner }) };
}

function earlierOf({ promises, told, wordsOf }: Seen, latest: SeenPromise): Earlier[] {
  const others = promises.filter(({ kind, id, state }) => {
    return kind === 'ready-by' && id !== latest.id && (state === 'moved' || state === 'broken');
  });
  return others.reverse().map(({ id, from, until, state, turns, endedAt }) => {
    const moved = turns.find(({ how }) => how === 'moved') ?? null;
    return {
      ...{ id, was: spanOf(told, from, until), isBroken: state === 'broken' },
      reason: moved?.text ?? null,
      // Whoever went on with the work chose no time and wrote nothing.
      ...(moved?.waited ? { lang: null, by: null } : { lang: moved && wordsOf(moved.actor), by: moved?.by ?? null }),
      at: moved?.at ?? endedAt,
    };
  });
}

/** "Remmen vernieuwen: nu bezig, klaar tussen 15:30 en 16:15" */
export function titleWithPromise({ promise, state, told }: Seen, title: string): string {
  if (state !== 'open' || promise?.state !== 'open' || promise.standsSince !== null || promise.until < told.now)
    return title;
  const span = spanOf(told, promise.from, promise.until);
  return say(told.language, 'customer.title-promise', { title, shape: span.shape, ...spanWords(told, span) });
}

import { say } from '#src/web/words.ts';
import type { Seen } from './seen.ts';
import { dayWord, type Span, spanOf, spanWords, type When, whenOf } from './times.ts';

/** A promise and what became of it. `broken` and `late` stay as visible as `kept`. */
export type PromiseView = {
  kind: 'none' | 'open' | 'late' | 'kept' | 'broken' | 'ended' | 'earlier';
  kicker: string;
  /** The range in large letters, while it is still what counts. */
  range: Span | null;
  /** When it was ready. */
  ready: When | null;
  /** What had been promised, once it is settled. */
  was: Span | null;
  text: string | null;
};

const bare = { range: null, ready: null, was: null, text: null };

export function promiseView(seen: Seen): PromiseView | null {
  const { promise, state, told } = seen;
  if (!promise) return state === 'open' ? { kind: 'none', ...bare, ...noneYet(seen) } : null;
  const span = spanOf(told, promise.from, promise.until);
  if (promise.state === 'open') return openView(seen, span);
  // The order was opened again, and what was promised before has already been settled.
  if (state === 'open') {
    const text = say(told.language, 'customer.promise-earlier', { state: promise.state });
    return { kind: 'earlier', ...bare, ...noneYet(seen), was: span, text };
  }
  const { language } = told;
  const kicker = say(language, `customer.promise-${promise.state}`);
  if (promise.state === 'ended') return { kind: 'ended', ...bare, kicker, was: span };
  const ready = promise.endedAt === null ? null : whenOf(told, promise.endedAt);
  return { kind: promise.state, ...bare, kicker, ready, was: span };
}

function openView({ told, noun, owner }: Seen, span: Span): PromiseView {
  const { language } = told;
  const day = dayWord(told, span);
  if (span.until >= told.now) {
    return { kind: 'open', ...bare, kicker: say(language, 'customer.ready-between', { noun, day }), range: span };
  }
  const text = say(language, 'customer.promise-late', { owner });
  return { kind: 'late', ...bare, kicker: say(language, 'customer.was-promised', { day }), range: span, text };
}

function noneYet({ told, owner }: Seen) {
  const { language } = told;
  return { kicker: say(language, 'customer.no-promise'), text: say(language, 'customer.no-promise-then', { owner }) };
}

/** "Remmen vernieuwen: nu bezig, klaar tussen 15:30 en 16:15" */
export function titleWithPromise({ promise, state, told }: Seen, title: string): string {
  if (state !== 'open' || promise?.state !== 'open' || promise.until < told.now) return title;
  return say(told.language, 'customer.title-promise', {
    title,
    ...spanWords(told, spanOf(told, promise.from, promise.until)),
  });
}

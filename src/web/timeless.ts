import { clockTime } from './clock-words.ts';
import type { Language } from './words.ts';

/** A page with the two places where it says what time it is, both in its head: all else is the same at any time. */
export type Timeless = { head: Buffer; tail: Buffer; now: number; clock: number };

const marks = { now: 'data-now="', clock: 'id="live-text">' };

/** Finds the two places. Nobody writes a mark into a page: what people typed has its quotes escaped. */
export function timeless(page: Buffer, language: Language, zone: string): Timeless | null {
  const now = page.indexOf(marks.now) + marks.now.length;
  const said = page.indexOf(marks.clock, now);
  if (now < marks.now.length || said < 0) return null;
  const time = clockTime(language, zone, Number(page.toString('latin1', now, page.indexOf('"', now))));
  const clock = page.indexOf(time, said);
  const end = clock + time.length;
  return clock < 0 ? null : { head: page.subarray(0, end), tail: page.subarray(end), now, clock };
}

/** The head of the page as it reads at this moment. */
export function headAt({ head, now: at, clock }: Timeless, language: Language, zone: string, now: number): Buffer {
  const copy = Buffer.from(head);
  copy.write(String(now), at, 'latin1');
  copy.write(clockTime(language, zone, now), clock, 'latin1');
  return copy;
}

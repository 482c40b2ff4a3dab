import type { Answer } from '../parcel.ts';
import type { Act } from './store.ts';

export type Verdict = 'arrived' | 'refused' | 'signed-out' | 'unknown';

/** What a status means for what was sent. Unknown: nobody can tell whether it arrived, or the server asks to wait. */
export function verdictOf(status: number): Verdict {
  if (status >= 200 && status < 300) return 'arrived';
  if (status === 401) return 'signed-out';
  return status >= 400 && status < 500 && ![408, 425, 429].includes(status) ? 'refused' : 'unknown';
}

/** Two seconds, and then ever longer, to a minute; never all phones of a shop at once. */
export const pause = (misses: number, chance: number): number =>
  Math.min(60_000, 2000 * 2 ** Math.min(misses, 10)) * (0.5 + chance / 2);

// Less is the time that any request takes.
const soon = 60_000;

/** How long ago it was done, where that matters: a device’s own clock may be wrong, its intervals are not. */
export function madeAgo({ madeAt }: Act, now: number): Record<string, string> {
  const ago = now - madeAt;
  return ago >= soon ? { 'made-ago': String(ago) } : {};
}

const undone = 10_000;

/** How long something dropped can still be taken back. */
export function undoFor({ droppedAt }: Act, now: number): number {
  const passed = now - (droppedAt ?? 0);
  return passed >= 0 && passed < undone ? undone - passed : 0;
}

/** The server’s reason, in one line: what is wrong with each field, or with the whole. */
export const sentenceOf = ({ detail = '', errors = [] }: Answer): string =>
  [...new Set(errors.map(({ message }) => message))].join(' ') || detail;

/** The order that a command is about; null where an address is no command on an order. */
export const orderOf = (address: string): string | null =>
  /^\/orders\/([A-Za-z]{0,3}\d{1,9})\/./.exec(address)?.[1] ?? null;

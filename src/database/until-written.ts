import type { Database } from './transact.ts';

const most = 5000;

/**
 * Keeps what was read for as long as nobody has written anything, whichever process: each time the database is asked
 * whether that is so. Where it cannot say so, what is asked for is read each time.
 */
export function untilWritten<Found>(
  { written }: Pick<Database, 'written'>,
  read: (key: string) => Promise<Found>,
): (key: string) => Promise<Found> {
  const kept = new Map<string, Found>();
  let state: number | null = null;
  return async (key) => {
    const before = written();
    if (before === null) return read(key);
    if (before !== state || kept.size >= most) kept.clear();
    state = before;
    const known = kept.get(key);
    if (known !== undefined) return known;
    const found = await read(key);
    // Somebody else may have seen a later state in between.
    if (state === before) kept.set(key, found);
    return found;
  };
}

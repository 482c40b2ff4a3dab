import type { Ended, Kitchen } from '#src/kitchen.ts';
import type { Asking } from '#src/route.ts';
import { say, type Word } from '#src/web/words.ts';

/** A "no" in words; `status` when it is another one than 409. */
export function no(word: Word, values: Record<string, string | number> = {}, status?: 429) {
  return { refused: word, with: values, ...(status ? { status } : {}) };
}

/** Too many tries: come back in so many minutes. */
export const waitFor = (minutes: number) => no('people.wait', { minutes }, 429);

/** Something is wrong with one field that only the database could know. */
export const wrongField = (asking: Asking, field: string, word: Word) => ({
  faults: { [field]: say(asking.language, word) },
});

/** Whoever may see less than a moment ago is disconnected, and names and roles are read afresh. */
export function endLive(kitchen: Kitchen, ended: Ended[]): void {
  for (const one of ended) kitchen.disconnect(one);
  kitchen.colleagues.forget();
}

export const withCookies = (cookies: string[]) => ({ headers: { 'Set-Cookie': cookies } });

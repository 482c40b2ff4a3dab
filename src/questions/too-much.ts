import type { Asked, Doer } from '#src/timeline/order.ts';
import type { Question } from '#src/timeline/read-questions.ts';
import { type Refusal, refuse } from '#src/timeline/refusal.ts';
import type { Around } from './reach.ts';

/** So many questions of one order may wait at a time. */
export const mostOpen = 5;
/** So often the customers of one order may write within an hour. */
export const mostAnHour = 12;

/** As many as are sensible, and then a kind sentence. More to a question that waits anyway is no further question. */
export function tooMuch(
  { questions, written }: Around,
  { colleagues }: Asked<Doer>,
  about: Question | null = null,
): Refusal | null {
  const waiting = questions.filter(({ state }) => state === 'open');
  if (written >= mostAnHour) return { ...refuse('questions.too-often'), status: 429 };
  if (about?.state === 'open' || waiting.length < mostOpen) return null;
  const owners = new Set(waiting.map(({ owner }) => colleagues.get(owner)?.name ?? ''));
  return refuse('questions.too-many', { count: waiting.length, owners: [...owners].join(', ') });
}

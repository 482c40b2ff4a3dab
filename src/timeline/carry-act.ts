import { earlierAnswer, type Once, rememberAnswer } from '#src/database/once.ts';
import { keep, type Tx, undo } from '#src/database/transact.ts';
import type { Change, Floor } from './carry-out.ts';
import { isRefusal, type Refusal, refuse } from './refusal.ts';

/** What an act answers to be kept; `changes` are the orders it touched, to be announced after COMMIT. */
export type Acted<T> = { value: T; changes?: Change[] };

/** An act that is not about one existing order (an intake, a template, a role), with the same promise: once, whole, or not at all. */
export async function carryAct<T extends object>(
  floor: Floor,
  { shop, once }: { shop: string; once: Once | undefined },
  work: (tx: Tx) => Promise<Acted<T> | Refusal>,
): Promise<T | Refusal> {
  const outcome = await floor.database.transact<Acted<T> | Refusal>(async (tx) => {
    const earlier = once && (await earlierAnswer(tx, shop, once));
    if (earlier === 'other') return undo(refuse('web.key-used'));
    if (earlier) return undo({ value: JSON.parse(earlier.answer) as T });
    const acted = await work(tx);
    if (isRefusal(acted)) return undo(acted);
    if (once) await rememberAnswer(tx, shop, once, acted.value, floor.now());
    return keep(acted);
  });
  if (isRefusal(outcome)) return outcome;
  for (const change of outcome.changes ?? []) floor.announce(change);
  return outcome.value;
}

import { compiled } from '#src/database/compiled.ts';
import type { QuestionRow } from '#src/database/question-tables.ts';
import type { PromiseState } from '#src/database/tables.ts';
import type { Reader, Tx } from '#src/database/transact.ts';

/** A question with the latest promise to answer it: read around `from_at`, answered by `until_at`. */
export type Question = QuestionRow & { from_at: number; until_at: number; promised: PromiseState };

/** The questions of an order, the first asked first. */
export function readQuestions(from: Reader | Tx, shop: string, order: string): Promise<Question[]> {
  return questionsOf(from, { shop, order });
}

export const questionsOf = compiled((from, { shop, order }: { shop: string; order: string }) =>
  selectQuestions(from, shop)
    .where('questions.order_id', '=', order)
    .orderBy('questions.asked_at')
    .orderBy('questions.id'),
);

/** Questions with their promise, for whoever reads across orders to narrow down. */
export function selectQuestions(from: Reader | Tx, shop: string) {
  return (from as Reader)
    .selectFrom('questions')
    .innerJoin('promises', (join) =>
      join.onRef('promises.shop', '=', 'questions.shop').onRef('promises.id', '=', 'questions.promise'),
    )
    .selectAll('questions')
    .select(['promises.from_at', 'promises.until_at', 'promises.state as promised'])
    .where('questions.shop', '=', shop);
}

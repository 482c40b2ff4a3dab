import type { Tx } from '#src/database/transact.ts';
import type { Order } from '#src/timeline/order.ts';
import { type Question, readQuestions } from '#src/timeline/read-questions.ts';

/** What a rule about a question knows besides the order: all questions of it, each with its promise. */
export type Questions = { questions: Question[] };

export async function lookAtQuestions(tx: Tx, order: Order): Promise<Questions> {
  return { questions: await readQuestions(tx, order.shop, order.id) };
}

import { z } from 'zod';
import type { Customer } from '#src/people/actor.ts';
import { answerBy } from '#src/timeline/answer-by.ts';
import { type Draft, entry } from '#src/timeline/entry-kinds.ts';
import { StepId } from '#src/timeline/fields.ts';
import { type Asked, findStep, type Order } from '#src/timeline/order.ts';
import { Alt, shown } from '#src/timeline/photos.ts';
import { type Refusal, refuse } from '#src/timeline/refusal.ts';
import { Words } from './fields.ts';
import { type Around, reachOf } from './reach.ts';
import { tooMuch } from './too-much.ts';
import { whoIsAsked } from './who-is-asked.ts';

export const AskQuestion = z.strictObject({
  text: Words,
  /** Left out: about the order as a whole. */
  step: StepId.optional(),
  alt: Alt,
});

type AskQuestion = z.infer<typeof AskQuestion>;

/** The question gets its one owner and its promised time in the same entry in which it is asked. */
export function askQuestion(
  order: Order,
  command: AskQuestion,
  asked: Asked<Customer>,
  around: Around,
): Draft[] | Refusal {
  const { text, step: id = null } = command;
  const step = id === null ? null : (findStep(order, id) ?? null);
  if (id !== null && step === null) return refuse('questions.no-such-step');
  const refused = tooMuch(around, asked);
  if (refused) return refused;
  const { at, ids, actor } = asked;
  const owner = whoIsAsked(order, step, around, asked);
  const range = answerBy(around.clock, reachOf(around, owner), at);
  const [question, promise] = ids;
  const said = { text, ...shown(asked.photos ?? [], command) };
  return [entry('question-asked', { question, step: id, ...said, follower: actor.follower, owner, promise, ...range })];
}

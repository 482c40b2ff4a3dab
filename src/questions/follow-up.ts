import { z } from 'zod';
import type { Customer } from '#src/people/actor.ts';
import { answerBy } from '#src/timeline/answer-by.ts';
import { type Draft, entry } from '#src/timeline/entry-kinds.ts';
import { type Asked, findStep, type Order } from '#src/timeline/order.ts';
import { Alt, shown } from '#src/timeline/photos.ts';
import { isRefusal, type Refusal } from '#src/timeline/refusal.ts';
import { QuestionId, Words } from './fields.ts';
import { type Around, reachOf } from './reach.ts';
import { tooMuch } from './too-much.ts';
import { findQuestion } from './which-question.ts';
import { whoIsAsked } from './who-is-asked.ts';

export const FollowUp = z.strictObject({ question: QuestionId, text: Words, alt: Alt });

type FollowUp = z.infer<typeof FollowUp>;

/**
 * It stays with whoever knows the story. While an answer is still waited for it is the same turn with the same promise;
 * otherwise the clock runs anew. Only somebody who no longer works here hands it on by being gone.
 */
export function followUp(order: Order, command: FollowUp, asked: Asked<Customer>, around: Around): Draft[] | Refusal {
  const question = findQuestion(around, command.question);
  if (isRefusal(question)) return question;
  const refused = tooMuch(around, asked, question);
  if (refused) return refused;
  const { at, ids, actor, colleagues } = asked;
  const said = { text: command.text, ...shown(asked.photos ?? [], command) };
  const body = { question: question.id, ...said, follower: actor.follower };
  if (question.state === 'open')
    return [entry('question-followed-up', { ...body, owner: question.owner, again: null })];
  const step = question.step === null ? null : (findStep(order, question.step) ?? null);
  const owner = colleagues.get(question.owner)?.here ? question.owner : whoIsAsked(order, step, around, asked);
  const again = { promise: ids[0], ...answerBy(around.clock, reachOf(around, owner), at) };
  return [entry('question-followed-up', { ...body, owner, again })];
}

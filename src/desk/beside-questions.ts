import { faceOf } from '#src/people/face-of.ts';
import type { Story } from '#src/timeline/load-story.ts';
import type { Telling } from '#src/timeline/sentence.ts';
import { threadsOf } from '#src/timeline/threads.ts';
import { begin } from './question-view.ts';

/** The questions of an order that are not over: what was asked, whose it is, by when, and where it is answered. */
export function openQuestions(story: Story, told: Telling) {
  const waiting = threadsOf(story, told).filter(
    ({ question: { state } }) => state === 'open' || state === 'asked-back',
  );
  return waiting.map(({ question, asker, owner, isOverdue, messages }) => {
    const asked = messages.findLast(({ from }) => from === 'customer');
    return {
      id: question.id,
      asker,
      text: begin(asked?.text ?? ''),
      lang: asked?.lang ?? null,
      owner: { name: owner, ...faceOf(owner) },
      isOverdue,
      isUrgent: question.urgent_at !== null,
      isWithCustomer: question.state === 'asked-back',
      since: question.turn_at,
      until: question.until_at,
    };
  });
}

import type { Story } from '#src/timeline/load-story.ts';
import { questionCard } from '#src/timeline/question-card.ts';
import { telling } from '#src/timeline/tell.ts';
import { type Thread, threadsOf } from '#src/timeline/threads.ts';
import { beginningOf } from '#src/web/beginning.ts';
import type { Attempt } from '#src/web/views.ts';
import type { Seen } from './seen.ts';

/** What was asked about the order: what waits comes first and is open, what has been answered or closed is folded. */
export function questionsView(story: Story, by: Seen, attempt: Attempt | null) {
  const threads = threadsOf(story, telling(story, by.language, 'kitchen', by.now));
  const [waiting, settled] = [threads.filter(waits), threads.filter((thread) => !waits(thread))];
  return {
    seq: story.order.last_entry,
    count: threads.filter(({ question }) => question.state === 'open').length,
    list: [...waiting, ...settled].map((thread) => {
      const card = questionCard(story, thread, by, { attempt });
      // A form that came back is not hidden in a fold.
      return { card, asked: lastAsked(thread), isOpen: waits(thread) || card.tried !== null };
    }),
  };
}

const waits = ({ question: { state } }: Thread): boolean => state === 'open' || state === 'asked-back';

function lastAsked({ messages }: Thread) {
  const { text = '', lang = null } = messages.findLast(({ from }) => from === 'customer') ?? {};
  return { text: beginningOf(text, 80), lang };
}

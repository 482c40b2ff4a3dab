import type { Story } from '#src/timeline/load-story.ts';
import { photosInJson } from '#src/timeline/photos-in-json.ts';
import type { By } from '#src/timeline/preview.ts';
import type { Question } from '#src/timeline/read-questions.ts';
import { telling } from '#src/timeline/tell.ts';
import { type Thread, threadOf } from '#src/timeline/threads.ts';
import { orderInJson } from '#src/web/order-name.ts';
import { orderNameOf } from './job.ts';
import type { Asked } from './read-my-questions.ts';

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());

/** What the bench shows: of what is held back only how many, as on the page. */
export function inboxInJson(asked: Asked, by: By) {
  const { open, held, waiting } = asked.mine;
  const shown = open.filter((question) => !held.includes(question));
  return { held: held.length, open: inJson(asked, shown, by), waiting: waiting.length };
}

export function questionsInJson(asked: Asked, by: By) {
  const { open, waiting, settled } = asked.mine;
  return { open: inJson(asked, open, by), waiting: inJson(asked, waiting, by), settled: inJson(asked, settled, by) };
}

function inJson({ stories }: Asked, questions: Question[], by: By) {
  return questions.flatMap((question) => {
    const story = stories.get(question.order_id);
    if (!story) return [];
    const thread = threadOf(question, story.entries, telling(story, by.language, 'kitchen', by.now));
    return inOneJson(story, question, thread);
  });
}

/** Named as on the page of the order. What is kitchen talk says so. */
function inOneJson(story: Story, question: Question, { step, asker, isOverdue, messages }: Thread) {
  const { id, follower, owner, state, hands } = question;
  const isKitchen = (number: number) =>
    story.entries.some((entry) => entry.number === number && entry.audience === 'kitchen');
  return {
    question: id,
    order: orderInJson(orderNameOf(story)),
    subject: story.subject.name,
    plate: story.subject.plate,
    ...{ step: step?.id ?? null, stepTitle: step?.title ?? null, follower, asker, owner, state, hands },
    askedAt: iso(question.asked_at),
    waitsSince: state === 'open' ? iso(question.turn_at) : null,
    answerBy: { from: iso(question.from_at), until: iso(question.until_at), state: question.promised },
    isOverdue,
    urgentAt: iso(question.urgent_at),
    offeredTo: question.offered_to,
    offeredAt: iso(question.offered_at),
    offerNote: question.offer_note,
    messages: messages.map(({ number, at, made, from, by, text, pictures }) => ({
      ...{ number, at: iso(at), made: iso(made), from, by, text, photos: photosInJson(pictures) },
      audience: isKitchen(number) ? 'kitchen' : 'customer',
    })),
  };
}

import type { Story } from '#src/timeline/load-story.ts';
import { photosInJson } from '#src/timeline/photos-in-json.ts';
import { telling } from '#src/timeline/tell.ts';
import { type Message, type Thread, threadsOf } from '#src/timeline/threads.ts';

/** The questions of an order with all that was said in them; what is kitchen talk says so. */
export function questionsInJson(story: Story, now: number) {
  const told = telling(story, story.shop.language, 'kitchen', now);
  const kitchenTalk = new Set(
    story.entries.filter(({ audience }) => audience === 'kitchen').map(({ number }) => number),
  );
  return threadsOf(story, told).map((thread) => inJson(thread, kitchenTalk));
}

function inJson({ question, isOverdue, messages }: Thread, kitchenTalk: ReadonlySet<number>) {
  const { id, step, follower, owner, state, hands } = question;
  return {
    ...{ question: id, step, follower, owner, state, hands },
    askedAt: iso(question.asked_at),
    waitsSince: state === 'open' ? iso(question.turn_at) : null,
    answerBy: { from: iso(question.from_at), until: iso(question.until_at), state: question.promised },
    isOverdue,
    urgentAt: iso(question.urgent_at),
    offeredTo: question.offered_to,
    offeredAt: iso(question.offered_at),
    offerNote: question.offer_note,
    messages: messages.map((message) => messageInJson(message, kitchenTalk)),
  };
}

function messageInJson({ number, at, made, from, by, text, pictures }: Message, kitchenTalk: ReadonlySet<number>) {
  const audience = kitchenTalk.has(number) ? 'kitchen' : 'customer';
  return { number, at: iso(at), made: iso(made), from, by, text, photos: photosInJson(pictures), audience };
}

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());

import type { By } from '#src/timeline/preview.ts';
import { type CardMore, questionCard } from '#src/timeline/question-card.ts';
import type { Question } from '#src/timeline/read-questions.ts';
import { telling } from '#src/timeline/tell.ts';
import { isOverdue, threadOf } from '#src/timeline/threads.ts';
import { say } from '#src/web/words.ts';
import type { Asked } from './read-my-questions.ts';

/** What the bench shows of the questions while somebody works: those that may not wait, of the others only how many. */
export function inboxView(asked: Asked, by: By) {
  const { open, held, waiting } = asked.mine;
  const from = Math.min(...held.map(({ from_at }) => from_at));
  const shown = open.filter((question) => !held.includes(question));
  return {
    cards: cardsOf(asked, shown, by),
    title: say(by.language, 'bench.q-shown', { count: shown.length }),
    held: held.length > 0 ? { title: say(by.language, 'bench.q-held', { count: held.length }), from } : null,
    waiting: waiting.length,
    isEmpty: open.length + waiting.length === 0,
  };
}

/** The way to the questions, in the shelf above the bench: how many there are, and whether one of them may not wait. */
export function questionsLink({ mine: { open } }: Asked, { now }: By) {
  const isLoud = open.some((question) => question.urgent_at !== null || isOverdue(question, now));
  return { count: open.length, isLoud };
}

export type QuestionsLink = ReturnType<typeof questionsLink>;

/** All of somebody's questions, nothing held back. */
export function myQuestionsView(asked: Asked, by: By, more: More = {}) {
  const { open, waiting, settled } = asked.mine;
  return {
    open: cardsOf(asked, open, by, more),
    waiting: cardsOf(asked, waiting, by, more),
    settled: cardsOf(asked, settled, by),
  };
}

export type MyQuestionsView = ReturnType<typeof myQuestionsView>;

export type Begun = { question: string; text: string } | null;
type More = Pick<CardMore, 'attempt'> & { begun?: Begun };

function cardsOf(asked: Asked, questions: Question[], by: By, more: More = {}) {
  const { attempt = null, begun = null } = more;
  return questions.flatMap((question) => {
    const story = asked.stories.get(question.order_id);
    if (!story) return [];
    const thread = threadOf(question, story.entries, telling(story, by.language, 'kitchen', by.now));
    const start = begun?.question === question.id ? begun.text : null;
    return questionCard(story, thread, by, { attempt, starts: asked.starts, begun: start });
  });
}

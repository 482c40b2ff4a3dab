import { z } from 'zod';
import { type Asking, type PageAnswer, shopOf, staffOf } from '#src/route.ts';
import { formsOnCard, type QuestionCard, questionCard } from '#src/timeline/question-card.ts';
import { telling } from '#src/timeline/tell.ts';
import { threadOf } from '#src/timeline/threads.ts';
import { say } from '#src/web/words.ts';
import { readWork } from './bench-fragments.ts';
import { keptFor } from './kept-for.ts';
import { storyOf } from './order-page.ts';
import { questionsInJson } from './questions-in-json.ts';
import { type Begun, type MyQuestionsView, myQuestionsView, questionsLink } from './questions-view.ts';
import { type Asked, readMyQuestions } from './read-my-questions.ts';
import { topOf } from './top.ts';

/** One of one’s own ready-made beginnings, for this question. */
export const BeginAnswer = z.strictObject({
  start: z
    .string()
    .regex(/^[1-9]$/)
    .optional(),
  question: z.string().max(100).optional(),
});

/** The questions that wait for somebody, all of them open to be read: that is never forbidden, only not imposed. */
export async function questionsPage(asking: Asking): Promise<PageAnswer> {
  const { kitchen, language, attempt } = asking;
  const { person } = staffOf(asking);
  const shop = shopOf(asking);
  const asked = await readMyQuestions(kitchen, shop, person, await readWork(kitchen, shop, person));
  const by = { actor: person, language, now: kitchen.now() };
  const questions = myQuestionsView(asked, by, { attempt, begun: begunIn(asking, asked) });
  const isMine = hasForm([...questions.open, ...questions.waiting], asking);
  const notMine = isMine ? null : await cardOfAnother(asking);
  return {
    view: 'bench/questions',
    title: say(language, 'bench.q-mine'),
    face: 'technician',
    headers: keptFor(person),
    model: {
      top: await topOf(asking, '/bench/questions', questionsLink(asked, by)),
      refused: isMine || notMine ? null : (attempt?.refused ?? null),
      notMine,
      questions: notMine ? without(questions, notMine.id) : questions,
    },
    json: questionsInJson(asked, by),
    live: { page: 'bench' },
  };
}

const questionForm = /^\/orders\/[^/]+\/questions\/([^/]+)\/[a-z-]+$/;

/** Whether the form that came back is about a question: those come back on this page, where each can be read. */
export const isAboutQuestion = ({ attempt }: Asking): boolean => questionForm.test(attempt?.action ?? '');

const hasForm = (cards: QuestionCard[], { attempt }: Asking): boolean =>
  attempt !== null && cards.some((card) => formsOnCard(card).includes(attempt.action));

/** Somebody wrote to a question that is not theirs, or no longer: their words come back, and they see whose it is. */
async function cardOfAnother(asking: Asking): Promise<QuestionCard | null> {
  const { attempt, order, kitchen, language } = asking;
  const [, id] = questionForm.exec(attempt?.action ?? '') ?? [];
  if (!id || !order) return null;
  const story = await storyOf(asking);
  const question = story.questions.find((one) => one.id === decodeURIComponent(id));
  if (!question) return null;
  const by = { actor: null, language, now: kitchen.now() };
  const thread = threadOf(question, story.entries, telling(story, language, 'kitchen', by.now));
  const card = questionCard(story, thread, by, { attempt });
  return hasForm([card], asking) ? card : null;
}

/** Offered to them it stands here twice, and an id only once. */
function without({ open, waiting, settled }: MyQuestionsView, id: string): MyQuestionsView {
  const others = (cards: QuestionCard[]) => cards.filter((card) => card.id !== id);
  return { open: others(open), waiting: others(waiting), settled: others(settled) };
}

/** A beginning that was chosen without a script. */
function begunIn({ query }: Asking, { starts }: Asked): Begun {
  const text = starts[Number(query.start) - 1];
  return text && query.question ? { question: query.question, text } : null;
}

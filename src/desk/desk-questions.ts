import type { ShopRow } from '#src/database/tables.ts';
import type { Kitchen } from '#src/kitchen.ts';
import { awayOf } from '#src/people/absences.ts';
import { isOverdue } from '#src/timeline/threads.ts';
import { orderInJson, orderName } from '#src/web/order-name.ts';
import type { Language } from '#src/web/words.ts';
import { readLateCards } from './load-board.ts';
import { countAskedBack, type DeskQuestion, loadQuestions } from './load-questions.ts';
import { type AroundQuestions, absenceOf, begin, questionView } from './question-view.ts';

type Fragment = { id: string; html: string };

/** The desk's list of open questions, whole, for the live line. */
export const deskQuestions =
  (kitchen: Kitchen) =>
  async (shop: ShopRow, language: Language): Promise<Fragment[]> => {
    const { views } = await questionsOf(kitchen, shop, language);
    const around = { language, zone: shop.zone, now: kitchen.now(), theme: null, attempt: null };
    return [{ id: 'questions', html: kitchen.views.partial('desk/questions', { questions: views }, around) }];
  };

/** Who waits for an answer, from whom and by when, for the page and for its JSON twin. */
export async function questionsOf(kitchen: Kitchen, shop: ShopRow, language: Language) {
  const { database, colleagues, now: clock } = kitchen;
  const now = clock();
  const open = await loadQuestions(database.reader, shop, now);
  const owners = [...new Set(open.map(({ owner }) => owner))];
  const [people, away, askedBack, cards] = await Promise.all([
    colleagues.of(shop.id),
    awayOf(database.reader, owners, now),
    countAskedBack(database.reader, shop.id),
    readLateCards(database.reader, shop.id),
  ]);
  const around: AroundQuestions = { shop, colleagues: people, away, cards, language, now };
  return {
    views: { list: open.map((question) => questionView(question, around)), count: open.length, askedBack },
    json: { open: open.map((question) => inJson(question, around)), askedBack },
  };
}

export type QuestionsView = Awaited<ReturnType<typeof questionsOf>>['views'];

function inJson(question: DeskQuestion, around: AroundQuestions) {
  const { id, number, step, owner, hands, subject, plate, asker, text } = question;
  const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());
  return {
    question: id,
    order: orderInJson(orderName(around.shop.code, number)),
    ...{ step, subject, plate, asker, owner, hands },
    text: begin(text),
    ownerIsHere: absenceOf(owner, around) === null,
    askedAt: iso(question.asked_at),
    waitsSince: iso(question.turn_at),
    answerBy: { from: iso(question.from_at), until: iso(question.until_at), state: question.promised },
    isOverdue: isOverdue(question, around.now),
    urgentAt: iso(question.urgent_at),
    offeredTo: question.offered_to,
    offeredAt: iso(question.offered_at),
  };
}

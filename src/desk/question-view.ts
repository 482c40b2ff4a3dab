import type { ShopRow } from '#src/database/tables.ts';
import type { Span } from '#src/people/absences.ts';
import type { Colleague } from '#src/people/colleagues.ts';
import { faceOf } from '#src/people/face-of.ts';
import { entry } from '#src/timeline/entry-kinds.ts';
import { sentence } from '#src/timeline/sentence.ts';
import { isOverdue } from '#src/timeline/threads.ts';
import { beginningOf } from '#src/web/beginning.ts';
import { isoDay, moment } from '#src/web/clock-words.ts';
import { firstName } from '#src/web/first-name.ts';
import { orderName } from '#src/web/order-name.ts';
import { type Language, say } from '#src/web/words.ts';
import type { DeskQuestion } from './load-questions.ts';

export type AroundQuestions = {
  shop: ShopRow;
  colleagues: ReadonlyMap<string, Colleague>;
  away: ReadonlyMap<string, readonly Span[]>;
  /** The card on the board of each question that is too late: it is loud there, and need not be here as well. */
  cards: ReadonlyMap<string, string>;
  language: Language;
  now: number;
};

/** A question as a card on the desk: whose it is, by when, what stands in its way, and what a press would say. */
export function questionView(question: DeskQuestion, around: AroundQuestions) {
  const { shop, colleagues, language, now } = around;
  const { id, seq, plate, subject, tongue, reads, turn_at: since, until_at: until, offered_to, offered_at } = question;
  const owner = colleagues.get(question.owner)?.name ?? '';
  const asker = firstName(question.asker);
  return {
    ...{ id, seq, plate, subject, asker, since, until },
    orderName: orderName(shop.code, question.number),
    which: say(language, 'desk.which-question', { asker, what: plate ?? subject }),
    text: begin(question.text),
    lang: tongue === language ? null : tongue,
    owner: { name: owner, ...faceOf(owner) },
    absence: absenceOf(question.owner, around),
    isOverdue: isOverdue(question, now),
    card: isOverdue(question, now) ? (around.cards.get(id) ?? null) : null,
    isUrgent: question.urgent_at !== null,
    hands: question.hands,
    isTossed: question.hands >= 2,
    offer: offered_to === null ? null : { to: colleagues.get(offered_to)?.name ?? '', since: offered_at },
    takeOver: { text: takeOverText(question, around), language: reads },
  };
}

/** Enough to know what it is about; all of it stands in its thread. */
export const begin = (text: string): string => beginningOf(text, 80);

/** Whoever no longer works here is not here either; who leaves later today still has a while. */
export function absenceOf(person: string, { colleagues, away, language, now, shop }: AroundQuestions): string | null {
  if (colleagues.get(person)?.here !== true) return say(language, 'desk.is-away');
  const next = away.get(person)?.[0];
  if (!next) return null;
  if (next.from <= now) return say(language, 'desk.is-away');
  if (isoDay(shop.zone, next.from) !== isoDay(shop.zone, now)) return null;
  return say(language, 'desk.leaves', { at: moment(language, shop.zone, next.from, now) });
}

/** The sentence of the timeline, in the customer's language; a mark stands where the name of who presses will be. */
function takeOverText(question: DeskQuestion, { shop, colleagues, language, now }: AroundQuestions): string {
  const told = entry('question-taken-over', { question: question.id, was: question.owner });
  const telling = {
    language: question.reads,
    audience: told.audience,
    zone: shop.zone,
    now,
    steps: [],
    order: question,
    nameOf: (person: string | null) =>
      person === null ? say(language, 'orders.your-name') : (colleagues.get(person)?.name ?? ''),
    askerOf: () => firstName(question.asker),
    tongueOf: () => null,
    photosOf: () => null,
  };
  return sentence({ ...told, number: 0, at: now, actor: null }, telling);
}

import type { ExceptionRow } from '#src/database/question-tables.ts';
import type { Colleague } from '#src/people/colleagues.ts';
import { faceOf } from '#src/people/face-of.ts';
import { orderName } from '#src/web/order-name.ts';
import type { Attempt } from '#src/web/views.ts';
import { type Language, say } from '#src/web/words.ts';
import { actOn, lookOf } from './exception-acts.ts';
import { type About, exceptionLine } from './exception-line.ts';
import type { Story } from './load-story.ts';

/** What a card says of its order. */
export type CardOrder = {
  orderName: string;
  seq: number;
  subject: string;
  plate: string | null;
  customer: string;
  phone: string | null;
  /** The language in which the customer reads. */
  reads: Language;
};

export type AroundCard = {
  zone: string;
  colleagues: ReadonlyMap<string, Colleague>;
  language: Language;
  now: number;
  attempt: Attempt | null;
};

export type Lane = 'late' | 'hour' | 'day';
export const hour = 60 * 60_000;

/** The lane is the time that is left to act. */
export const laneOf = ({ due_at }: Pick<ExceptionRow, 'due_at'>, now: number): Lane =>
  due_at <= now ? 'late' : due_at <= now + hour ? 'hour' : 'day';

export function cardOrderOf({ shop, order, subject, customer, followers }: Story): CardOrder {
  return {
    orderName: orderName(shop.code, order.number),
    seq: order.last_entry,
    ...{ subject: subject.name, plate: subject.plate, customer: customer.name, phone: customer.phone },
    reads: followers.find(({ part }) => part === 'customer')?.language ?? shop.language,
  };
}

/**
 * An exception as a card: what it is, since when, about what, whose, and what can be done. The same for everybody who
 * looks: it has every press, and who may not is told so. For {{> desk/exception card=x from="desk"}}.
 */
export function exceptionCard(row: ExceptionRow, order: CardOrder, about: About, around: AroundCard) {
  const { language, zone, now, colleagues } = around;
  const { id, kind } = row;
  const owner = colleagues.get(row.owner)?.name ?? '';
  const lane = laneOf(row, now);
  const line = exceptionLine(row, about, { language, zone, now });
  return {
    id,
    ...{ seq: order.seq, orderName: order.orderName, plate: order.plate, subject: order.subject },
    lane,
    look: { ...lookOf(kind), word: say(language, `exceptions.kind-${kind}`) },
    line,
    which: say(language, 'desk.which-exception', { what: order.plate ?? order.subject, line }),
    since: row.raised_at,
    due: lane === 'late' ? null : row.due_at,
    ...actOn(row, order, about, language),
    owner: { id: row.owner, name: owner, ...faceOf(owner), isHere: colleagues.get(row.owner)?.here === true },
    offer: offerOf(row, colleagues),
    people: peopleFor(row, colleagues, language),
    told: toldPreview(order.reads, language),
    tried: triedOn(formsAt(order.orderName, id), around.attempt),
    ids: Object.fromEntries(fields.map((field) => [field, `${field}-${id}`])),
  };
}

export type ExceptionCard = ReturnType<typeof exceptionCard>;

/** The addresses of the forms on a card: a refusal of one of them is said there. */
export function formsOnCard({ orderName, id, offer, people }: ExceptionCard): string[] {
  const names = ['take', 'settle', ...(people ? ['offer'] : []), ...(offer ? ['accept', 'end-offer'] : [])];
  return names.map((name) => formsAt(orderName, id) + name);
}

// No two fields of a page are alike.
const fields = ['title', 'more', 'give', 'note', 'done', 'told'];

const formsAt = (name: string, id: string) => `/orders/${name}/exceptions/${id}/`;

const triedOn = (forms: string, attempt: Attempt | null): string | null =>
  attempt?.action.startsWith(forms) ? attempt.action.slice(forms.length) : null;

function offerOf({ offered_to, offered_at, offer_note }: ExceptionRow, colleagues: AroundCard['colleagues']) {
  if (offered_to === null) return null;
  return { to: colleagues.get(offered_to)?.name ?? '', since: offered_at, note: offer_note };
}

function peopleFor({ owner, offered_to }: ExceptionRow, colleagues: AroundCard['colleagues'], language: Language) {
  const others = [...colleagues.values()].filter(({ here, id }) => here && id !== owner && id !== offered_to);
  if (others.length === 0) return null;
  return [
    { value: '', label: say(language, 'desk.choose-person') },
    ...others.map(({ id, name }) => ({ value: id, label: name })),
  ];
}

/** The sentence of the timeline in the customer's language, with marks where a name and words will be. */
function toldPreview(reads: Language, language: Language) {
  const marks = { who: say(language, 'orders.your-name'), text: say(language, 'orders.your-words') };
  return { text: say(reads, 'entry.note-added', marks), loud: true, language: reads };
}

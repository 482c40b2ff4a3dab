import type { Language, OrderRow, StepRow } from '#src/database/tables.ts';
import type { Tx } from '#src/database/transact.ts';
import { type Floor, write } from './carry-out.ts';
import { type Draft, type Entry, entry } from './entry-kinds.ts';
import { keepSubject } from './keep-subject.ts';
import type { Order } from './order.ts';
import { type Contact, keepCustomer } from './same-customer.ts';
import { writeSearchWords } from './search-words.ts';

/** Everything an order begins with, as plain facts: from the intake, from another system's history or from an example. */
export type NewOrder = {
  shop: string;
  number: number;
  at: number;
  /** Who took it in; null if nobody remembers. */
  actor: string | null;
  owner: string;
  /** Somebody who is known by id, or somebody who is found again by phone, e-mail and name. */
  customer: { id: string } | Contact;
  subject: { name: string; plate: string | null };
  steps: NewStep[];
  promise: { from: number; until: number } | null;
  language: Language;
  /** The id of the customer's link; null where nobody is to follow. */
  link: string | null;
} & Pick<OrderRow, 'title' | 'noun_nl' | 'noun_en' | 'purpose' | 'wishes'>;

/** A step that is still to be done, unless it says otherwise. */
export type NewStep = Pick<StepRow, 'title' | 'customer_nl' | 'customer_en' | 'minutes' | 'news' | 'usually'> &
  Partial<Pick<StepRow, 'specialist' | 'state' | 'started_at' | 'finished_at'>>;

type Ground = Pick<Floor, 'rowWriters' | 'newId'>;

/** The next number of this shop. It locks the shop's row until the commit, so that numbers have no gap. */
export async function takeNumber(tx: Tx, shop: string): Promise<number> {
  const row = await tx
    .updateTable('shops')
    .set((eb) => ({ last_number: eb('last_number', '+', 1) }))
    .where('id', '=', shop)
    .returning('last_number')
    .executeTakeFirstOrThrow();
  return row.last_number;
}

/** Writes the order with its steps, its first entries and the words it is found by. */
export async function openOrder(
  tx: Tx,
  { rowWriters, newId }: Ground,
  given: NewOrder,
): Promise<{ order: Order; entries: Entry[] }> {
  const { shop, at, actor } = given;
  const customer =
    'id' in given.customer ? given.customer.id : await keepCustomer(tx, shop, given.customer, newId(), at);
  const subject = await keepSubject(tx, shop, customer, given.subject, newId());
  const { number, title, noun_nl, noun_en, purpose, wishes, owner } = given;
  const about = { title, noun_nl, noun_en, purpose, wishes, owner };
  const row: OrderRow = {
    shop,
    id: newId(),
    number,
    customer,
    subject,
    ...about,
    state: 'open',
    last_entry: 1,
    opened_at: at,
    changed_at: at,
    closed_at: null,
    ...{ waits_since: null, offered_to: null, offered_at: null, offer_note: null },
  };
  await tx.insertInto('orders').values(row).execute();
  const steps = given.steps.map((step, i) => asRow(row, step, i + 1, newId()));
  if (steps.length > 0) await tx.insertInto('steps').values(steps).execute();
  const order = { ...row, steps };
  const entries = await write(tx, rowWriters, order, firstEntries(given, newId), at, actor);
  await writeSearchWords(tx, shop, row.id);
  return { order: { ...order, last_entry: entries.length }, entries };
}

function firstEntries({ title, promise, link, language }: NewOrder, newId: () => string): Draft[] {
  const drafts: Draft[] = [entry('order-opened', { title })];
  if (promise) drafts.push(entry('promise-made', { promise: newId(), ...promise }));
  if (link === null) return drafts;
  const follower = newId();
  drafts.push(entry('follower-added', { follower, part: 'customer', language }, 'kitchen'));
  drafts.push(entry('link-issued', { link, follower }, 'kitchen'));
  return drafts;
}

function asRow(order: OrderRow, step: NewStep, position: number, id: string): StepRow {
  const { title, customer_nl, customer_en, minutes, news, usually } = step;
  const { specialist = null, state = 'planned', started_at = null, finished_at = null } = step;
  const said = { title, customer_nl, customer_en, minutes, news, usually };
  const done = { specialist, state, started_at, paused_at: null, pause: null, finished_at };
  return { shop: order.shop, id, order_id: order.id, position, ...said, ...done };
}

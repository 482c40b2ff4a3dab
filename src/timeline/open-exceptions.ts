import { sql } from 'kysely';
import type { ExceptionRow } from '#src/database/question-tables.ts';
import type { ShopRow } from '#src/database/tables.ts';
import type { Reader } from '#src/database/transact.ts';
import type { Colleague } from '#src/people/colleagues.ts';
import { orderName } from '#src/web/order-name.ts';
import { askedIn } from './exception-about.ts';
import type { CardOrder } from './exception-card.ts';
import { type About, causeOf } from './exception-line.ts';
import { toEntry } from './load-story.ts';

/** An exception that somebody has to act on, with its order and what it is about. */
export type OpenException = { row: ExceptionRow; order: CardOrder; about: About };

/**
 * Every open exception of the shop, or those that somebody owns or is offered; what is due first stands first. A few
 * reads, however many there are.
 */
export async function openExceptions(
  reader: Reader,
  { shop, colleagues, person }: { shop: ShopRow; colleagues: ReadonlyMap<string, Colleague>; person?: string },
): Promise<OpenException[]> {
  const open = await readOpen(reader, shop.id, person);
  if (open.length === 0) return [];
  const causes = [...new Set(open.map((row) => causeOf(row)[0]))];
  const [promises, steps, questions, exceptions, entries] = await Promise.all([
    byId(reader.selectFrom('promises').select(['id', 'until_at']).where('shop', '=', shop.id), causes),
    byId(reader.selectFrom('steps').select(['id', 'title', 'pause']).where('shop', '=', shop.id), causes),
    byId(reader.selectFrom('questions').select(['id', 'offered_to']).where('shop', '=', shop.id), causes),
    byId(selectOpen(reader, shop.id).select(['id', 'kind', 'offered_to']), causes),
    readSaid(reader, shop.id, open),
  ]);
  const asked = askedIn(entries.map(({ entry }) => entry));
  const at = new Map(entries.map(({ order, entry }) => [`${order} ${entry.number}`, entry.at]));
  return open.map(({ number, seq, title, handed_to, subject, plate, customer, phone, reads, ...row }) => ({
    row,
    order: {
      orderName: orderName(shop.code, number),
      seq,
      subject,
      plate,
      customer,
      phone,
      reads: reads ?? shop.language,
    },
    about: {
      title,
      order: (id) => (id === row.order_id ? { offered_to: handed_to } : undefined),
      promise: (id) => promises.get(id),
      step: (id) => steps.get(id),
      question: (id) => {
        const text = asked.get(id);
        return text === undefined ? undefined : { text, offered_to: questions.get(id)?.offered_to ?? null };
      },
      exception: (id) => exceptions.get(id),
      saidAt: (entry) => at.get(`${row.order_id} ${entry}`),
      nameOf: (person) => colleagues.get(person ?? '')?.name ?? '',
    },
  }));
}

const selectOpen = (reader: Reader, shop: string) =>
  reader.selectFrom('exceptions').where('exceptions.shop', '=', shop).where('exceptions.state', '=', sql.lit('open'));

function readOpen(reader: Reader, shop: string, person: string | undefined) {
  return selectOpen(reader, shop)
    .$if(person !== undefined, (all) =>
      all.where((eb) =>
        eb.or([eb('exceptions.owner', '=', person ?? ''), eb('exceptions.offered_to', '=', person ?? '')]),
      ),
    )
    .innerJoin('orders', (join) =>
      join.onRef('orders.shop', '=', 'exceptions.shop').onRef('orders.id', '=', 'exceptions.order_id'),
    )
    .innerJoin('subjects', (join) =>
      join.onRef('subjects.shop', '=', 'orders.shop').onRef('subjects.id', '=', 'orders.subject'),
    )
    .innerJoin('customers', (join) =>
      join.onRef('customers.shop', '=', 'orders.shop').onRef('customers.id', '=', 'orders.customer'),
    )
    .selectAll('exceptions')
    .select(['orders.number', 'orders.last_entry as seq', 'orders.title', 'subjects.name as subject', 'subjects.plate'])
    .select(['orders.offered_to as handed_to', 'customers.name as customer', 'customers.phone'])
    .select((eb) =>
      eb
        .selectFrom('followers')
        .select('followers.language')
        .whereRef('followers.shop', '=', 'exceptions.shop')
        .whereRef('followers.order_id', '=', 'exceptions.order_id')
        .where('followers.part', '=', 'customer')
        .limit(1)
        .as('reads'),
    )
    .orderBy('exceptions.due_at')
    .orderBy('exceptions.raised_at')
    .orderBy('exceptions.id')
    .execute();
}

type Selecting<Row> = { where: (column: 'id', how: 'in', ids: string[]) => { execute: () => Promise<Row[]> } };

async function byId<Row extends { id: string }>(select: Selecting<Row>, ids: string[]): Promise<Map<string, Row>> {
  const rows = await select.where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** What was asked on their orders, and the entries since which an order is silent. */
async function readSaid(reader: Reader, shop: string, open: ExceptionRow[]) {
  const silences = open.filter(({ kind }) => kind === 'silent-long').map((row) => Number(causeOf(row)[0]));
  const rows = await reader
    .selectFrom('entries')
    .selectAll()
    .where('shop', '=', shop)
    .where('order_id', 'in', [...new Set(open.map(({ order_id }) => order_id))])
    .where((eb) =>
      eb.or([eb('kind', 'in', ['question-asked', 'question-followed-up']), eb('number', 'in', [0, ...silences])]),
    )
    .orderBy('order_id')
    .orderBy('number')
    .execute();
  return rows.map((row) => ({ order: row.order_id, entry: toEntry(row) }));
}

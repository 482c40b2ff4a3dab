import { sql } from 'kysely';
import type { Language, ShopRow } from '#src/database/tables.ts';
import type { Reader } from '#src/database/transact.ts';
import { type Bodies, questionOf } from '#src/timeline/entry-kinds.ts';
import { toEntry } from '#src/timeline/load-story.ts';
import { type Question, selectQuestions } from '#src/timeline/read-questions.ts';
import { isOverdue, threadKinds } from '#src/timeline/threads.ts';

/** A question that somebody waits for, with what the desk says of its order. */
export type DeskQuestion = Question & {
  number: number;
  noun_nl: string;
  noun_en: string;
  subject: string;
  plate: string | null;
  /** Who asked, and in which language. */
  asker: string;
  tongue: Language;
  /** The language in which the order's customer reads. */
  reads: Language;
  /** What was asked last. */
  text: string;
  /** The number of the last entry about it. */
  seq: number;
};

/** All open questions of the shop, first what cannot wait: two reads, however many there are. */
export async function loadQuestions(reader: Reader, shop: ShopRow, now: number): Promise<DeskQuestion[]> {
  const open = await readOpen(reader, shop.id);
  const said = await readSaid(reader, shop.id, [...new Set(open.map(({ order_id }) => order_id))]);
  return open
    .map(({ reads, ...question }) => {
      const { text = '', seq = 0 } = said.get(question.id) ?? {};
      return { ...question, reads: reads ?? shop.language, text, seq };
    })
    .sort(
      (one, other) =>
        Number(isOverdue(other, now)) - Number(isOverdue(one, now)) ||
        Number(other.urgent_at !== null) - Number(one.urgent_at !== null) ||
        one.until_at - other.until_at ||
        one.asked_at - other.asked_at,
    );
}

/** How many wait for the customer, of orders that are in the house. */
export async function countAskedBack(reader: Reader, shop: string): Promise<number> {
  const { count } = await reader
    .selectFrom('questions')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('shop', '=', shop)
    .where('state', '=', 'asked-back')
    .where('order_id', 'in', (eb) =>
      eb
        .selectFrom('orders')
        .select('orders.id')
        .where('orders.shop', '=', shop)
        .where('orders.state', 'in', ['open', 'ready']),
    )
    .executeTakeFirstOrThrow();
  return Number(count);
}

function readOpen(reader: Reader, shop: string) {
  return selectQuestions(reader, shop)
    .innerJoin('orders', (join) =>
      join.onRef('orders.shop', '=', 'questions.shop').onRef('orders.id', '=', 'questions.order_id'),
    )
    .innerJoin('subjects', (join) =>
      join.onRef('subjects.shop', '=', 'orders.shop').onRef('subjects.id', '=', 'orders.subject'),
    )
    .innerJoin('followers', (join) =>
      join.onRef('followers.shop', '=', 'questions.shop').onRef('followers.id', '=', 'questions.follower'),
    )
    .innerJoin('customers', (join) =>
      join.onRef('customers.shop', '=', 'followers.shop').onRef('customers.id', '=', 'followers.customer'),
    )
    .select(['orders.number', 'orders.noun_nl', 'orders.noun_en', 'subjects.name as subject', 'subjects.plate'])
    .select(['customers.name as asker', 'followers.language as tongue'])
    .select((eb) =>
      eb
        .selectFrom('followers as first')
        .select('first.language')
        .whereRef('first.shop', '=', 'questions.shop')
        .whereRef('first.order_id', '=', 'questions.order_id')
        .where('first.part', '=', 'customer')
        .limit(1)
        .as('reads'),
    )
    .where('questions.state', '=', sql.lit('open'))
    .execute();
}

/** What was asked last in each question, and how far its thread is. */
async function readSaid(reader: Reader, shop: string, orders: string[]) {
  const said = new Map<string, { text: string; seq: number }>();
  if (orders.length === 0) return said;
  const rows = await reader
    .selectFrom('entries')
    .selectAll()
    .where('shop', '=', shop)
    .where('order_id', 'in', orders)
    .where('kind', 'in', threadKinds)
    .orderBy('order_id')
    .orderBy('number')
    .execute();
  for (const { kind, body, number: seq } of rows.map(toEntry)) {
    const id = questionOf(body) ?? '';
    const isAsked = kind === 'question-asked' || kind === 'question-followed-up';
    said.set(id, { seq, text: isAsked ? (body as Bodies[typeof kind]).text : (said.get(id)?.text ?? '') });
  }
  return said;
}

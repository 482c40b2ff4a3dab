import type { ShopRow } from '#src/database/tables.ts';
import type { Reader } from '#src/database/transact.ts';
import type { Colleague } from '#src/people/colleagues.ts';
import { type Story, toEntry } from '#src/timeline/load-story.ts';
import { type Question, selectQuestions } from '#src/timeline/read-questions.ts';
import { threadKinds } from '#src/timeline/threads.ts';

/** So long somebody still sees what they answered. */
export const settledFor = 7 * 24 * 60 * 60 * 1000;
const mostSettled = 20;

/** The questions of a person that somebody waits for, those offered to them, and what they answered in the last days. */
export async function findQuestions(
  reader: Reader,
  { shop, person, now }: { shop: string; person: string; now: number },
): Promise<Question[]> {
  const all = selectQuestions(reader, shop);
  const [mine, offered, settled] = await Promise.all([
    all.where('questions.owner', '=', person).where('questions.state', 'in', ['open', 'asked-back']).execute(),
    all.where('questions.offered_to', '=', person).where('questions.state', '=', 'open').execute(),
    all
      .where('questions.owner', '=', person)
      .where('questions.state', 'in', ['answered', 'closed'])
      .where('questions.turn_at', '>', now - settledFor)
      .orderBy('questions.turn_at', 'desc')
      .limit(mostSettled)
      .execute(),
  ]);
  return [...mine, ...offered, ...settled];
}

/** These orders with no more in them than a question or an offer tells. Four reads, however many there are. */
export async function findStories(
  reader: Reader,
  { shop, colleagues }: { shop: ShopRow; colleagues: ReadonlyMap<string, Colleague> },
  ids: string[],
  questions: Question[] = [],
): Promise<Map<string, Story>> {
  if (ids.length === 0) return new Map();
  const [orders, steps, entries, followers] = await Promise.all([
    readOrders(reader, shop.id, ids),
    reader
      .selectFrom('steps')
      .selectAll()
      .where('shop', '=', shop.id)
      .where('order_id', 'in', ids)
      .orderBy('position')
      .execute(),
    reader
      .selectFrom('entries')
      .selectAll()
      .where('shop', '=', shop.id)
      .where('order_id', 'in', ids)
      .where('kind', 'in', threadKinds)
      .orderBy('number')
      .execute(),
    readFollowers(reader, shop.id, ids),
  ]);
  const nobody = { phone: null, email: null };
  const stories = orders.map(({ subjectName, plate, customerName, ...order }): Story => {
    const isOfIt = ({ order_id }: { order_id: string }) => order_id === order.id;
    return {
      shop,
      order,
      steps: steps.filter(isOfIt),
      entries: entries.filter(isOfIt).map(toEntry),
      promise: null,
      questions: questions.filter(isOfIt),
      subject: { name: subjectName, plate },
      customer: { id: order.customer, name: customerName, ...nobody },
      followers: followers.filter(isOfIt).map((follower) => ({ ...follower, ...nobody })),
      promises: [],
      exceptions: [],
      links: [],
      colleagues,
    };
  });
  return new Map(stories.map((story) => [story.order.id, story]));
}

function readOrders(reader: Reader, shop: string, ids: string[]) {
  return reader
    .selectFrom('orders')
    .innerJoin('subjects', (join) =>
      join.onRef('subjects.shop', '=', 'orders.shop').onRef('subjects.id', '=', 'orders.subject'),
    )
    .innerJoin('customers', (join) =>
      join.onRef('customers.shop', '=', 'orders.shop').onRef('customers.id', '=', 'orders.customer'),
    )
    .selectAll('orders')
    .select(['subjects.name as subjectName', 'subjects.plate', 'customers.name as customerName'])
    .where('orders.shop', '=', shop)
    .where('orders.id', 'in', ids)
    .execute();
}

function readFollowers(reader: Reader, shop: string, ids: string[]) {
  return reader
    .selectFrom('followers')
    .innerJoin('customers', (join) =>
      join.onRef('customers.shop', '=', 'followers.shop').onRef('customers.id', '=', 'followers.customer'),
    )
    .selectAll('followers')
    .select('customers.name')
    .where('followers.shop', '=', shop)
    .where('followers.order_id', 'in', ids)
    .orderBy('followers.part')
    .execute();
}

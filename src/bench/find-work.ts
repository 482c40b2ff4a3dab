import type { ExpressionBuilder } from 'kysely';
import type { Language, OrderRow, PromiseState, ShopRow, StepRow, Tables } from '#src/database/tables.ts';
import type { Reader } from '#src/database/transact.ts';
import type { Colleague } from '#src/people/colleagues.ts';
import type { Entry, Kind } from '#src/timeline/entry-kinds.ts';
import { type Story, toEntry } from '#src/timeline/load-story.ts';
import { takeBackFor } from './my-work.ts';

// What the bench tells of an order's past: who is at it since when, and what the kitchen ought to know.
const kinds: Kind[] = [
  'material-removed',
  'note-added',
  'person-erased',
  'photo-retracted',
  'step-added',
  'step-assigned',
  'step-changed',
  'step-finished',
  'step-redone',
  'step-resumed',
  'step-started',
  'step-taken-back',
];

type Asked = { shop: ShopRow; person: string; now: number; colleagues: ReadonlyMap<string, Colleague> };

/**
 * The orders that somebody's bench is about: with a step of theirs, with a step of nobody's, and what they finished
 * just now. Three reads for the whole bench, however many orders there are; of the past only what the bench tells.
 */
export async function findWork(reader: Reader, asked: Asked): Promise<Story[]> {
  const orders = await readOrders(reader, asked);
  const steps = await readSteps(
    reader,
    asked.shop.id,
    orders.map(({ id }) => id),
  );
  const stepsOf = inGroups(steps, ({ order_id }) => order_id);
  const stories = orders.map((order) => asStory(order, stepsOf.get(order.id) ?? [], asked));
  const past = stories.filter((story) => hasPast(story, asked)).map(({ order }) => order.id);
  const entriesOf = await readEntries(reader, asked.shop.id, past);
  return stories.map((story) => ({ ...story, entries: entriesOf.get(story.order.id) ?? [] }));
}

function hasPast({ order, steps }: Story, { person, now }: Asked): boolean {
  const isMine = steps.some(({ specialist, state }) => specialist === person && state !== 'finished');
  return isMine || order.changed_at > now - takeBackFor;
}

/**
 * The orders that are not over are few, however many there were: each is asked for its steps. Looking for the steps first
 * would find those that nobody did of every order that was cancelled.
 */
function isConcerned({ shop, person, now }: Asked) {
  return (eb: ExpressionBuilder<Tables, 'orders'>) =>
    eb.or([
      eb('orders.changed_at', '>', now - takeBackFor),
      eb.exists(
        eb
          .selectFrom('steps')
          .select('steps.id')
          .where('steps.shop', '=', shop.id)
          .whereRef('steps.order_id', '=', 'orders.id')
          .where((step) =>
            step.or([
              step.and([
                step('steps.specialist', '=', person),
                step('steps.state', 'in', ['planned', 'running', 'paused']),
              ]),
              step.and([step('steps.specialist', 'is', null), step('steps.state', '=', 'planned')]),
            ]),
          ),
      ),
    ]);
}

type OrderFound = OrderRow & {
  subjectName: string;
  plate: string | null;
  customerName: string;
  reads: Language | null;
  from_at: number | null;
  until_at: number | null;
  promised: PromiseState | null;
};

function readOrders(reader: Reader, asked: Asked): Promise<OrderFound[]> {
  return reader
    .selectFrom('orders')
    .innerJoin('subjects', (join) =>
      join.onRef('subjects.shop', '=', 'orders.shop').onRef('subjects.id', '=', 'orders.subject'),
    )
    .innerJoin('customers', (join) =>
      join.onRef('customers.shop', '=', 'orders.shop').onRef('customers.id', '=', 'orders.customer'),
    )
    .leftJoin('promises', (join) =>
      join
        .onRef('promises.shop', '=', 'orders.shop')
        // One alone, also where broken ones lie before it.
        .on((eb) =>
          eb(
            'promises.id',
            '=',
            eb
              .selectFrom('promises as latest')
              .select('latest.id')
              .whereRef('latest.shop', '=', 'orders.shop')
              .whereRef('latest.order_id', '=', 'orders.id')
              .where('latest.kind', '=', 'ready-by')
              .where('latest.state', '<>', 'moved')
              .orderBy('latest.made_at', 'desc')
              .orderBy('latest.id', 'desc')
              .limit(1),
          ),
        ),
    )
    .leftJoin('followers', (join) =>
      join
        .onRef('followers.shop', '=', 'orders.shop')
        .onRef('followers.order_id', '=', 'orders.id')
        .on('followers.part', '=', 'customer'),
    )
    .selectAll('orders')
    .select(['subjects.name as subjectName', 'subjects.plate', 'customers.name as customerName'])
    .select(['followers.language as reads', 'promises.from_at', 'promises.until_at'])
    .select('promises.state as promised')
    .where('orders.shop', '=', asked.shop.id)
    .where('orders.state', 'in', ['open', 'ready'])
    .where(isConcerned(asked))
    .execute();
}

async function readSteps(reader: Reader, shop: string, orders: string[]): Promise<StepRow[]> {
  if (orders.length === 0) return [];
  return reader
    .selectFrom('steps')
    .selectAll()
    .where('shop', '=', shop)
    .where('order_id', 'in', orders)
    .orderBy('position')
    .execute();
}

async function readEntries(reader: Reader, shop: string, orders: string[]): Promise<Map<string, Entry[]>> {
  if (orders.length === 0) return new Map();
  const rows = await reader
    .selectFrom('entries')
    .selectAll()
    .where('shop', '=', shop)
    .where('order_id', 'in', orders)
    .where('kind', 'in', kinds)
    .orderBy('order_id')
    .orderBy('number')
    .execute();
  return new Map([...inGroups(rows, ({ order_id }) => order_id)].map(([id, group]) => [id, group.map(toEntry)]));
}

/** A story with no more in it than the bench tells: the same sentences can be made of it. */
function asStory(found: OrderFound, steps: StepRow[], { shop, colleagues }: Asked): Story {
  const { subjectName, plate, customerName, reads, from_at, until_at, promised: state, ...order } = found;
  const at = { shop: shop.id, order_id: order.id };
  const promised = {
    kind: 'ready-by',
    question: null,
    owner: order.owner,
    made_at: 0,
    ended_at: null,
    words: null,
  } as const;
  const nobody = { name: '', phone: null, email: null };
  return {
    shop,
    order,
    steps,
    entries: [],
    promise:
      from_at === null || until_at === null || state === null
        ? null
        : { ...at, ...promised, id: '', state, from_at, until_at },
    questions: [],
    subject: { name: subjectName, plate },
    customer: { id: order.customer, name: customerName, phone: null, email: null },
    followers: reads ? [{ ...at, ...nobody, id: '', customer: order.customer, part: 'customer', language: reads }] : [],
    promises: [],
    exceptions: [],
    links: [],
    colleagues,
  };
}

function inGroups<T>(rows: T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}

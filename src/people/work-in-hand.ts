import { sql } from 'kysely';
import type { ExceptionKind } from '#src/database/question-tables.ts';
import type { StepState } from '#src/database/tables.ts';
import type { Reader, Tx } from '#src/database/transact.ts';

/** What of one order is somebody's own and would wait for them while they are away. */
export type InHand = {
  order: string;
  number: number;
  /** Somebody has worked on it, and it is not done yet. */
  isUnderWay: boolean;
  steps: { id: string; title: string; state: StepState }[];
  questions: string[];
  exceptions: { id: string; of: ExceptionKind }[];
  /** Calls and other promises that have to be kept while they are away. */
  promises: string[];
  /** They answer for the order, and it was promised to be ready while they are away. */
  owns: boolean;
};

export type WhoseWork = { shop: string; person: string; until: number };

/** Everything that somebody has in hand, an entry for each order, in the order of their numbers. */
export async function workInHand(from: Reader | Tx, whose: WhoseWork): Promise<InHand[]> {
  const { shop, person } = whose;
  const found = {
    steps: await stepsOf(from, whose),
    questions: await from
      .selectFrom('questions')
      .select(['id', 'order_id'])
      .where('shop', '=', shop)
      .where('owner', '=', person)
      .where('state', '=', 'open')
      .execute(),
    // As text, not as a parameter: only then SQLite sees that the index of what is open is enough.
    exceptions: await from
      .selectFrom('exceptions')
      .select(['id', 'order_id', 'kind'])
      .where('shop', '=', shop)
      .where('owner', '=', person)
      .where('state', '=', sql.lit('open'))
      .execute(),
    promises: await promisesOf(from, whose),
  };
  const ids = new Set(Object.values(found).flatMap((rows) => rows.map(({ order_id }) => order_id)));
  const orders = await ordersOf(from, shop, [...ids]);
  return orders.map(({ id, number, state, begun }) => {
    const isOfIt = (row: { order_id: string }) => row.order_id === id;
    const promises = found.promises.filter(isOfIt);
    return {
      order: id,
      number,
      isUnderWay: state === 'open' && begun !== null,
      steps: found.steps.filter(isOfIt).map((step) => ({ id: step.id, title: step.title, state: step.state })),
      questions: found.questions.filter(isOfIt).map((one) => one.id),
      exceptions: found.exceptions.filter(isOfIt).map((one) => ({ id: one.id, of: one.kind })),
      promises: promises.filter(({ kind }) => kind !== 'ready-by').map((one) => one.id),
      owns: promises.some(({ kind }) => kind === 'ready-by'),
    };
  });
}

function stepsOf(from: Reader | Tx, { shop, person }: WhoseWork) {
  return (from as Reader)
    .selectFrom('steps')
    .innerJoin('orders', (join) =>
      join.onRef('orders.shop', '=', 'steps.shop').onRef('orders.id', '=', 'steps.order_id'),
    )
    .select(['steps.id', 'steps.order_id', 'steps.title', 'steps.state'])
    .where('steps.shop', '=', shop)
    .where('steps.specialist', '=', person)
    .where('steps.state', 'in', ['planned', 'running', 'paused'])
    .where('orders.state', '=', 'open')
    .orderBy('steps.position')
    .execute();
}

/** Whoever answers for an order answers for when it is ready; the other promises are whose they say. */
function promisesOf(from: Reader | Tx, { shop, person, until }: WhoseWork) {
  return (from as Reader)
    .selectFrom('promises')
    .innerJoin('orders', (join) =>
      join.onRef('orders.shop', '=', 'promises.shop').onRef('orders.id', '=', 'promises.order_id'),
    )
    .select(['promises.id', 'promises.order_id', 'promises.kind'])
    .where('promises.shop', '=', shop)
    .where('promises.state', '=', sql.lit('open'))
    .where('promises.until_at', '<=', until)
    .where((eb) =>
      eb.or([
        eb.and([eb('promises.kind', '=', 'ready-by'), eb('orders.owner', '=', person)]),
        eb.and([eb('promises.kind', 'in', ['call-by', 'free']), eb('promises.owner', '=', person)]),
      ]),
    )
    .execute();
}

async function ordersOf(from: Reader | Tx, shop: string, ids: string[]) {
  if (ids.length === 0) return [];
  return (from as Reader)
    .selectFrom('orders')
    .select(['id', 'number', 'state'])
    .select((eb) =>
      eb
        .selectFrom('steps')
        .select((of) => of.fn.min('started_at').as('begun'))
        .whereRef('steps.shop', '=', 'orders.shop')
        .whereRef('steps.order_id', '=', 'orders.id')
        .as('begun'),
    )
    .where('shop', '=', shop)
    .where('id', 'in', ids)
    .orderBy('number')
    .execute();
}

import { sql } from 'kysely';
import type { Reader, Tx } from '#src/database/transact.ts';

/** What is somebody's own and has to be somebody else's before they go: an order, and of it the steps and so on. */
export type OpenWork = {
  order: number;
  owns: boolean;
  steps: number;
  questions: number;
  exceptions: number;
  promises: number;
  /** It was offered to them and waits for their answer. */
  offers: number;
};

const underWay = ['open', 'ready'] as const;

export async function findOpenWork(from: Reader | Tx, shop: string, person: string): Promise<OpenWork[]> {
  const reader = from as Reader;
  const orders = await reader
    .selectFrom('orders')
    .select(['id', 'number', 'state', 'owner', 'offered_to'])
    .where('shop', '=', shop)
    .where('state', 'in', underWay)
    .orderBy('number')
    .execute();
  const running = new Map(orders.map((order) => [order.id, order]));
  const isOpen = ({ order_id }: { order_id: string }) => running.has(order_id);
  const steps = (await stepsOf(reader, shop, person)).filter(isOpen);
  const questions = await reader
    .selectFrom('questions')
    .select('order_id')
    .where('shop', '=', shop)
    .where('owner', '=', person)
    .where('state', 'in', ['open', 'asked-back'])
    .execute();
  const exceptions = await reader
    .selectFrom('exceptions')
    .select('order_id')
    .where('shop', '=', shop)
    .where('owner', '=', person)
    .where('state', '=', sql.lit('open'))
    .execute();
  const promises = await reader
    .selectFrom('promises')
    .select('order_id')
    .where('shop', '=', shop)
    .where('owner', '=', person)
    .where('state', '=', sql.lit('open'))
    .where('kind', 'in', ['call-by', 'free'])
    .execute();
  const offered = await offersTo(reader, shop, person);
  const ids = new Set([
    ...orders.filter(({ owner, offered_to }) => owner === person || offered_to === person).map(({ id }) => id),
    ...[...steps, ...questions, ...exceptions, ...promises].map(({ order_id }) => order_id),
    ...offered,
  ]);
  const numbers = await numbersOf(reader, shop, [...ids]);
  return numbers.map(({ id, number }) => {
    const count = (rows: { order_id: string }[]) => rows.filter(({ order_id }) => order_id === id).length;
    const order = running.get(id);
    return {
      order: number,
      owns: order?.owner === person,
      steps: count(steps),
      questions: count(questions),
      exceptions: count(exceptions),
      promises: count(promises),
      offers: offered.filter((one) => one === id).length + (order?.offered_to === person ? 1 : 0),
    };
  });
}

function stepsOf(reader: Reader, shop: string, person: string) {
  const steps = reader.selectFrom('steps').select('order_id').where('shop', '=', shop).where('specialist', '=', person);
  return steps.where('state', 'in', ['planned', 'running', 'paused']).execute();
}

async function offersTo(reader: Reader, shop: string, person: string): Promise<string[]> {
  const questions = reader.selectFrom('questions').select('order_id').where('shop', '=', shop);
  const exceptions = reader.selectFrom('exceptions').select('order_id').where('shop', '=', shop);
  const asked = await questions.where('offered_to', '=', person).where('state', '=', 'open').execute();
  const raised = await exceptions.where('offered_to', '=', person).where('state', '=', 'open').execute();
  return [...asked, ...raised].map(({ order_id }) => order_id);
}

async function numbersOf(reader: Reader, shop: string, ids: string[]) {
  if (ids.length === 0) return [];
  const orders = reader.selectFrom('orders').select(['id', 'number']).where('shop', '=', shop).where('id', 'in', ids);
  return orders.orderBy('number').execute();
}

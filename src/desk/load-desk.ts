import type { OrderState, ShopRow } from '#src/database/tables.ts';
import type { Reader } from '#src/database/transact.ts';
import { type DeskOrder, type DeskStep, openPromise } from './desk-order.ts';

const onDesk: OrderState[] = ['open', 'ready'];

/** Every order that is in the house, whose promise ends first stands first: two reads, however many there are. */
export async function loadDesk(reader: Reader, shop: ShopRow): Promise<DeskOrder[]> {
  const [orders, steps] = await Promise.all([readOrders(reader, shop.id), readSteps(reader, shop.id)]);
  const known = new Map<string, DeskStep[]>();
  for (const { order_id, ...step } of steps) {
    const some = known.get(order_id);
    if (some) some.push(step);
    else known.set(order_id, [step]);
  }
  return orders
    .map(({ id, reads, from_at, until_at, promised, ...order }): DeskOrder => {
      const promise =
        from_at === null || until_at === null || promised === null ? null : { from_at, until_at, state: promised };
      return { ...order, reads: reads ?? shop.language, promise, steps: known.get(id) ?? [] };
    })
    .sort((one, other) => end(one) - end(other) || one.number - other.number);
}

const end = (order: DeskOrder) => openPromise(order)?.until_at ?? Number.MAX_SAFE_INTEGER;

function readOrders(reader: Reader, shop: string) {
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
    .select(['orders.id', 'orders.number', 'orders.last_entry as seq', 'orders.state', 'orders.title'])
    .select(['orders.noun_nl', 'orders.noun_en', 'orders.owner', 'orders.waits_since'])
    .select(['subjects.name as subject', 'subjects.plate'])
    .select(['customers.name as customer', 'customers.phone'])
    .select(['promises.from_at', 'promises.until_at', 'promises.state as promised'])
    .select((eb) => [
      eb
        .selectFrom('followers')
        .select('followers.language')
        .whereRef('followers.shop', '=', 'orders.shop')
        .whereRef('followers.order_id', '=', 'orders.id')
        .where('followers.part', '=', 'customer')
        .limit(1)
        .as('reads'),
      eb
        .selectFrom('entries')
        .select((max) => max.fn.max('entries.at').as('at'))
        .whereRef('entries.shop', '=', 'orders.shop')
        .whereRef('entries.order_id', '=', 'orders.id')
        .where('entries.kind', '=', 'order-ready')
        .as('readyAt'),
    ])
    .where('orders.shop', '=', shop)
    .where('orders.state', 'in', onDesk)
    .execute();
}

function readSteps(reader: Reader, shop: string) {
  return reader
    .selectFrom('steps')
    .select(['order_id', 'id', 'title', 'specialist', 'state', 'pause'])
    .where('shop', '=', shop)
    .where('order_id', 'in', (eb) =>
      eb.selectFrom('orders').select('orders.id').where('orders.shop', '=', shop).where('orders.state', 'in', onDesk),
    )
    .orderBy('order_id')
    .orderBy('position')
    .execute();
}

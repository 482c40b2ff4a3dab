import type { ExceptionRow } from '#src/database/question-tables.ts';
import { keep } from '#src/database/transact.ts';
import type { Name, TestKitchen } from '../kitchen.ts';

export const minute = 60_000;

/** Somebody at the desk reports a problem, as the order's page does; answers with its id. */
export async function raise(house: TestKitchen, order: number, text: string, owner: Name = 'Marieke'): Promise<string> {
  const answer = await house.as('Olga').post(`/orders/${order}/exceptions`, { text, owner: house.ids[owner] });
  if (answer.status !== 200) throw new Error(`raising answered ${answer.status}: ${answer.text}`);
  const { exceptions } = (await house.as('Olga').get(`/orders/${order}`)).body;
  return exceptions.findLast((one: { text: string | null }) => one.text === text).exception;
}

/** An exception as the clock would raise it, without its waiting: only its row, the order's last entry stays. */
export async function insert(house: TestKitchen, order: number, given: Partial<ExceptionRow>): Promise<string> {
  const { kitchen, shop, ids, clock } = house;
  const { reader } = kitchen.database;
  const { id: order_id } = await reader
    .selectFrom('orders')
    .select('id')
    .where('shop', '=', shop.id)
    .where('number', '=', order)
    .executeTakeFirstOrThrow();
  const id = given.id ?? kitchen.newId();
  const row: ExceptionRow = {
    ...{ shop: shop.id, id, order_id, kind: 'raised', cause: id, owner: ids.Marieke, state: 'open' },
    ...{ raised_at: clock.now, due_at: clock.now, ended_at: null, text: 'Er mist een wieldop.' },
    ...{ offered_to: null, offered_at: null, offer_note: null },
    ...given,
  };
  await kitchen.database.transact(async (tx) => keep(await tx.insertInto('exceptions').values(row).execute()));
  return id;
}

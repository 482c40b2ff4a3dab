import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import BetterSqlite from 'better-sqlite3';
import { tokenOf } from '#src/people/link.ts';
import { followProduct } from './client/line.ts';
import { startProduct } from './product.ts';

export type ModelFragment = { id: string; html: string };
export type ModelUpdate = { order: number; seq: number; fragments: ModelFragment[]; say?: string };

/** What the product really sends to a customer's page and to a colleague's when a second note is written. */
export type Model = { order: number; seq: number; at: number; text: string; customer: ModelUpdate; staff: ModelUpdate };

export const noteText = 'De nieuwe sensor is besteld en komt vanmiddag binnen.';

/**
 * Writes two notes on the model order through the product and keeps both updates of the second word for word. The first
 * one tells a page more than it needs, because the server does not know yet what that page shows.
 */
export async function modelUpdate(folder: string, key: string, secret: string): Promise<Model> {
  const file = path.join(folder, 'open-kitchen.db');
  const { order, link, last: after } = readOrder(file);
  const product = await startProduct(folder);
  const heard: Record<'customer' | 'staff', ModelUpdate[]> = { customer: [], staff: [] };
  const token = tokenOf(secret, link);
  const lines = [
    await followProduct(product.url, { order, after, token }, (frame) => heard.customer.push(readFrame(frame))),
    await followProduct(product.url, { order, after, key }, (frame) => heard.staff.push(readFrame(frame))),
  ];
  for (const count of [1, 2]) {
    await writeNote(product.url, order, key);
    while (heard.customer.length < count || heard.staff.length < count) await pause(20);
  }
  for (const { socket } of lines) socket.terminate();
  await product.stop();
  const [customer, staff] = [heard.customer[1], heard.staff[1]];
  if (!customer || !staff) throw new Error('the model note did not reach both pages');
  return { order, seq: customer.seq, at: whenWritten(file, order, customer.seq), text: noteText, customer, staff };
}

async function writeNote(url: string, order: number, key: string): Promise<void> {
  const answer = await fetch(`${url}/orders/${order}/notes`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, accept: 'application/json', 'content-type': 'application/json' },
    body: JSON.stringify({ text: noteText, audience: 'customer' }),
  });
  if (answer.status !== 200) throw new Error(`The model note was answered ${answer.status}: ${await answer.text()}`);
}

/** `42["update",{…}]` */
const readFrame = (frame: Buffer): ModelUpdate => (JSON.parse(frame.toString('utf8', 2)) as [string, ModelUpdate])[1];

function readOrder(file: string): { order: number; link: string; last: number } {
  const connection = new BetterSqlite(file);
  const found = connection
    .prepare(`select o.number as "order", l.id as link, o.last_entry as last
      from orders o join links l on l.shop = o.shop and l.order_id = o.id order by o.number limit 1`)
    .get();
  connection.close();
  return found as ReturnType<typeof readOrder>;
}

function whenWritten(file: string, order: number, seq: number): number {
  const connection = new BetterSqlite(file);
  const at = connection
    .prepare(`select e.at from entries e join orders o on o.shop = e.shop and o.id = e.order_id
      where o.number = ? and e.number = ?`)
    .pluck()
    .get(order, seq);
  connection.close();
  return Number(at);
}

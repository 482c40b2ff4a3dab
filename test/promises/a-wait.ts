import { keep } from '#src/database/transact.ts';
import { stepsOf } from '../asking.ts';
import { aReader } from '../customer/a-page.ts';
import { press } from '../exceptions/watching.ts';
import { aKitchen, type TestKitchen } from '../kitchen.ts';

// Ready between 15:30 and 16:15, and somebody has to ask the customer first.

export const minute = 60_000;
export const tomorrow = '2026-11-25';

export async function aWait(more: object = {}) {
  const house = await aKitchen();
  const sanne = await aReader(house, more);
  const [measure = '', brakes = '', wash = ''] = await stepsOf(house, sanne.order);
  const here = `/orders/${sanne.order}`;
  const step = (id: string, act: string, body: object = {}) =>
    press(house, 'Priya', `${here}/steps/${id}/${act}`, body);
  const staff = async () => (await house.as('Marieke').get(here)).body;
  const ready = async () => {
    const { promise, promises } = await staff();
    const from = promises.filter(({ kind }: { kind: string }) => kind === 'ready-by').length;
    return { state: promise.state, until: clockOf(promise.until), times: from };
  };
  const entries = async () => {
    const { entries } = (await house.as('Olga').get(`${here}/entries?after=0`)).body as { entries: Told[] };
    return entries.filter(({ kind }) => !kind.startsWith('exception-'));
  };
  const asks = async (id: string) => {
    await step(id, 'start');
    await step(id, 'pause', { reason: 'customer' });
  };
  return { house, sanne, here, step, asks, staff, ready, entries, measure, brakes, wash };
}

type Told = { kind: string; number: number; actor: string | null };

/** What the last entry of a promise that moved says. */
export const lastBody = async ({ kitchen: { database } }: TestKitchen) => {
  const moves = database.reader.selectFrom('entries').select('body').where('kind', '=', 'promise-moved');
  return JSON.parse((await moves.orderBy('number', 'desc').executeTakeFirstOrThrow()).body);
};

/** Tue 16:15 */
export const clockOf = (iso: string) =>
  new Intl.DateTimeFormat('en-GB', {
    ...({ timeZone: 'Europe/Amsterdam', weekday: 'short', hour: '2-digit', minute: '2-digit' } as const),
  }).format(Date.parse(iso));

type Tx = Parameters<Parameters<TestKitchen['kitchen']['database']['transact']>[0]>[0];

/** Writes a row that no page writes. */
export async function put(
  { kitchen }: TestKitchen,
  how: (tx: Tx) => { execute: () => Promise<unknown> },
): Promise<void> {
  await kitchen.database.transact(async (tx) => keep(await how(tx).execute()));
  kitchen.shops.forget();
}

import { sql } from 'kysely';
import type { Reader, Tx } from '#src/database/transact.ts';
import type { Change, Floor } from '#src/timeline/carry-out.ts';
import { entry } from '#src/timeline/entry-kinds.ts';
import { addEntries } from './add-entries.ts';

/** The desk was told by hand's way: the cause is the exception itself, and which absence it is about. */
export const causeOf = (exception: string, absence: string): string => `${exception} ${absence}`;
const absenceIn = (cause: string): string | undefined => cause.split(' ')[1];

export type Raised = { id: string; order: string; absence: string };

/** What the desk was told about absences without a stand-in, and is still open. */
export async function readRaised(from: Reader | Tx, shop: string): Promise<Raised[]> {
  const rows = await (from as Reader)
    .selectFrom('exceptions')
    .select(['id', 'order_id', 'cause'])
    .where('shop', '=', shop)
    .where('state', '=', sql.lit('open'))
    .where('kind', '=', 'raised')
    .where('cause', 'like', '% %')
    .execute();
  return rows.flatMap(({ id, order_id: order, cause }) => {
    const absence = absenceIn(cause);
    return absence ? { id, order, absence } : [];
  });
}

/** Somebody stands in now, or the person is back: nobody has to act any more. */
export async function clearRaised(
  tx: Tx,
  floor: Pick<Floor, 'rowWriters'>,
  { shop, absence, actor }: { shop: string; absence: string; actor: string | null },
  at: number,
): Promise<Change[]> {
  const open = (await readRaised(tx, shop)).filter((one) => one.absence === absence);
  const said = open.map(({ id: exception, order }) => ({
    order,
    actor,
    drafts: [entry('exception-cleared', { exception, of: 'raised' }, 'kitchen')],
  }));
  return addEntries(tx, floor, shop, said, at);
}

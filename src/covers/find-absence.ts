import type { Reader, Tx } from '#src/database/transact.ts';
import { type Asking, shopOf, staffOf } from '#src/route.ts';
import type { Absent } from './tell-desk.ts';

/** An absence of this shop with what may be said of it now. */
export type Absence = Absent & { notedAt: number; isOver: boolean };

/** The absence of the address: one's own, or of anybody in the shop for the desk. To others it is not there. */
export async function absenceOf(asking: Asking): Promise<Absence | null> {
  const { kitchen, params, roles } = asking;
  const found = await readAbsence(kitchen.database.reader, params.absence ?? '', kitchen.now());
  const isMine = found?.person === staffOf(asking).person;
  const atDesk = roles.some((role) => role !== 'technician');
  const isHere = found && (await kitchen.colleagues.of(shopOf(asking).id)).has(found.person);
  return found && isHere && (isMine || atDesk) ? found : null;
}

export async function readAbsence(from: Reader | Tx, id: string, at: number): Promise<Absence | undefined> {
  const row = await (from as Reader).selectFrom('absences').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) return undefined;
  const until = row.ended_at ?? row.until_at;
  return { id, person: row.person, from: row.from_at, until, notedAt: row.noted_at, isOver: until <= at };
}

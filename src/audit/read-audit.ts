import type { Reader } from '#src/database/transact.ts';
import type { Entry } from '#src/timeline/entry-kinds.ts';
import { toEntry } from '#src/timeline/load-story.ts';
import { type AuditKind, codesOf } from './codes.ts';

/** What is asked of the log; `who` null is everybody, 'nobody' a customer or the clock. Times are from and up to, not with. */
export type Wanted = {
  shop: string;
  who: string | null;
  order: string | null;
  kind: AuditKind | null;
  from: number | null;
  until: number | null;
};

/** A line of the log: of what was noted, or of a timeline. */
export type Line = {
  at: number;
  who: string | null;
  order: string | null;
  what: string;
  entry: Entry | null;
  /** Where it stands, so that what is older begins behind it. */
  place: string;
};

/** Lines behind `after`, the newest first: of one moment first what was noted, then what was changed. */
export async function readAudit(reader: Reader, wanted: Wanted, after: string | null, limit: number): Promise<Line[]> {
  const place = after === null ? null : readPlace(after);
  const noted = wanted.kind === 'changed' ? [] : await readNoted(reader, wanted, place, limit);
  const changed =
    wanted.kind === null || wanted.kind === 'changed' ? await readChanged(reader, wanted, place, limit) : [];
  // The sort is stable, so that lines of one moment stay in their order.
  return [...noted, ...changed].sort((one, other) => other.at - one.at).slice(0, limit);
}

type Place = { at: number; noted: string | null; order: string; number: number };

/** "1764000000000.a.0190…" or "1764000000000.e.0190….7" */
function readPlace(text: string): Place | null {
  const [, at, kind, id = '', number] = /^(\d{1,16})\.([ae])\.([\w-]{1,64})(?:\.(\d{1,9}))?$/.exec(text) ?? [];
  if (at === undefined) return null;
  return { at: Number(at), noted: kind === 'a' ? id : null, order: id, number: Number(number ?? 0) };
}

async function readNoted(reader: Reader, wanted: Wanted, place: Place | null, limit: number): Promise<Line[]> {
  const { shop, who, order, kind, from, until } = wanted;
  let asked = reader
    .selectFrom('audit')
    .select(['id', 'at', 'who', 'what', 'order_id'])
    .where((eb) => eb.or([eb('shop', '=', shop), eb('shop', 'is', null)]));
  if (who !== null) asked = who === 'nobody' ? asked.where('who', 'is', null) : asked.where('who', '=', who);
  if (order !== null) asked = asked.where('order_id', '=', order);
  if (kind !== null) asked = asked.where('what', 'in', codesOf(kind));
  if (from !== null) asked = asked.where('at', '>=', from);
  if (until !== null) asked = asked.where('at', '<', until);
  if (place) {
    const { at, noted } = place;
    asked = asked.where((eb) =>
      noted === null
        ? eb('at', '<', at)
        : eb.or([eb('at', '<', at), eb.and([eb('at', '=', at), eb('id', '<', noted)])]),
    );
  }
  const rows = await asked.orderBy('at', 'desc').orderBy('id', 'desc').limit(limit).execute();
  return rows.map(({ id, at, who: by, what, order_id }) => ({
    ...{ at, who: by, order: order_id, what, entry: null, place: `${at}.a.${id}` },
  }));
}

async function readChanged(reader: Reader, wanted: Wanted, place: Place | null, limit: number): Promise<Line[]> {
  const { shop, who, order, from, until } = wanted;
  let asked = reader.selectFrom('entries').selectAll().where('shop', '=', shop);
  if (who !== null) asked = who === 'nobody' ? asked.where('actor', 'is', null) : asked.where('actor', '=', who);
  if (order !== null) asked = asked.where('order_id', '=', order);
  if (from !== null) asked = asked.where('at', '>=', from);
  if (until !== null) asked = asked.where('at', '<', until);
  if (place) {
    const { at, noted, order: last, number } = place;
    asked =
      noted !== null
        ? asked.where('at', '<=', at)
        : asked.where((eb) =>
            eb.or([
              eb('at', '<', at),
              eb.and([eb('at', '=', at), eb('order_id', '<', last)]),
              eb.and([eb('at', '=', at), eb('order_id', '=', last), eb('number', '<', number)]),
            ]),
          );
  }
  const rows = await asked
    .orderBy('at', 'desc')
    .orderBy('order_id', 'desc')
    .orderBy('number', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    ...{ at: row.at, who: row.actor, order: row.order_id, what: row.kind, entry: toEntry(row) },
    place: `${row.at}.e.${row.order_id}.${row.number}`,
  }));
}

import type { ShopRow } from '#src/database/tables.ts';
import type { Tx } from '#src/database/transact.ts';
import { awayOf, type Span } from '#src/people/absences.ts';
import { untilInWords } from '#src/people/away-view.ts';
import type { Colleague } from '#src/people/colleagues.ts';
import { workInHand } from '#src/people/work-in-hand.ts';
import type { Change, Floor } from '#src/timeline/carry-out.ts';
import { entry } from '#src/timeline/entry-kinds.ts';
import { say } from '#src/web/words.ts';
import { addEntries } from './add-entries.ts';
import { causeOf, readRaised } from './raised.ts';

export type Absent = Span & { id: string; person: string };
type About = { shop: ShopRow; absence: Absent; colleagues: ReadonlyMap<string, Colleague>; actor: string | null };

/** Nobody takes over: each order of theirs becomes somebody's who is here, once. */
export async function tellDesk(
  tx: Tx,
  floor: Pick<Floor, 'rowWriters' | 'newId'>,
  { shop, absence, colleagues, actor }: About,
  at: number,
): Promise<Change[]> {
  const { person, until } = absence;
  const work = await workInHand(tx, { shop: shop.id, person, until });
  if (work.length === 0) return [];
  const known = new Set(
    (await readRaised(tx, shop.id)).filter((one) => one.absence === absence.id).map((one) => one.order),
  );
  const away = await awayOf(tx, [...colleagues.keys()], at);
  const isAway = (id: string) => away.get(id)?.some((one) => one.from <= at && at < one.until) === true;
  const name = colleagues.get(person)?.name ?? '';
  const when = untilInWords(until, { language: shop.language, zone: shop.zone, now: at });
  const text = say(shop.language, 'covers.nobody-yet', { person: name, until: when });
  const owners = await ownersOf(
    tx,
    shop.id,
    work.map(({ order }) => order),
  );
  const said = work
    .filter(({ order }) => !known.has(order))
    .map(({ order }) => {
      const exception = floor.newId();
      const cause = causeOf(exception, absence.id);
      const owner = whoIsTold(owners.get(order) ?? '', { person, colleagues, isAway });
      const body = { exception, of: 'raised', cause, owner, due: at, text } as const;
      return { order, actor, drafts: [entry('exception-raised', body, 'kitchen')] };
    });
  return addEntries(tx, floor, shop.id, said, at);
}

type Around = { person: string; colleagues: ReadonlyMap<string, Colleague>; isAway: (id: string) => boolean };

/** The order's owner; where that is who is away, somebody at the desk who is here. One of them it always is. */
export function whoIsTold(owner: string, { person, colleagues, isAway }: Around): string {
  const is = (id: string) => id !== person && colleagues.get(id)?.here === true;
  if (is(owner) && !isAway(owner)) return owner;
  const atDesk = [...colleagues.values()]
    .filter(({ id, roles }) => is(id) && roles.some((role) => role !== 'technician'))
    .sort((one, other) => Number(other.roles.includes('desk')) - Number(one.roles.includes('desk')));
  return atDesk.find(({ id }) => !isAway(id))?.id ?? atDesk[0]?.id ?? owner;
}

async function ownersOf(tx: Tx, shop: string, orders: string[]): Promise<Map<string, string>> {
  const rows = await tx
    .selectFrom('orders')
    .select(['id', 'owner'])
    .where('shop', '=', shop)
    .where('id', 'in', orders)
    .execute();
  return new Map(rows.map(({ id, owner }) => [id, owner]));
}

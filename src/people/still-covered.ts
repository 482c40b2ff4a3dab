import type { Reader, Tx } from '#src/database/transact.ts';
import type { Cover } from './covers.ts';
import { type InHand, workInHand } from './work-in-hand.ts';

/** What changed hands with a cover and is still the stand-in's to do: what would go back. */
export async function stillCovered(from: Reader | Tx, cover: Cover): Promise<InHand[]> {
  const { shop, id, stand_in: person } = cover;
  if (person === null) return [];
  const items = await (from as Reader)
    .selectFrom('cover_items')
    .select(['kind', 'item'])
    .where('shop', '=', shop)
    .where('cover', '=', id)
    .execute();
  if (items.length === 0) return [];
  const has = (kind: string, item: string) => items.some((one) => one.kind === kind && one.item === item);
  const owned = await ownedOf(
    from,
    { shop, person },
    items.flatMap(({ kind, item }) => (kind === 'order' ? item : [])),
  );
  const work = await workInHand(from, { shop, person, until: Number.MAX_SAFE_INTEGER });
  const alone = owned.filter((one) => !work.some(({ order }) => order === one.order));
  return [...work, ...alone]
    .map(({ steps, questions, exceptions, promises, ...one }) => ({
      ...one,
      steps: steps.filter((step) => has('step', step.id)),
      questions: questions.filter((question) => has('question', question)),
      exceptions: exceptions.filter((exception) => has('exception', exception.id)),
      promises: promises.filter((promise) => has('promise', promise)),
      owns: owned.some(({ order }) => order === one.order),
    }))
    .filter(({ steps, questions, exceptions, promises, owns }) =>
      Boolean(owns || steps.length || questions.length || exceptions.length || promises.length),
    )
    .sort((one, other) => one.number - other.number);
}

/** An order is theirs to answer for until it is over, whatever became of its promise. */
async function ownedOf(from: Reader | Tx, { shop, person }: { shop: string; person: string }, orders: string[]) {
  if (orders.length === 0) return [];
  const rows = await (from as Reader)
    .selectFrom('orders')
    .select(['id', 'number'])
    .where('shop', '=', shop)
    .where('id', 'in', orders)
    .where('owner', '=', person)
    .where('state', 'in', ['open', 'ready'])
    .execute();
  const nothing = { isUnderWay: false, steps: [], questions: [], exceptions: [], promises: [] };
  return rows.map(({ id, number }): InHand => ({ order: id, number, ...nothing, owns: true }));
}

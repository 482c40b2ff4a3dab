import type { CoverItemRow } from '#src/database/question-tables.ts';
import type { ShopRow } from '#src/database/tables.ts';
import type { Tx } from '#src/database/transact.ts';
import type { Colleague } from '#src/people/colleagues.ts';
import type { Cover } from '#src/people/covers.ts';
import { type InHand, workInHand } from '#src/people/work-in-hand.ts';
import type { Change, Floor } from '#src/timeline/carry-out.ts';
import { type Draft, entry } from '#src/timeline/entry-kinds.ts';
import { addEntries, type Said } from './add-entries.ts';
import { noteOf, readCards } from './cards.ts';
import { isEmpty, keepItems } from './items.ts';
import { clearRaised } from './raised.ts';

type About = { shop: ShopRow; cover: Cover & { stand_in: string }; colleagues: ReadonlyMap<string, Colleague> };

/**
 * The work of somebody who is away becomes their stand-in's, who said yes to it: what there is when it begins, and what
 * comes to them later while they are away. A step that runs stays with whoever is at it.
 */
export async function takeOver(tx: Tx, floor: Floor, about: About, at: number): Promise<Change[]> {
  const { shop, cover } = about;
  const work = await workInHand(tx, { shop: shop.id, person: cover.person, until: cover.until });
  const items = work.map((one) => itemsOf(one)).filter((one) => !isEmpty(one));
  const changes = [
    ...(await addEntries(tx, floor, shop.id, await notes(tx, about), at)),
    ...(await clearRaised(tx, floor, { shop: shop.id, absence: cover.absence, actor: cover.stand_in }, at)),
    ...(await addEntries(
      tx,
      floor,
      shop.id,
      items.map((one) => said(one, cover)),
      at,
    )),
  ];
  await keepItems(tx, cover, items.flatMap(rowsOf));
  if (cover.began_at === null) {
    await tx
      .updateTable('covers')
      .set({ began_at: at })
      .where('shop', '=', shop.id)
      .where('id', '=', cover.id)
      .execute();
  }
  return changes;
}

const itemsOf = (work: InHand): InHand => ({ ...work, steps: work.steps.filter(({ state }) => state !== 'running') });

/** The cards stand on their orders as talk of the kitchen, by whoever wrote them. */
async function notes(tx: Tx, { shop, cover, colleagues }: About): Promise<Said[]> {
  if (cover.began_at !== null) return [];
  const names = { person: nameOf(colleagues, cover.person), standIn: nameOf(colleagues, cover.stand_in) };
  const language = colleagues.get(cover.offered_by ?? '')?.language ?? shop.language;
  const cards = await readCards(tx, shop.id, cover.id);
  return cards.flatMap(({ order_id, ...card }) => {
    const text = noteOf(card, names, language);
    const drafts: Draft[] = text === null ? [] : [entry('note-added', { step: null, text }, 'kitchen')];
    return [{ order: order_id, actor: cover.offered_by, drafts }];
  });
}

const nameOf = (colleagues: About['colleagues'], person: string) => colleagues.get(person)?.name ?? '';

/** One line for the customer, where anything of theirs changed hands; exceptions are the kitchen's own. */
function said(work: InHand, { id: cover, person, stand_in: standIn, until }: About['cover']): Said {
  const covered = {
    ...{ cover, person, standIn, until },
    ...{ steps: work.steps.map((step) => step.id), questions: work.questions, promises: work.promises },
    owner: work.owns,
  };
  const isCustomers = covered.steps.length + covered.questions.length + covered.promises.length > 0 || covered.owner;
  const accepted = work.exceptions.map(({ id: exception, of }) =>
    entry('exception-accepted', { exception, of, was: person }, 'kitchen'),
  );
  return {
    order: work.order,
    actor: standIn,
    drafts: [...(isCustomers ? [entry('order-covered', covered)] : []), ...accepted],
  };
}

type Item = Pick<CoverItemRow, 'order_id' | 'kind' | 'item'>;

function rowsOf({ order: order_id, steps, questions, exceptions, promises, owns }: InHand): Item[] {
  const of = (kind: Item['kind'], ids: string[]) => ids.map((item) => ({ order_id, kind, item }));
  return [
    ...of(
      'step',
      steps.map(({ id }) => id),
    ),
    ...of('question', questions),
    ...of(
      'exception',
      exceptions.map(({ id }) => id),
    ),
    ...of('promise', promises),
    ...of('order', owns ? [order_id] : []),
  ];
}

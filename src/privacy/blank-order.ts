import type { Tx } from '#src/database/transact.ts';
import { writeSearchWords } from '#src/timeline/search-words.ts';
import { blankPause, type Known } from './blank-body.ts';
import { blankEntries } from './blank-entries.ts';
import { forgetAnswers } from './forget-answers.ts';
import { retractPhotos, revokeLinks } from './take-away.ts';

type At = { shop: string; id: string; number: number };

/** Takes all that identifies somebody, or was written for or about them, out of one order. What was done, when and by whom stays. */
export async function blankOrder(tx: Tx, order: At, known: Known, at: number): Promise<void> {
  const { shop, id } = order;
  const { word, titles } = known;
  const own = (text: string) => (titles.has(text) ? text : word);
  const { title } = await tx
    .selectFrom('orders')
    .select('title')
    .where('shop', '=', shop)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const nothing = { purpose: null, wishes: null, ...noOffer };
  await tx
    .updateTable('orders')
    .set({ title: own(title), ...nothing, erased_at: at, photos_gone_at: at, questions_gone_at: at })
    .where('shop', '=', shop)
    .where('id', '=', id)
    .execute();
  await blankSteps(tx, order, own, word);
  await blankEntries(tx, order, known);
  await blankAround(tx, order, word);
  await retractPhotos(tx, { shop, order_id: id }, at);
  await revokeLinks(tx, { shop, order_id: id }, at);
  await tx.deleteFrom('mails').where('shop', '=', shop).where('order_id', '=', id).execute();
  await tx.deleteFrom('proofs').where('shop', '=', shop).where('order_id', '=', id).execute();
  await forgetAnswers(tx, order);
  await writeSearchWords(tx, shop, id);
}

const noOffer = { offered_to: null, offered_at: null, offer_note: null };

async function blankSteps(tx: Tx, { shop, id }: At, own: (text: string) => string, word: string): Promise<void> {
  const steps = await tx.selectFrom('steps').selectAll().where('shop', '=', shop).where('order_id', '=', id).execute();
  for (const step of steps)
    await tx
      .updateTable('steps')
      .set({
        title: own(step.title),
        customer_nl: own(step.customer_nl),
        customer_en: own(step.customer_en),
        usually: own(step.usually),
        pause: blankPause(step.pause, word),
      })
      .where('shop', '=', shop)
      .where('id', '=', step.id)
      .execute();
}

/** Rows that hold words of their own, or what an entry says a second time. */
async function blankAround(tx: Tx, { shop, id }: At, word: string): Promise<void> {
  const words = { words: word };
  const ofOrder = { shop, order_id: id };
  await tx
    .updateTable('promises')
    .set(words)
    .where((eb) => eb.and(ofOrder))
    .where('words', 'is not', null)
    .execute();
  await tx
    .updateTable('exceptions')
    .set({ text: word })
    .where((eb) => eb.and(ofOrder))
    .where('text', 'is not', null)
    .execute();
  for (const table of ['questions', 'exceptions'] as const)
    await tx
      .updateTable(table)
      .set({ offer_note: word })
      .where((eb) => eb.and(ofOrder))
      .where('offer_note', 'is not', null)
      .execute();
  await tx
    .updateTable('cover_cards')
    .set({ done: word, next: word, watch: word })
    .where((eb) => eb.and(ofOrder))
    .execute();
  // Its number in another system leads to them there. Taken in again from such a file, it is a new order.
  await tx
    .updateTable('imported_cases')
    .set({ case_id: `erased ${id}` })
    .where((eb) => eb.and(ofOrder))
    .execute();
}

import type { Tx } from '#src/database/transact.ts';
import type { RowWriters } from '#src/timeline/carry-out.ts';
import { questionOf } from '#src/timeline/entry-kinds.ts';
import type { Order } from '#src/timeline/order.ts';
import { blankEntries } from './blank-entries.ts';
import { blankOrder } from './blank-order.ts';
import { knownWords } from './known-words.ts';
import { retractPhotos, revokeLinks } from './take-away.ts';

/** The only two entries that change what was written before them: there is nothing left of it but that it was. */
export const privacyRows = {
  'person-erased': async (tx, order, { body, at }) => {
    const known = await knownWords(tx, order.shop);
    if (body.follower === null) return blankOrder(tx, order, known, at);
    const { follower } = body;
    await blankEntries(tx, order, known, (one) => 'follower' in one.body && one.body.follower === follower);
    const theirs = { shop: order.shop, order_id: order.id, follower };
    await retractPhotos(tx, theirs, at);
    await revokeLinks(tx, theirs, at);
  },
  'material-removed': async (tx, order, { body, at }) => {
    const known = await knownWords(tx, order.shop);
    if (body.what === 'questions') {
      await blankEntries(tx, order, known, (one) => questionOf(one.body) !== null);
      await noNotes(tx, order, known.word);
    } else await retractPhotos(tx, { shop: order.shop, order_id: order.id }, at);
    const gone = body.what === 'photos' ? { photos_gone_at: at } : { questions_gone_at: at };
    await tx.updateTable('orders').set(gone).where('shop', '=', order.shop).where('id', '=', order.id).execute();
  },
} satisfies Partial<RowWriters>;

async function noNotes(tx: Tx, { shop, id }: Order, word: string): Promise<void> {
  await tx
    .updateTable('questions')
    .set({ offer_note: word })
    .where('shop', '=', shop)
    .where('order_id', '=', id)
    .where('offer_note', 'is not', null)
    .execute();
}

import type { Tx } from '#src/database/transact.ts';
import { writeSearchWords } from '#src/timeline/search-words.ts';
import { knownWords } from './known-words.ts';
import type { Behind } from './who-is-behind.ts';

/** Who somebody is, and what is theirs: names, contacts, plates, and the words they were found by. The rows stay, for the numbers. */
export async function blankIdentities(tx: Tx, shop: string, behind: Behind): Promise<void> {
  const { word } = await knownWords(tx, shop);
  const nothing = { phone: null, phone_key: null, email: null, email_key: null };
  await tx
    .updateTable('customers')
    .set({ name: word, ...nothing })
    .where('shop', '=', shop)
    .where('id', 'in', [behind.customer, ...behind.companions])
    .execute();
  if (behind.subjects.length > 0)
    await tx
      .updateTable('subjects')
      .set({ name: word, plate: null, plate_key: null })
      .where('shop', '=', shop)
      .where('id', 'in', behind.subjects)
      .execute();
  for (const { order } of behind.followed) await writeSearchWords(tx, shop, order);
}

import type { Tx } from '#src/database/transact.ts';
import { say } from '#src/web/words.ts';
import type { Known } from './blank-body.ts';

/** What the shop wrote itself, for orders of everybody, and the word that stands where somebody's own words were. */
export async function knownWords(tx: Tx, shop: string): Promise<Known> {
  const { language } = await tx.selectFrom('shops').select('language').where('id', '=', shop).executeTakeFirstOrThrow();
  const names = await tx.selectFrom('templates').select('name').where('shop', '=', shop).execute();
  const steps = await tx
    .selectFrom('template_steps')
    .select(['title', 'customer_nl', 'customer_en', 'usually'])
    .where('shop', '=', shop)
    .execute();
  const people = await tx.selectFrom('roles').select('person').where('shop', '=', shop).execute();
  const titles = [
    ...names.map(({ name }) => name),
    ...steps.flatMap(({ title, customer_nl, customer_en, usually }) => [title, customer_nl, customer_en, usually]),
  ];
  const word = say(language, 'privacy.removed');
  return { word, titles: new Set(titles), people: new Set(people.map(({ person }) => person)) };
}

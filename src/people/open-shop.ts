import { newId } from '#src/database/new-id.ts';
import type { Language, Role } from '#src/database/tables.ts';
import { keep, type Tx, undo } from '#src/database/transact.ts';
import { insertPerson, type NewPerson, type NotAdded, openAccount } from './add-person.ts';
import type { SignIn } from './sign-in.ts';

export type NewShop = {
  name: string;
  /** What its order numbers begin with: '' for a shop that is alone. */
  code: string;
  zone: string;
  language: Language;
  languages: Language[];
  /** As the shop row keeps it, JSON. */
  hours: string;
};

export type Opened = { shop: string; person: string } | NotAdded | { why: 'taken' };

/**
 * Opens a shop with its first owner, and whatever `furnish` puts into it, in one transaction. `only` refuses when there
 * is a shop already: the first start happens once. The owner's account comes before it and is nobody until then.
 */
export async function openShop(
  signIn: SignIn,
  given: NewShop,
  owner: NewPerson,
  how: { only: 'the-first' | 'one-more'; role?: Role; furnish: (tx: Tx, shop: string) => Promise<unknown> },
): Promise<Opened> {
  const now = signIn.now();
  const [shop, person] = [newId(now), newId(now)];
  const not = await openAccount(signIn, person, owner);
  if (not) return not;
  const opened = await signIn.database.transact(async (tx) => {
    const others = await tx.selectFrom('shops').select('code').execute();
    if (how.only === 'the-first' ? others.length > 0 : others.some(({ code }) => code === given.code))
      return undo(false);
    const { name, code, zone, language, hours } = given;
    const languages = JSON.stringify(given.languages);
    const row = {
      id: shop,
      code,
      name,
      zone,
      language,
      languages,
      hours,
      phone: null,
      last_number: 0,
      created_at: now,
    };
    await tx.insertInto('shops').values(row).execute();
    await insertPerson(tx, person, owner, [{ shop, role: how.role ?? 'owner' }], now);
    await how.furnish(tx, shop);
    return keep(true);
  });
  if (!opened) return { why: 'taken' };
  signIn.lookups.forget();
  return { shop, person };
}

import type { Language, Role } from '#src/database/tables.ts';
import type { Reader } from '#src/database/transact.ts';
import type { SignIn } from './sign-in.ts';

export type PersonOfShop = {
  id: string;
  name: string;
  email: string;
  language: Language;
  roles: Role[];
  hasPin: boolean;
  disabledAt: number | null;
  keys: { id: string; createdAt: number }[];
};

/** Everybody who works or worked in this shop, by name, with roles there and the keys that work. */
export async function listPeople(signIn: SignIn, shop: string): Promise<PersonOfShop[]> {
  const { reader } = signIn.database;
  const rows = await reader
    .selectFrom('people')
    .innerJoin('roles', 'roles.person', 'people.id')
    .select(['people.id', 'people.name', 'people.language', 'people.pin_hash', 'people.disabled_at', 'roles.role'])
    .where('roles.shop', '=', shop)
    .orderBy('people.name')
    .orderBy('people.id')
    .execute();
  const ids = [...new Set(rows.map(({ id }) => id))];
  if (ids.length === 0) return [];
  const keys = await reader
    .selectFrom('keys')
    .select(['id', 'person', 'created_at as createdAt'])
    .where('person', 'in', ids)
    .where('revoked_at', 'is', null)
    .orderBy('created_at')
    .execute();
  const addresses = await addressesOf(signIn, ids);
  return ids.flatMap((id) => {
    const [row, ...more] = rows.filter((one) => one.id === id);
    if (!row) return [];
    return {
      id,
      name: row.name,
      email: addresses.get(id) ?? '',
      language: row.language,
      roles: [row, ...more].map(({ role }) => role),
      hasPin: row.pin_hash !== null,
      disabledAt: row.disabled_at,
      keys: keys.filter(({ person }) => person === id).map(({ id, createdAt }) => ({ id, createdAt })),
    };
  });
}

async function addressesOf(signIn: SignIn, ids: string[]): Promise<Map<string, string>> {
  const { adapter } = await signIn.auth.$context;
  const where = [{ field: 'id', operator: 'in' as const, value: ids }];
  const users = await adapter.findMany<{ id: string; email: string }>({ model: 'user', where, limit: ids.length });
  return new Map(users.map(({ id, email }) => [id, email]));
}

/** Which of these people also work in a shop that is not among the owned ones: their sign-in is not one owner's alone. */
export async function worksElsewhere(reader: Reader, people: string[], owned: string[]): Promise<Set<string>> {
  if (people.length === 0) return new Set();
  const rows = await reader
    .selectFrom('roles')
    .select('person')
    .distinct()
    .where('person', 'in', people)
    .where('shop', 'not in', owned)
    .execute();
  return new Set(rows.map(({ person }) => person));
}

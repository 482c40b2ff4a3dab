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
  hasFactor: boolean;
  disabledAt: number | null;
  /** What customers call them, if not by their first name. */
  alias: string | null;
  /** Since when they are a number here. */
  leftAt: number | null;
  keys: { id: string; createdAt: number }[];
};

/** Everybody who works or worked in this shop, by name, with roles there and the keys that work. */
export async function listPeople(signIn: SignIn, shop: string): Promise<PersonOfShop[]> {
  const { reader } = signIn.database;
  const rows = await reader
    .selectFrom('people')
    .innerJoin('roles', 'roles.person', 'people.id')
    .select(['people.id', 'people.name', 'people.language', 'people.pin_hash', 'people.disabled_at', 'roles.role'])
    .select(['people.alias', 'people.left_at'])
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
      email: addresses.get(id)?.email ?? '',
      language: row.language,
      roles: [row, ...more].map(({ role }) => role),
      hasPin: row.pin_hash !== null,
      hasFactor: addresses.get(id)?.twoFactorEnabled === true,
      disabledAt: row.disabled_at,
      alias: row.alias,
      leftAt: row.left_at,
      keys: keys.filter(({ person }) => person === id).map(({ id, createdAt }) => ({ id, createdAt })),
    };
  });
}

type User = { id: string; email: string; twoFactorEnabled?: boolean | null };

async function addressesOf(signIn: SignIn, ids: string[]): Promise<Map<string, User>> {
  const { adapter } = await signIn.auth.$context;
  const where = [{ field: 'id', operator: 'in' as const, value: ids }];
  const users = await adapter.findMany<User>({ model: 'user', where, limit: ids.length });
  return new Map(users.map((user) => [user.id, user]));
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

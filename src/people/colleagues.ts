import type { Language, Role } from '#src/database/tables.ts';
import type { Reader } from '#src/database/transact.ts';
import { firstName } from '#src/web/first-name.ts';

export type Colleague = {
  id: string;
  name: string;
  language: Language;
  roles: Role[];
  here: boolean;
  hasPin: boolean;
  alias?: string | null;
};

/** What customers call a colleague: by the first name, or as the colleague chose. */
export const nameForCustomers = ({ name, alias }: Pick<Colleague, 'name' | 'alias'>): string =>
  alias || firstName(name);

export type Colleagues = {
  /** Everybody who works or worked in this shop, by id; `here` says that the person may still sign in. */
  of: (shop: string) => Promise<ReadonlyMap<string, Colleague>>;
  forget: () => void;
};

// Names are needed for every fragment and change a few times a year. Another process is heard within these ms.
const freshFor = 2000;

export function rememberColleagues(reader: Reader, now: () => number): Colleagues {
  const known = new Map<string, { at: number; people: Promise<ReadonlyMap<string, Colleague>> }>();
  return {
    of(shop) {
      const kept = known.get(shop);
      if (kept && Math.abs(now() - kept.at) < freshFor) return kept.people;
      const people = loadColleagues(reader, shop);
      known.set(shop, { at: now(), people });
      people.catch(() => known.delete(shop));
      return people;
    },
    forget: () => known.clear(),
  };
}

async function loadColleagues(reader: Reader, shop: string): Promise<ReadonlyMap<string, Colleague>> {
  const rows = await reader
    .selectFrom('roles')
    .innerJoin('people', 'people.id', 'roles.person')
    .select(['people.id', 'people.name', 'people.language', 'people.disabled_at', 'people.pin_hash', 'roles.role'])
    .select('people.alias')
    .where('roles.shop', '=', shop)
    .orderBy('people.name')
    .execute();
  const people = new Map<string, Colleague>();
  for (const row of rows) {
    const one = people.get(row.id);
    if (one) one.roles.push(row.role);
    else {
      const { id, name, language } = row;
      people.set(id, {
        id,
        name,
        language,
        roles: [row.role],
        here: row.disabled_at === null,
        hasPin: row.pin_hash !== null,
        alias: row.alias,
      });
    }
  }
  return people;
}

import type { Language, Role } from '#src/database/tables.ts';
import type { Reader } from '#src/database/transact.ts';
import type { Staff } from './actor.ts';

/** Who signed in on this device, and who works there now. */
export type SessionLookup = {
  session: string | null;
  /** Whose password (or key) it was. */
  holder: { person: string; name: string; language: Language; shops: string[] };
  /** Null on a shared tablet whose person may no longer work here: nobody, until the next one gives a PIN. */
  staff: Staff | null;
  /** A shop of theirs wants more than a password from whoever does what they may do there. */
  asksFactor?: boolean;
};

/** The people and roles behind a sign-in session, in one query; null when its holder may not come in. */
export async function lookUpSession(reader: Reader, session: string, person: string): Promise<SessionLookup | null> {
  const rows = await reader
    .selectFrom('people as holder')
    .leftJoin('acting', (join) => join.on('acting.session', '=', session))
    .leftJoin('people as other', 'other.id', 'acting.person')
    .leftJoin('roles', (join) =>
      join.on((on) =>
        on.or([on('roles.person', '=', on.ref('holder.id')), on('roles.person', '=', on.ref('acting.person'))]),
      ),
    )
    .select(['holder.name', 'holder.language', 'acting.person as acting', 'other.name as otherName'])
    .select(['other.language as otherLanguage', 'other.disabled_at as otherDisabled'])
    .leftJoin('sign_in_rules as rules', 'rules.shop', 'roles.shop')
    .select(['roles.person', 'roles.shop', 'roles.role', 'rules.second_factor'])
    .where('holder.id', '=', person)
    .where('holder.disabled_at', 'is', null)
    .execute();
  const [first] = rows;
  if (!first) return null;
  const rolesOf = (id: string) =>
    rows.flatMap((row) => (row.person === id && row.shop && row.role ? [{ shop: row.shop, role: row.role }] : []));
  const { name, language, acting, otherName, otherLanguage } = first;
  const roles = rolesOf(person);
  const holder = { person, name, language, shops: shopsIn(roles) };
  if (acting === null) {
    const staff: Staff = { as: 'staff', person, name, language, roles, session, via: 'session' };
    return { session, holder, staff, asksFactor: rows.some((row) => row.person === person && asksFactor(row)) };
  }
  if (otherName === null || otherLanguage === null || first.otherDisabled !== null)
    return { session, holder, staff: null };
  const shared = shopsIn(rolesOf(acting)).filter((shop) => holder.shops.includes(shop));
  const staff: Staff = {
    as: 'staff',
    person: acting,
    name: otherName,
    language: otherLanguage,
    roles: asTechnician(shared),
    session,
    via: 'tablet',
  };
  return { session, holder, staff };
}

/** The person and roles behind a bearer key; null for a key that is unknown or revoked, or whose person may not come in. */
export async function lookUpKey(reader: Reader, hash: string): Promise<SessionLookup | null> {
  const rows = await reader
    .selectFrom('keys')
    .innerJoin('people', 'people.id', 'keys.person')
    .leftJoin('roles', 'roles.person', 'people.id')
    .select(['people.id', 'people.name', 'people.language', 'roles.shop', 'roles.role'])
    .where('keys.hash', '=', hash)
    .where('keys.revoked_at', 'is', null)
    .where('people.disabled_at', 'is', null)
    .execute();
  const [first] = rows;
  if (!first) return null;
  const roles = rows.flatMap(({ shop, role }) => (shop && role ? [{ shop, role }] : []));
  const { id: person, name, language } = first;
  const staff: Staff = { as: 'staff', person, name, language, roles, session: null, via: 'key' };
  return { session: null, holder: { person, name, language, shops: shopsIn(roles) }, staff };
}

const asksFactor = ({ role, second_factor }: { role: Role | null; second_factor: 0 | 1 | null }) =>
  second_factor === 1 && role !== 'technician';

const shopsIn = (roles: { shop: string; role: Role }[]) => [...new Set(roles.map(({ shop }) => shop))];

// Whoever stands at a shared tablet gave four digits: enough for the bench, not for the desk.
const asTechnician = (shops: string[]) => shops.map((shop) => ({ shop, role: 'technician' as const }));

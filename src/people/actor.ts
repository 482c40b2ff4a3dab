import type { Language, Role } from '#src/database/tables.ts';

/** A signed-in member of staff: by session, by bearer key, or acting on a shared tablet after a PIN. */
export type Staff = {
  as: 'staff';
  person: string;
  name: string;
  language: Language;
  /** Every role this person has; on a shared tablet never more than technician. */
  roles: { shop: string; role: Role }[];
  /** The sign-in session, null for a bearer key: live connections of a session close with it. */
  session: string | null;
  via: 'session' | 'tablet' | 'key';
  /** A shop wants a second factor of them and they have none yet: they have no role anywhere until then. */
  owesFactor?: true;
};

/** Whoever holds one private link: one order, no account. */
export type Customer = {
  as: 'customer';
  shop: string;
  order: string;
  follower: string;
  link: string;
  language: Language;
};

export type Stranger = { as: 'stranger'; language: Language };

export type Actor = Staff | Customer | Stranger;

/** Nobody: a moment that came. What it notes has no name on it. */
export type Clock = { as: 'clock' };

export function rolesIn(staff: Staff, shop: string): Role[] {
  return staff.roles.filter((role) => role.shop === shop).map((role) => role.role);
}

/** The shop somebody works in now: the one that was asked for if there is a role in it, otherwise the first. */
export function chooseShop(staff: Staff, asked: unknown): string | null {
  const mine = staff.roles.map((role) => role.shop);
  return mine.find((shop) => shop === asked) ?? mine[0] ?? null;
}

import type { Reader } from '#src/database/transact.ts';

export type Contact = { name: string; phone: string | null; email: string | null };

/** How whoever holds a link can be reached, as it was written down on the order. */
export function contactOf(reader: Reader, who: { shop: string; follower: string }): Promise<Contact | undefined> {
  return reader
    .selectFrom('followers')
    .innerJoin('customers', (join) =>
      join.onRef('customers.shop', '=', 'followers.shop').onRef('customers.id', '=', 'followers.customer'),
    )
    .select(['customers.name', 'customers.phone', 'customers.email'])
    .where('followers.shop', '=', who.shop)
    .where('followers.id', '=', who.follower)
    .executeTakeFirst();
}

import type { Kitchen } from '#src/kitchen.ts';

/**
 * What this process keeps in memory of people who were erased since, by whichever process or the command line, goes; and
 * so do the live connections that stood on their links.
 */
export async function forgetErased(kitchen: Kitchen, since: number): Promise<void> {
  const { reader } = kitchen.database;
  const erased = await reader.selectFrom('erasures').select('order_id').where('done_at', '>=', since).execute();
  for (const { order_id } of erased) {
    for (const forget of kitchen.live.forgets) forget(order_id);
    for (const { id: shop } of await kitchen.shops.all()) {
      const links = reader.selectFrom('links').select('id').where('shop', '=', shop).where('order_id', '=', order_id);
      for (const { id } of await links.execute()) kitchen.disconnect({ link: id });
    }
  }
}

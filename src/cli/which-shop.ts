import type { ShopRow } from '#src/database/tables.ts';

/** The shop a command works on: the only one, or the one named by its code or name. Throws a sentence that helps. */
export function whichShop(shops: ShopRow[], wanted: string | undefined): ShopRow {
  const [only, ...more] = shops;
  if (!only) throw new Error('There is no shop yet. Open one at /setup or with the commands `staff add` or `seed`.');
  if (wanted === undefined && more.length === 0) return only;
  const isSame = (text: string) => text.toLowerCase() === wanted?.toLowerCase();
  const found = shops.filter(({ code, name }) => isSame(code) || isSame(name));
  if (found.length === 1 && found[0]) return found[0];
  const names = shops.map(({ code, name }) => (code ? `${code} (${name})` : name)).join(', ');
  throw new Error(`Say which shop with --shop: ${names}.`);
}

import type { ShopRow } from './tables.ts';
import type { Reader } from './transact.ts';

/** What a shop looks like; null is as the house looks. */
export type Brand = { mark: string | null; colour: string | null };

export type Shops = {
  all: () => Promise<ShopRow[]>;
  byId: (id: string) => Promise<ShopRow | undefined>;
  byCode: (code: string) => Promise<ShopRow | undefined>;
  brandOf: (id: string) => Promise<Brand>;
  forget: () => void;
};

// Shops change hardly ever and are asked for at every request. Another process is heard within these ms.
const freshFor = 2000;

export function rememberShops(reader: Reader, now: () => number): Shops {
  let kept: { at: number; read: ReturnType<typeof readShops> } | undefined;
  const known = () => {
    if (!kept || Math.abs(now() - kept.at) >= freshFor) {
      const read = readShops(reader);
      kept = { at: now(), read };
      read.catch(() => {
        kept = undefined;
      });
    }
    return kept.read;
  };
  const all = async () => (await known()).shops;
  return {
    all,
    byId: async (id) => (await all()).find((shop) => shop.id === id),
    byCode: async (code) => (await all()).find((shop) => shop.code === code),
    brandOf: async (id) => (await known()).brands.get(id) ?? { mark: null, colour: null },
    forget: () => {
      kept = undefined;
    },
  };
}

async function readShops(reader: Reader) {
  const [shops, brands] = await Promise.all([
    reader.selectFrom('shops').selectAll().orderBy('created_at').execute(),
    reader.selectFrom('brands').selectAll().execute(),
  ]);
  return { shops, brands: new Map(brands.map(({ shop, mark, colour }) => [shop, { mark, colour }])) };
}

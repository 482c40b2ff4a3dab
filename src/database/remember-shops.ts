import type { ShopRow } from './tables.ts';
import type { Reader } from './transact.ts';

export type Shops = {
  all: () => Promise<ShopRow[]>;
  byId: (id: string) => Promise<ShopRow | undefined>;
  byCode: (code: string) => Promise<ShopRow | undefined>;
  forget: () => void;
};

// Shops change hardly ever and are asked for at every request. Another process is heard within these ms.
const freshFor = 2000;

export function rememberShops(reader: Reader, now: () => number): Shops {
  let kept: { at: number; shops: Promise<ShopRow[]> } | undefined;
  const all = () => {
    if (!kept || Math.abs(now() - kept.at) >= freshFor) {
      const shops = reader.selectFrom('shops').selectAll().orderBy('created_at').execute();
      kept = { at: now(), shops };
      shops.catch(() => {
        kept = undefined;
      });
    }
    return kept.shops;
  };
  return {
    all,
    byId: async (id) => (await all()).find((shop) => shop.id === id),
    byCode: async (code) => (await all()).find((shop) => shop.code === code),
    forget: () => {
      kept = undefined;
    },
  };
}

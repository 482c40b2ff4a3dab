import { type BigShop, makeBigShop } from './big-shop.ts';
import { aFolder } from './tidy-up.ts';

const made = new Map<number, Promise<BigShop>>();

/** Made once for each size, which takes a minute for a hundred thousand orders; whoever measures adds a few entries. */
export function bigShopOf(orders: number): Promise<BigShop> {
  const known = made.get(orders) ?? makeBigShop(aFolder(), orders);
  made.set(orders, known);
  return known;
}

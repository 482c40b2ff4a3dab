import type { ShopRow } from '#src/database/tables.ts';
import { rolesIn } from '#src/people/actor.ts';
import { type Asking, staffOf } from '#src/route.ts';
import { orderName } from '#src/web/order-name.ts';
import { say } from '#src/web/words.ts';

/** The shops where whoever asks works, and nobody else's. */
export async function myShops(asking: Asking): Promise<ShopRow[]> {
  const staff = staffOf(asking);
  const shops = await asking.kitchen.shops.all();
  return shops.filter(({ id }) => rolesIn(staff, id).length > 0);
}

export function shopView(shop: ShopRow, asking: Asking) {
  const { language } = asking;
  const roles = rolesIn(staffOf(asking), shop.id);
  return {
    id: shop.id,
    name: shop.name,
    roles: roles.map((role) => say(language, `people.role-${role}`)).join(', '),
    example: say(language, 'shops.orders-like', { example: orderName(shop.code, shop.last_number + 1) }),
    isHere: shop.id === asking.shop?.id,
  };
}

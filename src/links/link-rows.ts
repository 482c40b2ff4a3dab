import { hashOf, tokenOf } from '#src/people/link.ts';
import type { RowWriters } from '#src/timeline/carry-out.ts';
import { lookingBackIn } from '#src/timeline/expire-links.ts';
import { keepCustomer } from '#src/timeline/same-customer.ts';
import { writeSearchWords } from '#src/timeline/search-words.ts';
import { Missing } from '#src/web/errors.ts';

/** Who follows an order, and the links they do it by. Of a link only what cannot be read back is kept. */
export const linkRows = (secret: string) =>
  ({
    async 'follower-added'(tx, order, { at, body, identity }) {
      const { follower: id, part, language } = body;
      const { name = '', phone = null, email = null } = identity ?? {};
      const { shop, id: order_id } = order;
      const customer =
        part === 'customer' ? order.customer : await keepCustomer(tx, shop, { name, phone, email }, id, at);
      await tx.insertInto('followers').values({ shop, id, order_id, customer, part, language }).execute();
      if (part === 'second') await writeSearchWords(tx, shop, order_id);
    },

    async 'link-issued'(tx, order, { at, body }) {
      const { shop, id: order_id } = order;
      const follows = await tx
        .selectFrom('followers')
        .select('id')
        .where('shop', '=', shop)
        .where('order_id', '=', order_id)
        .where('id', '=', body.follower)
        .executeTakeFirst();
      if (!follows) throw new Missing();
      const hash = hashOf(tokenOf(secret, body.link));
      const expires_at = order.closed_at === null ? null : at + (await lookingBackIn(tx, shop));
      const row = {
        shop,
        id: body.link,
        order_id,
        follower: body.follower,
        hash,
        issued_at: at,
        expires_at,
        revoked_at: null,
      };
      await tx.insertInto('links').values(row).execute();
    },

    async 'link-revoked'(tx, order, { at, body }) {
      const { numUpdatedRows } = await tx
        .updateTable('links')
        .set({ revoked_at: at })
        .where('shop', '=', order.shop)
        .where('order_id', '=', order.id)
        .where('id', '=', body.link)
        .where('follower', '=', body.follower)
        .where('revoked_at', 'is', null)
        .executeTakeFirst();
      // Somebody else was faster: what the page said is no longer so.
      if (numUpdatedRows === 0n) throw new Missing();
    },
  }) satisfies Partial<RowWriters>;

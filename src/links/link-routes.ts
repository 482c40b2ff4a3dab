import { tokenOf } from '#src/people/link.ts';
import { type Asking, act, orderOf, type Route, shopOf, staffOf, type Went } from '#src/route.ts';
import { carryOut } from '#src/timeline/carry-out.ts';
import type { Rule } from '#src/timeline/order.ts';
import { isRefusal, type Refusal } from '#src/timeline/refusal.ts';
import { Missing } from '#src/web/errors.ts';
import { orderInJson } from '#src/web/order-name.ts';
import { AddPerson, addPerson } from './add-person.ts';
import { findLink, linksOf, liveAt } from './find-links.ts';
import { IssueLink, issueLink } from './issue-link.ts';
import { RevokeLink, revokeLink } from './revoke-link.ts';

const form = (asking: Asking) => asking.kitchen.places.order.form(asking);

/** Who may follow an order and by which link. The answer holds the new link, also when a lost answer is asked for again. */
export const linkRoutes: Route[] = [
  act('/orders/:order/people', {
    who: 'desk',
    says: 'Adds somebody who may follow the order, with a link of their own',
    schema: AddPerson,
    form,
    act: (asking, input) => carry(asking, { language: shopOf(asking).language, ...input }, addPerson),
  }),
  act('/orders/:order/people/:follower/link', {
    who: 'desk',
    says: 'Gives somebody who follows a new link; the old one works no more',
    schema: IssueLink,
    form,
    act: async (asking) => {
      const follower = asking.params.follower ?? '';
      const links = await linksOf(asking.kitchen.database.reader, shopOf(asking).id, orderOf(asking).id, follower);
      const live = links.filter((link) => link.revoked_at === null).map((link) => link.id);
      return carry(asking, { follower, live }, issueLink);
    },
  }),
  act('/orders/:order/links/:link/revoke', {
    who: 'desk',
    says: 'Revokes a link: whoever holds it sees nothing more, at once',
    schema: RevokeLink,
    form,
    act: async (asking) => {
      const row = await findLink(
        asking.kitchen.database.reader,
        shopOf(asking).id,
        orderOf(asking).id,
        asking.params.link ?? '',
      );
      if (!row) throw new Missing();
      return carry(asking, { link: row.id, follower: row.follower, isLive: row.revoked_at === null }, revokeLink);
    },
  }),
];

async function carry<C>(asking: Asking, command: C, rule: Rule<C>): Promise<Went | Refusal> {
  const { kitchen, once } = asking;
  const [shop, order] = [shopOf(asking), orderOf(asking)];
  const done = await carryOut(
    kitchen,
    { shop: shop.id, zone: shop.zone, number: order.number, actor: staffOf(asking), command, once },
    rule,
  );
  if (isRefusal(done)) return done;
  const issued = await liveAt(kitchen.database.reader, shop.id, order.id, done.seq);
  const link = issued ? { link: `${kitchen.settings.publicUrl}/l/${tokenOf(kitchen.secret, issued)}` } : {};
  return {
    location: `${kitchen.places.order.location(order.name)}#people`,
    json: { order: orderInJson(order.name), ...done, ...link },
  };
}

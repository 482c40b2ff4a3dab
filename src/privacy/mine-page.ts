import { nameForCustomers } from '#src/people/colleagues.ts';
import { proofOf } from '#src/people/proofs.ts';
import { type Asking, customerOf, type FileAnswer, orderOf, type PageAnswer, shopOf, type Went } from '#src/route.ts';
import { collectPerson } from '#src/timeline/collect-person.ts';
import { readCookies } from '#src/web/cookies.ts';
import { Missing } from '#src/web/errors.ts';
import { say } from '#src/web/words.ts';
import { erasureCause } from './ask-erasure.ts';
import { contactOf } from './contact-of.ts';
import { heldView } from './held-view.ts';
import { masked, proofCookie } from './masked.ts';
import { linkTo } from './mine-link.ts';
import { packPerson } from './pack-person.ts';

/**
 * What a shop keeps about whoever holds this link. Who they are stands here half: whoever got hold of the link learns
 * nothing. All of it, and asking to be forgotten, wants a code that goes to the contact on the order.
 */
export async function minePage(asking: Asking): Promise<PageAnswer> {
  const { kitchen, language } = asking;
  const [shop, order, customer] = [shopOf(asking), orderOf(asking), customerOf(asking)];
  const { reader } = kitchen.database;
  const contact = await contactOf(reader, customer);
  if (!contact) throw new Missing();
  const see = await proofFor(asking);
  const asked = await askedOwner(asking, customer.follower);
  const held = see.isOpen ? await collect(asking) : undefined;
  const mails = kitchen.settings.mail !== null && contact.email !== null;
  const title = say(language, 'privacy.mine-title');
  return {
    view: 'privacy/mine',
    title,
    face: 'plain',
    model: {
      title,
      ...linkTo(order.name),
      shopName: shop.name,
      phone: shop.phone,
      contact: masked(contact),
      mails,
      sentTo: mails ? masked(contact).email : null,
      see,
      asking: asking.query.asked ?? '',
      asked,
      held: held ? heldView(held, language, shop.zone) : null,
    },
    json: { contact: masked(contact), mails, isOpen: see.isOpen, erasureAskedOf: asked, held: held ?? null },
  };
}

export async function mineFile(asking: Asking): Promise<FileAnswer | Went> {
  const order = orderOf(asking);
  if (!(await proofFor(asking)).isOpen) return { location: linkTo(order.name).here };
  const held = await collect(asking);
  const body = packPerson(asking.kitchen, shopOf(asking), held, asking.language);
  return { file: body, type: 'application/x-tar', name: `order-${order.name}-mine.tar` };
}

function proofFor(asking: Asking) {
  const { kitchen, request } = asking;
  const cookies = readCookies(request.headers.cookie);
  const held = cookies[proofCookie(kitchen.settings.production, orderOf(asking).name)];
  return proofOf(kitchen.database.reader, customerOf(asking), 'see', held, kitchen.now());
}

async function collect(asking: Asking) {
  const { kitchen, language } = asking;
  const { shop, order, follower } = customerOf(asking);
  const held = await collectPerson(kitchen, { shop, order, follower, language });
  if (!held) throw new Missing();
  return held;
}

/** Who takes care of it, if it was asked already to be forgotten. */
async function askedOwner({ kitchen, ...asking }: Asking, follower: string): Promise<string | null> {
  const [shop, order] = [shopOf(asking), orderOf(asking)];
  const row = await kitchen.database.reader
    .selectFrom('exceptions')
    .select('owner')
    .where('shop', '=', shop.id)
    .where('order_id', '=', order.id)
    .where('kind', '=', 'raised')
    .where('cause', '=', erasureCause(follower))
    .where('state', '=', 'open')
    .executeTakeFirst();
  const owner = row && (await kitchen.colleagues.of(shop.id)).get(row.owner);
  return owner ? nameForCustomers(owner) : null;
}

import { deskBar } from '#src/people/desk-bar.ts';
import { isLive } from '#src/people/link.ts';
import { asSpoken, codeFor } from '#src/people/proofs.ts';
import { shownOnce, showOnce } from '#src/people/show-once.ts';
import { type Asking, orderOf, type PageAnswer, shopOf, staffOf, type Went } from '#src/route.ts';
import { carryOut } from '#src/timeline/carry-out.ts';
import { isRefusal, type Refusal } from '#src/timeline/refusal.ts';
import { Missing } from '#src/web/errors.ts';
import { orderInJson } from '#src/web/order-name.ts';
import { say } from '#src/web/words.ts';
import { contactOf } from './contact-of.ts';
import { tellCode } from './tell-code.ts';

const cookieName = 'told-code';

/** Where the desk gives somebody on the phone a code; it is shown this once. */
export async function codePage(asking: Asking): Promise<PageAnswer> {
  const { kitchen, language, request, params } = asking;
  const { name: orderName } = orderOf(asking);
  const follower = params.follower ?? '';
  const contact = await contactHere(asking, follower);
  const shown = shownOnce(kitchen.settings.production, cookieName, request.headers.cookie);
  const title = say(language, 'privacy.code-title', { name: contact.name });
  return {
    view: 'privacy/code',
    title,
    face: 'frontdesk',
    model: {
      bar: await deskBar(asking, null),
      title,
      orderName,
      follower,
      phone: contact.phone,
      code: shown.value,
      kinds: (['see', 'erase'] as const).map((value) => ({ value, label: say(language, `privacy.code-${value}`) })),
    },
    json: {},
    ...(shown.forget.length > 0 ? { headers: { 'Set-Cookie': shown.forget } } : {}),
  };
}

export async function giveCode(asking: Asking, { what }: { what: 'see' | 'erase' }): Promise<Went | Refusal> {
  const { kitchen, params, once } = asking;
  const [shop, order] = [shopOf(asking), orderOf(asking)];
  const follower = params.follower ?? '';
  await contactHere(asking, follower);
  const rows = await kitchen.database.reader
    .selectFrom('links')
    .select(['id', 'revoked_at', 'expires_at'])
    .where('shop', '=', shop.id)
    .where('order_id', '=', order.id)
    .where('follower', '=', follower)
    .orderBy('issued_at')
    .execute();
  const link = rows.findLast((one) => isLive(one, kitchen.now()))?.id ?? null;
  const command = { what, follower, link };
  const asked = { shop: shop.id, zone: shop.zone, number: order.number, actor: staffOf(asking), command, once };
  const done = await carryOut(kitchen, asked, tellCode);
  if (isRefusal(done)) return done;
  const code = await codeAt(asking, done.seq);
  return {
    location: `/orders/${order.name}/people/${encodeURIComponent(follower)}/code`,
    json: { order: orderInJson(order.name), ...done, code },
    headers: { 'Set-Cookie': showOnce(kitchen.settings.production, cookieName, code) },
  };
}

/** The code that this entry tells of: the same again where a lost answer is asked for again. */
async function codeAt(asking: Asking, number: number): Promise<string> {
  const { kitchen } = asking;
  const row = await kitchen.database.reader
    .selectFrom('entries')
    .select('body')
    .where('shop', '=', shopOf(asking).id)
    .where('order_id', '=', orderOf(asking).id)
    .where('number', '=', number)
    .executeTakeFirstOrThrow();
  const { proof } = JSON.parse(row.body) as { proof: string };
  return asSpoken(codeFor(kitchen.secret, proof));
}

async function contactHere(asking: Asking, follower: string) {
  const { reader } = asking.kitchen.database;
  const shop = shopOf(asking).id;
  const row = await reader
    .selectFrom('followers')
    .select('id')
    .where('shop', '=', shop)
    .where('order_id', '=', orderOf(asking).id)
    .where('id', '=', follower)
    .executeTakeFirst();
  const contact = row && (await contactOf(reader, { shop, follower }));
  if (!contact) throw new Missing();
  return contact;
}

import { z } from 'zod';
import type { Tx } from '#src/database/transact.ts';
import { keep } from '#src/database/transact.ts';
import { noteAudit } from '#src/people/audit.ts';
import { postMail } from '#src/people/post-mail.ts';
import { asSpoken, keepProof, newCode, proofLives, useProof } from '#src/people/proofs.ts';
import { type Asking, customerOf, orderOf, shopOf, type Went } from '#src/route.ts';
import { carryOut } from '#src/timeline/carry-out.ts';
import type { Order } from '#src/timeline/order.ts';
import { isRefusal, type Refusal } from '#src/timeline/refusal.ts';
import { cookie } from '#src/web/cookies.ts';
import { say } from '#src/web/words.ts';
import { type AskErasure, type AskedBefore, askErasure, erasureCause } from './ask-erasure.ts';
import { contactOf } from './contact-of.ts';
import { proofCookie } from './masked.ts';
import { linkTo } from './mine-link.ts';

const What = z.enum(['see', 'erase']);
export const SendCode = z.strictObject({
  what: What,
  email: z.string().trim().max(254).pipe(z.email('people.email-shape')),
});
export const UseCode = z.strictObject({ what: What, code: z.string().trim().min(1).max(20) });

/**
 * A code by mail to the contact on the order, for whoever types that address: what presses every button sends nothing,
 * and the answer does not say whether it was the right one.
 */
export async function sendCode(asking: Asking, { what, email }: z.infer<typeof SendCode>): Promise<Went | Refusal> {
  const { kitchen, language } = asking;
  const [order, customer] = [orderOf(asking), customerOf(asking)];
  const { settings, database, secret } = kitchen;
  const to = (await contactOf(database.reader, customer))?.email ?? null;
  if (settings.mail === null || to === null) return { refused: 'privacy.mine-ring', with: {} };
  const went = { location: `${linkTo(order.name).here}?asked=${what}#${what}`, json: {} };
  if (email.toLowerCase() !== to.toLowerCase()) return went;
  const code = newCode();
  await database.transact(async (tx) => {
    const about = { code: asSpoken(code), kind: what, order: order.name };
    const letter = {
      shop: customer.shop,
      to,
      language,
      kind: 'code' as const,
      about,
      order: order.id,
      lives: proofLives,
    };
    const posted = await postMail(tx, kitchen, letter);
    // The code that was sent before still counts where this one is not sent.
    if (posted === 'waiting') await keepProof(tx, { secret }, customer, what, code, kitchen.now());
    return keep(undefined);
  });
  return went;
}

export async function useCode(asking: Asking, given: z.infer<typeof UseCode>): Promise<Went | Refusal> {
  const { kitchen } = asking;
  const [order, customer] = [orderOf(asking), customerOf(asking)];
  const used = await useProof(kitchen, customer, given.what, given.code);
  if ('why' in used) {
    if (used.why === 'none' || used.left === 0) return { refused: 'privacy.mine-code-none', with: {} };
    return { refused: 'privacy.mine-code-wrong', with: { left: used.left } };
  }
  const { here } = linkTo(order.name);
  if (given.what === 'erase') return ask(asking, here);
  // Once: what is read in the ten minutes after it writes nothing.
  await noteAudit(kitchen, { what: 'customer-read-own', shop: customer.shop, order: customer.order });
  const { production } = kitchen.settings;
  const name = proofCookie(production, order.name);
  const kept = cookie(name, used.opened, { secure: production, maxAge: proofLives / 1000 });
  return { location: here, json: {}, headers: { 'Set-Cookie': kept } };
}

async function ask(asking: Asking, here: string): Promise<Went | Refusal> {
  const { kitchen } = asking;
  const [shop, order, customer] = [shopOf(asking), orderOf(asking), customerOf(asking)];
  const command: AskErasure = { follower: customer.follower, text: say(shop.language, 'privacy.mine-wants') };
  const asked = { shop: shop.id, zone: shop.zone, number: order.number, actor: customer, command };
  const done = await carryOut(kitchen, asked, askErasure, askedBefore);
  if (isRefusal(done)) return done;
  await noteAudit(kitchen, { what: 'erasure-asked', shop: shop.id, order: order.id });
  return { location: `${here}#erase`, json: { ...done } };
}

async function askedBefore(tx: Tx, { shop, id }: Order, { follower }: AskErasure): Promise<AskedBefore> {
  const row = await tx
    .selectFrom('exceptions')
    .select('id')
    .where('shop', '=', shop)
    .where('order_id', '=', id)
    .where('cause', '=', erasureCause(follower))
    .where('state', '=', 'open')
    .executeTakeFirst();
  return { isOpen: row !== undefined };
}

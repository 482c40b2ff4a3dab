import { type RateLimiterAbstract, RateLimiterRes } from 'rate-limiter-flexible';
import type { MakeLimiter } from '#src/database/limiters.ts';
import { rolesIn } from '#src/people/actor.ts';
import { addressKey } from '#src/people/address-key.ts';
import { findFollower, linkCookie } from '#src/people/link.ts';
import type { Asking, PageAnswer, Went } from '#src/route.ts';
import { cookie } from '#src/web/cookies.ts';
import { orderName } from '#src/web/order-name.ts';
import { problem } from '#src/web/problem.ts';
import { say } from '#src/web/words.ts';

const sixtyDays = 60 * 24 * 60 * 60;
const headers = { 'Referrer-Policy': 'no-referrer' };

/**
 * A private link: a cookie for that order alone and an address without the token. It writes nothing, whoever fetches it
 * and how often: scanners and previews neither spend it nor leave a trace.
 */
export async function openLink(asking: Asking): Promise<PageAnswer | Went> {
  const { kitchen, params, query, actor, request } = asking;
  const tries = triesOf(kitchen);
  const address = addressKey(request.ip);
  const wait = await spend(tries, address);
  if (wait !== null) return tooOften(asking, wait);
  const token = (params.token ?? '').toLowerCase();
  const found = await findFollower(kitchen.database.reader, token, kitchen.now());
  if (!found) return noSuchLink(asking);
  await tries.reward(address);
  const name = orderName(found.code, found.number);
  const worksHere = actor.as === 'staff' && rolesIn(actor, found.shop).length > 0;
  if (worksHere && query.as !== 'customer') return { location: `/bench/${name}`, headers };
  const { production } = kitchen.settings;
  const kept = cookie(linkCookie(production, name), token, { secure: production, maxAge: sixtyDays });
  return { location: `/follow/${name}`, headers: { ...headers, 'Set-Cookie': kept } };
}

/** Unknown, expired and revoked say the same. */
function noSuchLink({ language }: Asking): PageAnswer {
  return sorry(404, say(language, 'customer.no-link-title'), say(language, 'customer.no-link'), 'missing', headers);
}

function tooOften({ language }: Asking, seconds: number): PageAnswer {
  const detail = say(language, 'web.slow-down', { seconds });
  return sorry(429, say(language, 'customer.too-often-title'), detail, 'slow-down', {
    ...headers,
    'Retry-After': String(seconds),
  });
}

function sorry(status: number, title: string, detail: string, type: string, more: Record<string, string>): PageAnswer {
  const json = problem(status, type, title, detail);
  const model = { title, detail };
  const kind = { 'Content-Type': 'application/problem+json' };
  return { view: 'customer/no-link', title, face: 'plain', model, status, json, headers: { ...more, ...kind } };
}

const misses = new WeakMap<object, RateLimiterAbstract>();

/** Thirty misses a minute for each address; counted before the look, so that many at once are counted too. */
function triesOf(kitchen: { limiter: MakeLimiter }): RateLimiterAbstract {
  const kept = misses.get(kitchen) ?? kitchen.limiter({ keyPrefix: 'link', points: 30, duration: 60 });
  misses.set(kitchen, kept);
  return kept;
}

/** How many seconds to wait, or null: this one is free. */
async function spend(tries: RateLimiterAbstract, address: string): Promise<number | null> {
  try {
    await tries.consume(address);
    return null;
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
    throw refused;
  }
}

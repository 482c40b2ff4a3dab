import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { renderPage } from './answer.ts';
import { type Followed, findFollowed } from './customer/find-followed.ts';
import { followPage } from './customer/follow-page.ts';
import { versionOf } from './customer/follow-version.ts';
import type { ShopRow } from './database/tables.ts';
import type { Kitchen } from './kitchen.ts';
import { sessionCookie } from './people/device.ts';
import { linkCookie } from './people/link.ts';
import { readCookies } from './web/cookies.ts';
import { inUtf8 } from './web/in-utf8.ts';
import { keepPages } from './web/kept-pages.ts';
import { orderName } from './web/order-name.ts';
import { headAt, timeless } from './web/timeless.ts';

// About a thousand pages.
const most = 32 * 1024 * 1024;

/** The customer's page as a browser with its order's cookie asks for it, and nothing else that would need a look. */
type Plain = { name: string; token: string; theme: 'light' | 'dark' | null; tag: string | undefined };
/** In one piece or two; none where whoever asks has it already. */
type Ready = { version: string; page: Buffer[] };

/**
 * The page that is asked for most, before Express with its long list of routes: by one query, and from memory while
 * nothing in it has changed. Whatever else is asked for goes on to `others`, where the same page has all its other
 * forms; so does who may not see it, and what went wrong, to be told there.
 */
export function quickPage(kitchen: Kitchen, headers: Map<string, string>, others: RequestListener): RequestListener {
  const page = openPages(kitchen);
  // Whose session it is may have to be looked up, and its cookie lengthened.
  const answer = async (plain: Plain, { headers: { cookie } }: IncomingMessage) =>
    (await sessionCookie(kitchen.signIn, cookie)) === undefined ? page(plain) : null;
  const always = [...headers, ['Cache-Control', 'no-store'], ['Vary', 'Accept']].flat();
  return async (request, response) => {
    const plain = readPlain(kitchen, request);
    const ready = plain && (await answer(plain, request).catch(() => null));
    if (ready) send(response, always, ready);
    else others(request, response);
  };
}

function send(response: ServerResponse, always: string[], { version, page }: Ready): void {
  const own = [...always, 'ETag', `"${version}"`];
  const last = page.at(-1);
  if (last === undefined) {
    response.writeHead(304, own).end();
    return;
  }
  const length = page.reduce((sum, piece) => sum + piece.length, 0);
  response.writeHead(200, [...own, 'Content-Type', 'text/html; charset=utf-8', 'Content-Length', String(length)]);
  for (const piece of page.slice(0, -1)) response.write(piece);
  response.end(last);
}

/** Null is for somebody who looks closer. */
function readPlain({ settings }: Kitchen, { method, url = '', headers }: IncomingMessage): Plain | null {
  const name = /^\/follow\/([A-Z]{0,3}\d{1,9})$/.exec(url)?.[1];
  if (method !== 'GET' || name === undefined || !wantsHtml(headers.accept)) return null;
  if (unusual.some((header) => headers[header] !== undefined)) return null;
  const cookies = readCookies(headers.cookie);
  const token = cookies[linkCookie(settings.production, name)];
  if (token === undefined) return null;
  const theme = cookies.theme === 'light' || cookies.theme === 'dark' ? cookies.theme : null;
  const anew = headers['cache-control']?.includes('no-cache');
  return { name, token, theme, tag: anew ? undefined : headers['if-none-match'] };
}

const unusual = ['authorization', 'for-person', 'content-type', 'content-length', 'transfer-encoding', 'expect'];
const wantsHtml = (accept = '*/*') => accept === '*/*' || /^text\/html(,|$)/.test(accept);

/** Finds, keeps and writes pages. Null: there is no such link, or not in this place. */
function openPages(kitchen: Kitchen): (plain: Plain) => Promise<Ready | null> {
  const pages = keepPages(most);
  kitchen.live.forgets.add((order) => pages.forget(`${order} `));
  const look = async ({ name, token, theme }: Plain) => {
    const found = await findFollowed(kitchen.database, token, kitchen.now());
    const shop = found && (await kitchen.shops.byId(found.shop));
    if (!shop || orderName(shop.code, found.number) !== name) return null;
    return { found, shop, version: await versionOf(kitchen, shop, found, { as: 'html', theme }) };
  };
  return async (plain) => {
    const seen = await look(plain);
    if (!seen) return null;
    const { found, shop, version } = seen;
    if (plain.tag === '*' || plain.tag?.includes(`"${version}"`)) return { version, page: [] };
    const { language } = found;
    const place = `${found.order} ${language} ${plain.theme}`;
    const kept = pages.at(place, version);
    if (kept) return { version, page: [headAt(kept, language, shop.zone, kitchen.now()), kept.tail] };
    const page = inUtf8(await write(kitchen, shop, found, plain));
    const keepable = timeless(page, language, shop.zone);
    // What was read while somebody wrote may be half of each.
    if (keepable && (await look(plain))?.version === version) pages.keep(place, version, keepable);
    return { version, page: [page] };
  };
}

async function write(kitchen: Kitchen, shop: ShopRow, found: Followed, { name, theme }: Plain): Promise<string> {
  const { order: id, number, lastEntry, language } = found;
  const order = { id, number, name, lastEntry };
  const asking = { kitchen, path: `/follow/${name}`, shop, order, language, theme, query: {}, attempt: null };
  return renderPage(asking, await followPage(asking));
}

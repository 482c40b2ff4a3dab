import { randomBytes } from 'node:crypto';
import sharp from 'sharp';
import { linkCookie } from '#src/people/link.ts';
import type { House } from '../benchmark/house.ts';
import { askFrom, type Front } from './an-nginx.ts';

export type Seen = Record<string, number>;

const wanted: Seen = {
  page: 200,
  'address without TLS': 301,
  'another name': 0,
  'link guessed again and again': 429,
  'link guessed from another address': 404,
  'heavy photo': 200,
  'heavy photo as it is shown': 200,
};

export const isAsWanted = (seen: Seen): boolean => Object.entries(wanted).every(([what, is]) => seen[what] === is);

/** What comes through and what does not, by its status; 0 where nobody answered at all. */
export async function lookThrough(proxy: Front, house: House): Promise<Seen> {
  return { ...(await pages(proxy, house)), ...(await addresses(proxy)), ...(await heavyPhoto(proxy, house)) };
}

/** The customer's page, once the private link was opened. */
async function pages({ url, plain }: Front, { orders }: House): Promise<Seen> {
  const { number, token } = orders[0] ?? { number: 0, token: '' };
  const cookie = `${linkCookie(true, String(number))}=${token}`;
  await fetch(`${url}/l/${token}`, { redirect: 'manual' });
  const page = await fetch(`${url}/follow/${number}`, { headers: { cookie } });
  const elsewhere = await fetch(`${plain}/l/${token}`, { redirect: 'manual' });
  const another = await askFrom('127.0.0.1', url.replace('localhost', '127.0.0.1'));
  return { page: page.status, 'address without TLS': elsewhere.status, 'another name': another };
}

/** Whoever guesses at links is counted by where the line comes from, whatever is claimed; somebody else is not. */
async function addresses({ url }: Front): Promise<Seen> {
  const wrong = `${url}/l/${'a'.repeat(32)}`;
  let last = 0;
  for (let i = 0; i < 32; i += 1)
    last = await askFrom('127.0.0.1', wrong, { 'x-forwarded-for': `192.0.2.${i}, 198.51.100.${i}` });
  const other = await askFrom('127.0.0.2', wrong);
  return { 'link guessed again and again': last, 'link guessed from another address': other };
}

async function heavyPhoto({ url }: Front, { orders, key }: House): Promise<Seen> {
  const [width, height] = [2450, 2000];
  const noise = sharp(randomBytes(width * height * 3), { raw: { width, height, channels: 3 } });
  const photo = await noise.jpeg({ quality: 98, chromaSubsampling: '4:4:4' }).toBuffer();
  const body = new FormData();
  body.set('text', 'Een grote foto');
  body.set('audience', 'customer');
  body.set('photos', new Blob([new Uint8Array(photo)], { type: 'image/jpeg' }), 'groot.jpg');
  const order = `${url}/orders/${orders.at(-1)?.number}`;
  const authorization = `Bearer ${key}`;
  const asJson = { authorization, accept: 'application/json', 'idempotency-key': 'heavy' };
  const answer = await fetch(`${order}/notes`, { method: 'POST', headers: asJson, body });
  const page = await (await fetch(order, { headers: { authorization, accept: 'text/html' } })).text();
  const address = /\/orders\/[^"\s]+\/photos\/[^"\s,]+\.webp/.exec(page)?.[0] ?? '/nowhere';
  const shown = await fetch(url + address, { headers: { authorization } });
  const megabytes = Math.round(photo.length / 100_000) / 10;
  return { 'heavy photo, MB': megabytes, 'heavy photo': answer.status, 'heavy photo as it is shown': shown.status };
}

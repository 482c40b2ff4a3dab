import { createHmac } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import supertest from 'supertest';
import { emailOf, type Name, password, type TestKitchen } from '../kitchen.ts';

export type Browser = ReturnType<typeof supertest.agent>;

/** A browser with cookies of its own; `from` is where it seems to be, behind one proxy of ours. */
export const aBrowser = (house: TestKitchen) => supertest.agent(house.url);

export function signIn(browser: Browser, name: Name | string, word = password, from = '127.0.0.1') {
  const email = name.includes('@') ? name : emailOf(name);
  return browser.post('/sign-in').type('form').set('X-Forwarded-For', from).send({ email, password: word });
}

/** What an app shows, now or `steps` half minutes later. */
export function codeOf(secret: string, steps = 0): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...secret.replaceAll(' ', '')].map((one) => letters.indexOf(one).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps));
  const mac = createHmac('sha1', key).update(counter).digest();
  const at = (mac.at(-1) ?? 0) & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** Sets the second step up as a person does; gives back the app's secret and the written codes. */
export async function setUpFactor(browser: Browser): Promise<{ secret: string; codes: string[] }> {
  const begun = await browser.post('/me/second-factor/begin').type('form').send({ current: password });
  if (begun.status !== 303) throw new Error(`begin answered ${begun.status}`);
  const { text } = await browser.get('/me/sign-in').set('Accept', 'text/html');
  const secret = /<span class="mono">([A-Z2-7 ]+)<\/span>/.exec(text)?.[1] ?? '';
  const done = await browser
    .post('/me/second-factor/confirm')
    .type('form')
    .send({ code: codeOf(secret, -1) });
  if (done.status !== 303) throw new Error(`confirm answered ${done.status}: ${done.text}`);
  const page = await browser.get('/me/sign-in').set('Accept', 'text/html');
  const codes = [...page.text.matchAll(/<li class="mono">([\w-]+)<\/li>/g)].map((found) => found[1] ?? '');
  return { secret, codes };
}

/** A page of the staff that is live by these cookies, as an answer set them; `gone` resolves when it is shown out. */
export async function aLivePage(house: TestKitchen, answer: { headers: Record<string, unknown> }) {
  const given = answer.headers['set-cookie'] as string[];
  const cookie = given.map((one) => one.split(';')[0]).join('; ');
  const socket: Socket = io(house.url, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    auth: { as: 'staff' },
    extraHeaders: { cookie, origin: house.url },
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  const gone = new Promise<void>((resolve) => socket.once('disconnect', () => resolve()));
  return { cookie, gone, close: () => socket.close() };
}

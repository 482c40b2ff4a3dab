import { expect, test } from 'vitest';
import { type Language, say } from '#src/web/words.ts';
import { stepsOf } from '../asking.ts';
import { everyRow } from '../database/every-row.ts';
import { takeIn } from '../kitchen.ts';
import { addressed, badBodies, endless, example, fieldsOf, type Posted, wordsOf } from './bad-bodies.ts';
import { type Things, type TwoShops, twoShops } from './two-shops.ts';

test('Whatever any address does not understand it says so in a sentence, in the asker’s language, and nothing happens', async () => {
  const world = await twoShops();
  const wrong: string[] = [];
  let posted = 0;
  for (const route of postsOf(world)) {
    const before = await everyRow(world.house.kitchen);
    const books = endless(route).filter((field) => !neverShown.includes(field));
    if (books.length > 0) wrong.push(`${route.path} takes a million characters for ${books.join()}`);
    for (const { why, body } of badBodies(route)) {
      const { fault, text } = await post(world, route, body);
      posted += 1;
      if (fault) wrong.push(`${route.path}, ${why}: ${fault}`);
      if (why === 'an unknown field' && !saysUnknown(text, 'nl')) wrong.push(`${route.path} says no Dutch: ${text}`);
    }
    const unknown = JSON.stringify({ ...example(route), 'no-such-field': 'x' });
    const { fault, text } = await post(world, route, unknown, { language: 'en' });
    // What customers read in is kept with their link.
    if (fault || !(route.who === 'customer' || saysUnknown(text, 'en')))
      wrong.push(`${route.path} says no English: ${text}`);
    if ((await everyRow(world.house.kitchen)) !== before) wrong.push(`${route.path} changed something`);
  }
  expect(wrong).toEqual([]);
  expect(posted).toBeGreaterThan(700);
}, 120_000);

test('Nothing of another shop is reached, by an address or by a field', async () => {
  const world = await twoShops();
  const { house, here, elsewhere } = world;
  const wrong: string[] = [];
  let posted = 0;
  for (const route of postsOf(world)) {
    const body = example(route);
    const before = await everyRow(house.kitchen);
    const inAddress = addressed(route).filter((name) => elsewhere[name] !== here[name]);
    const inFields = fieldsOf(route).filter((field) => idIn(elsewhere, field) !== idIn(here, field));
    const tries = [
      ...inAddress.map((name) => ({ name, things: { ...here, [name]: elsewhere[name] ?? '' }, body })),
      ...inFields.map((name) => ({ name, things: here, body: { ...body, [name]: idIn(elsewhere, name) } })),
    ];
    for (const { name, things, body } of tries) {
      const { fault } = await post(world, route, JSON.stringify(body), { things });
      posted += 1;
      if (fault) wrong.push(`${route.path}, ${name}: ${fault}`);
    }
    // Who could not sign in is noted.
    if (route.path !== '/sign-in' && (await everyRow(house.kitchen)) !== before)
      wrong.push(`${route.path} changed something`);
  }
  expect(wrong).toEqual([]);
  expect(posted).toBeGreaterThan(100);
}, 120_000);

test('A form that was not understood comes back as a page, with the words that were typed', async () => {
  const world = await twoShops();
  const stages = await everyStage(world);
  const wrong: string[] = [];
  let kept = 0;
  const shown = postsOf(world).filter(({ path }) => !notShown.includes(path));
  for (const route of shown) {
    const words = wordsOf(route).filter((field) => !neverShown.includes(field) && !idIn(world.here, field));
    const typed = Object.fromEntries(words.map((field) => [field, `Met <b>zorg</b> & ${field}`]));
    let left = words;
    for (const { from, things } of route.path.startsWith('/orders/:') ? stages : stages.slice(0, 1)) {
      const ids = fieldsOf(route).flatMap((field) => (idIn(things, field) ? [[field, idIn(things, field) ?? '']] : []));
      const form = { ...example(route), ...which(route), ...Object.fromEntries(ids), ...typed, ...from };
      const body = new URLSearchParams({ ...form, 'no-such-field': 'x' });
      const { status, text } = await send(world, route, body, { things, accept: 'text/html' });
      if (status !== 422 || !text.includes('<main')) wrong.push(`${route.path} answered ${status}`);
      if (text.includes('<b>zorg') || isLeaky(text)) wrong.push(`${route.path} shows what it is made of`);
      left = left.filter((field) => !text.includes(`Met &lt;b&gt;zorg&lt;/b&gt; &amp; ${field}`));
      if (left.length === 0) break;
    }
    kept += words.length - left.length;
    if (left.length > 0) wrong.push(`${route.path} lost ${left.join()}`);
  }
  expect(wrong).toEqual([]);
  expect(kept).toBeGreaterThan(60);
}, 120_000);

test('Nothing at all, and what is neither a form nor JSON, is answered in a sentence too, on a page', async () => {
  const world = await twoShops();
  const wrong: string[] = [];
  for (const route of postsOf(world)) {
    const { status, text } = await send(world, route, new Blob(['<a/>'], { type: 'application/xml' }), html);
    if (status !== 415 || !text.includes('<main') || isLeaky(text)) wrong.push(`${route.path} took XML: ${status}`);
    // Of what needs nothing, nothing is enough.
    if (route.schema.safeParse({}).success || 'also' in route) continue;
    const empty = await send(world, route, new Blob(), html);
    if (empty.status !== 422 || !empty.text.includes('<main') || isLeaky(empty.text))
      wrong.push(`${route.path} took nothing: ${empty.status}`);
  }
  expect(wrong).toEqual([]);
}, 120_000);

const html = { accept: 'text/html' };

/**
 * A form for each passkey stands where there are any, and those only a browser makes. What cannot be undone is asked for
 * only where nothing is in the way of it; here there is work under way.
 */
const notShown = ['/me/passkeys/:passkey/name', '/orders/:order/erase', '/people/:person/leave'];

/** Nobody types these: they are chosen from a list, hidden, or never shown again because they are secret. */
const neverShown = [
  'password',
  'current',
  'trade',
  'template',
  'version',
  'news',
  'usualPerson',
  'session',
  'alt',
  'old',
  'code',
];
/** Of several forms with the same address the one with words. */
const which = ({ path }: Posted) => (path.endsWith('/promises') ? { of: 'free' } : {});

const people = ['to', 'owner', 'specialist', 'standIn', 'person', 'was', 'usualPerson'];
const idIn = (things: Things, field: string): string | undefined =>
  people.includes(field) ? things.person : field === 'name' ? undefined : things[field];

const postsOf = ({ house }: TwoShops): Posted[] =>
  house.app.routes.filter((route): route is Posted => route.method === 'post');

/** The order at other moments, and the other pages on which its forms stand. */
async function everyStage({ house, here }: TwoShops): Promise<{ from: Record<string, string>; things: Things }[]> {
  const done = async (path: string, body: object = {}) => {
    const answer = await house.as('Marieke').post(path, body);
    expect(answer.status, answer.text).toBe(200);
  };
  await done(`/orders/${here.order}/questions/${here.question}/offer`, { to: house.ids.Olga, note: 'Jij weet het.' });
  const things: Things[] = [];
  for (const isReady of [true, false]) {
    const { order } = await takeIn(house, { plate: `OK-${isReady ? 1 : 2}00-B` });
    const steps = await stepsOf(house, order);
    for (const step of isReady ? steps : steps.slice(0, 1)) {
      await done(`/orders/${order}/steps/${step}/start`);
      await done(`/orders/${order}/steps/${step}/finish`);
    }
    if (isReady) await done(`/orders/${order}/ready`);
    things.push({ ...here, order: String(order), step: steps[0] ?? '' });
  }
  const pages = ['bench-order', 'questions', 'desk'].map((from) => ({ from: { from }, things: here }));
  return [{ from: {}, things: here }, ...things.map((one) => ({ from: {}, things: one })), ...pages];
}

const isLeaky = (text: string) => /\n? {4}at |node_modules|\w+Error\b|SQLITE|\[object |undefined/.test(text);
const saysUnknown = (text: string, language: Language): boolean => {
  const { detail, errors = [] } = JSON.parse(text) as Problem;
  const said = say(language, 'web.unknown-field', { field: 'no-such-field' });
  const isSaid = errors.some(({ message }) => message === said);
  return isSaid && detail === say(language, 'web.form-fault', { count: errors.length });
};

type Problem = { detail: string; errors?: { message: string }[] };
type Sent = { things?: Things; language?: Language; accept?: string };

async function send(world: TwoShops, route: Posted, body: BodyInit, { things, language, accept }: Sent) {
  const { house, here, cookie, englishKey } = world;
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => {
    const value = (things ?? here)[name];
    if (value === undefined) throw new Error(`${route.path}: what stands for ${name}?`);
    return encodeURIComponent(value);
  });
  const key = language === 'en' ? englishKey : house.keys.Olga;
  const who = route.who === 'customer' ? { cookie, origin: house.url } : { authorization: `Bearer ${key}` };
  const headers = {
    ...(route.who === 'anyone' ? { 'accept-language': language ?? 'nl' } : (who as Record<string, string>)),
    accept: accept ?? 'application/json',
    ...(typeof body === 'string' ? { 'content-type': 'application/json' } : {}),
  };
  const response = await fetch(house.url + path, { method: 'POST', headers, body, redirect: 'manual' });
  return { status: response.status, text: await response.text() };
}

/** Posts it as a program does. What is wrong with the answer, if anything. */
async function post(world: TwoShops, route: Posted, body: string, sent: Sent = {}) {
  const { status, text } = await send(world, route, body, sent);
  if (status < 400 || status > 499 || isLeaky(text)) return { text, fault: `${status} ${text.slice(0, 300)}` };
  const { detail, errors = [] } = JSON.parse(text) as Problem;
  const said = [detail, ...errors.map(({ message }) => message)];
  const unclear = said.filter((sentence) => !/^[\p{Lu}“\d][^{}]{5,}[.!?]$/u.test(sentence));
  return { text, fault: unclear.length > 0 ? `no sentence: ${unclear.join(' | ')}` : null };
}

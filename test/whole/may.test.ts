import { expect, test } from 'vitest';
import { keep } from '#src/database/transact.ts';
import { insertPerson } from '#src/people/add-person.ts';
import { makeKey } from '#src/people/keys.ts';
import type { Route, Who } from '#src/route.ts';
import { customerOf } from '../asking.ts';
import { openLink } from '../follower.ts';
import { aKitchen, aShop, type TestKitchen, takeIn } from '../kitchen.ts';
import { sendWithPhotos } from '../photos/with-photos.ts';
import { table } from './may-table.ts';

const nameOf = ({ method, path }: Route) => `${method.toUpperCase()} ${path}`;

const asked = [
  'nobody',
  'another customer',
  'this customer',
  'another shop',
  'disabled',
  'technician',
  'desk',
  'owner',
] as const;
type Asker = (typeof asked)[number];

const allowed: Record<Who, readonly Asker[]> = {
  anyone: asked,
  'signed-in': ['another shop', 'technician', 'desk', 'owner'],
  staff: ['technician', 'desk', 'owner'],
  desk: ['desk', 'owner'],
  owner: ['owner'],
  customer: ['this customer'],
  follower: ['this customer', 'technician', 'desk', 'owner'],
};

test('Every route stands in the table with who may, and the table has no other', async () => {
  const { app } = await aKitchen();
  const served = Object.fromEntries(app.routes.map((route) => [nameOf(route), route.who]));
  expect(Object.keys(served)).toHaveLength(app.routes.length);
  expect(served).toEqual(table);
});

test.each(asked)('Every route answers %s as the table says', async (asker) => {
  const house = await aKitchen();
  const headers = await everybody(house);
  const at = await places(house);
  const wrong: string[] = [];
  for (const route of house.app.routes) {
    const may = allowed[table[nameOf(route)] ?? 'owner'].includes(asker) || isOwnShop(route, asker);
    const { status, text } = await send(house, route, at, headers[asker]);
    const said = [401, 403, 404].includes(status) ? 'refused' : 'answered';
    if (said !== (may ? 'answered' : 'refused')) wrong.push(`${nameOf(route)} ${status}`);
    if (status >= 500) wrong.push(`${nameOf(route)} ${status} ${text.slice(0, 200)}`);
    if (may && route.method === 'post' && ![422, 409, 200].includes(status)) wrong.push(`${nameOf(route)} ${status}`);
  }
  expect(wrong).toEqual([]);
});

test('A guessed order number answers a stranger as an existing one does', async () => {
  const house = await aKitchen();
  const { order } = await takeIn(house);
  for (const path of ['', '/entries?after=0', '/card', '/updates?after=0']) {
    for (const accept of ['application/json', 'text/html']) {
      const [there, not] = await Promise.all(
        [order, 4711].map(async (number) => {
          const { status, text, headers } = await house
            .stranger()
            .get(`/orders/${number}${path}`)
            .set('Accept', accept);
          return {
            status,
            text: text.replaceAll(`order=${number}`, 'order=N'),
            to: headers.location?.replace(`order=${number}`, 'order=N'),
          };
        }),
      );
      expect(there).toEqual(not);
    }
  }
});

/**
 * What is not about one order is the other shop's own, for its staff. A thing named in a form's address is looked up
 * after the form is understood: that is tried with whole forms below.
 */
function isOwnShop({ method, path, who }: Route, asker: Asker): boolean {
  const foreign = method === 'get' ? path.includes(':') : path.includes(':order');
  return asker === 'another shop' && ['staff', 'desk', 'owner'].includes(who) && !foreign;
}

test('An owner of another shop changes nobody and no template here, with whatever form', async () => {
  const house = await aKitchen();
  const headers = await everybody(house);
  const at = await places(house);
  const dump = async () => {
    const { reader } = house.kitchen.database;
    const tables = ['people', 'roles', 'keys', 'templates', 'template_steps'] as const;
    return Promise.all(tables.map((name) => reader.selectFrom(name).selectAll().execute()));
  };
  const before = await dump();
  const forms: [string, object][] = [
    [`/people/${at.person}/roles`, { roles: ['owner'] }],
    [`/people/${at.person}/password`, { password: 'een heel ander wachtwoord' }],
    [`/people/${at.person}/disable`, {}],
    [`/people/${at.person}/keys`, {}],
    [`/templates/${at.template}/retire`, {}],
    [`/templates/${at.template}/copy`, {}],
  ];
  for (const [path, body] of forms) {
    const response = await fetch(house.url + path, {
      method: 'POST',
      headers: { ...headers['another shop'], accept: 'application/json', 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect(response.status, path).toBe(404);
  }
  expect(await dump()).toEqual(before);
});

type Headers = Record<string, string>;

async function everybody(house: TestKitchen): Promise<Record<Asker, Headers>> {
  const { kitchen } = house;
  const key = (value: string) => ({ authorization: `Bearer ${value}` });
  const { order, link } = await takeIn(house);
  await customerOf(house, order, await openLink(house.url, link)).ask('Kan het eerder?');
  const other = await takeIn(house, { plate: 'UE-550-A', name: 'Rob de Groot', phone: '06 98 76 54 32', email: null });
  const elsewhere = await aShop(kitchen, { id: 'shop-two', code: 'R', name: 'Garage De Kade' });
  const hire = async (id: string, shop: string) => {
    const roles = (['owner', 'desk', 'technician'] as const).map((role) => ({ shop, role }));
    await kitchen.database.transact(async (tx) =>
      keep(await insertPerson(tx, id, { name: id, language: 'nl' }, roles, kitchen.now())),
    );
    return (await makeKey(kitchen.signIn, id)).key;
  };
  const stranger = await hire('Anna', elsewhere.id);
  const left = await hire('Vera', house.shop.id);
  expect((await house.as('Olga').post('/people/Vera/disable')).status).toBe(200);
  return {
    nobody: {},
    'another customer': { cookie: await openLink(house.url, other.link) },
    'this customer': { cookie: await openLink(house.url, link) },
    'another shop': key(stranger),
    disabled: key(left),
    technician: key(house.keys.Yusuf),
    desk: key(house.keys.Marieke),
    owner: key(house.keys.Olga),
  };
}

/** What stands for each name in an address: things of the first order, and of the first shop. */
async function places(house: TestKitchen): Promise<Record<string, string>> {
  const { body } = await house.as('Olga').get('/orders/1');
  const { id: question } = await house.kitchen.database.reader
    .selectFrom('questions')
    .select('id')
    .executeTakeFirstOrThrow();
  await sendWithPhotos(house, 'Yusuf', '/orders/1/notes', { fields: { audience: 'customer' } });
  const { id: photo } = await house.kitchen.database.reader.selectFrom('photos').select('id').executeTakeFirstOrThrow();
  return {
    question,
    photo,
    file: 'small.jpg',
    day: '2026-12-25',
    promise: 'no-such-promise',
    exception: 'no-such-exception',
    absence: (await house.as('Yusuf').post('/me/away')).body.absence,
    cover: 'no-such-cover',
    order: '1',
    step: body.steps[0].id,
    follower: body.people[0].follower,
    link: body.links[0].id,
    template: 'brakes',
    person: house.ids.Tom,
    key: 'no-such-key',
    passkey: 'no-such-passkey',
    token: new URL(body.people[0].link).pathname.slice('/l/'.length),
  };
}

// A field that no schema knows: whoever may gets to hear that, and nothing happens.
async function send(house: TestKitchen, route: Route, at: Record<string, string>, headers: Headers) {
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => {
    const value = at[name];
    if (value === undefined) throw new Error(`${route.path}: what stands for ${name}?`);
    return encodeURIComponent(value);
  });
  const query = /\/(updates|entries)$/.test(path) ? '?after=0' : '';
  const response = await fetch(house.url + path + query, {
    method: route.method.toUpperCase(),
    redirect: 'manual',
    headers: {
      accept: 'application/json',
      ...headers,
      ...(route.method === 'post' ? { 'content-type': 'application/json' } : {}),
    },
    ...(route.method === 'post' ? { body: '{"no-such-field":"x"}' } : {}),
  });
  return { status: response.status, text: await response.text() };
}

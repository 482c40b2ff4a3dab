import supertest from 'supertest';
import { expect, test } from 'vitest';
import { keep } from '#src/database/transact.ts';
import { insertPerson } from '#src/people/add-person.ts';
import { makeKey } from '#src/people/keys.ts';
import { aCustomer } from '../asking.ts';
import { connect, followOrder } from '../follower.ts';
import { aKitchen, aShop, type TestKitchen } from '../kitchen.ts';
import { files, get, noted } from './noted.ts';
import { left } from './sent.ts';

const canary = 'Kanarie-9c2e';

async function elsewhere({ kitchen }: TestKitchen): Promise<Record<string, string>> {
  const other = await aShop(kitchen, { id: 'shop-two', code: 'B', name: 'Fietsenmaker' });
  const roles = [{ shop: other.id, role: 'owner' as const }];
  await kitchen.database.transact(async (tx) =>
    keep(await insertPerson(tx, 'elsewhere', { name: 'Els', language: 'nl' }, roles, kitchen.now())),
  );
  return { authorization: `Bearer ${(await makeKey(kitchen.signIn, 'elsewhere')).key}` };
}

test('A photo for the kitchen is had by no customer, at no address', async () => {
  const house = await aKitchen();
  const [sanne, again] = [await aCustomer(house), await aCustomer(house)];
  const both = { cookie: `${sanne.cookie}; ${again.cookie}` };
  const secret = await noted(house, sanne.order, 'Yusuf', 'kitchen', canary);
  const theirs = await noted(house, sanne.order, 'Yusuf', 'customer', 'Een scheur');
  const [mine, other] = [sanne.order, again.order];
  const tricks = files.flatMap((file) => [
    ...[`/follow/${mine}/photos/${secret}/${file}`, `/orders/${mine}/photos/${secret}/${file}`],
    ...[`/follow/${other}/photos/${secret}/${file}`, `/follow/${other}/photos/${theirs}/${file}`],
    ...[`/follow/${mine}/photos/${secret}%2f${file}`, `/follow/${mine}/photos/${secret}/${file}/`],
    ...[`/follow/${mine}%2fphotos/${secret}/${file}`, `/follow/${mine}/photos/${secret}/${file}%00`],
    ...[`/follow/${mine}/photos/${theirs}%2f..%2f${secret}/${file}`, `/follow/${mine}/photos/./${secret}/${file}`],
    ...[`/follow/${mine}/photos/${theirs}/..%2f${secret}%2f${file}`, `//follow/${mine}/photos/${secret}/${file}`],
    ...[`/FOLLOW/${mine}/PHOTOS/${secret}/${file}`, `/follow/${mine}/photos/${secret.toUpperCase()}/${file}`],
    ...[`/follow/${mine}/photos/${secret}/${file.toUpperCase()}`, `/follow/0${mine}/photos/${secret}/${file}`],
    ...[`/assets/../photos/shop-one/${secret}/${file}`, `/assets/..%2f..%2fphotos%2fshop-one%2f${secret}%2f${file}`],
    ...[`/photos/shop-one/${secret}/${file}`, `/follow/${mine}/photos/${secret}/${file}?shop=shop-one&as=staff`],
  ]);
  tricks.push(
    `/follow/${mine}/photos/${secret}`,
    `/orders/${mine}/photos/${secret}`,
    `/orders/${mine}/photos/${theirs}`,
  );
  for (const name of ['constructor', '__proto__', 'toString', 'full', '..%2ffull.jpg', 'full.png', '%'])
    tricks.push(`/follow/${mine}/photos/${theirs}/${name}`);
  const found: string[] = [];
  for (const path of tricks)
    for (const accept of ['image/webp,*/*', 'application/json', 'text/html']) {
      const { status, type, text } = await get(house, path, { ...both, accept });
      if (status < 300 || status >= 500 || type.startsWith('image/') || text.includes(canary))
        found.push(`${status} ${path}`);
    }
  expect(found).toEqual([]);
  for (const file of files)
    expect((await get(house, `/follow/${mine}/photos/${theirs}/${file}`, both)).type).toMatch(/^image/);
});

test('Staff of another shop, a stranger and a key that is none have no photo at all', async () => {
  const house = await aKitchen();
  const sanne = await aCustomer(house);
  const theirs = await noted(house, sanne.order, 'Yusuf', 'customer', canary);
  const asked: Record<string, string>[] = [
    await elsewhere(house),
    {},
    { authorization: 'Bearer ok_none' },
    { cookie: 'link-1=none' },
  ];
  for (const headers of asked)
    for (const at of [`/orders/${sanne.order}`, `/follow/${sanne.order}`, `/orders/B${sanne.order}`])
      for (const path of [`${at}/photos/${theirs}`, ...files.map((file) => `${at}/photos/${theirs}/${file}`)]) {
        const { status, text } = await get(house, path, { ...headers, accept: 'application/json' });
        expect([401, 404], path).toContain(status);
        expect(text).not.toContain(canary);
      }
  const retract = await supertest(house.url)
    .post(`/orders/${sanne.order}/photos/${theirs}/retract`)
    .set(asked[0] ?? {});
  expect(retract.status).toBe(404);
  expect(await left(house)).toHaveLength(4);
});

test('What a kitchen photo shows reaches the customer’s page by no way: not loaded, not pushed, not asked for', async () => {
  const house = await aKitchen();
  const sanne = await aCustomer(house);
  const live = await followOrder(house.url, sanne.order, { cookie: sanne.cookie }, 0);
  const heard: string[] = [];
  live.socket.onAny((...all: unknown[]) => heard.push(JSON.stringify(all)));
  const secret = await noted(house, sanne.order, 'Yusuf', 'kitchen', canary);
  await noted(house, sanne.order, 'Yusuf', 'customer', 'Een scheur');
  await house.as('Yusuf').post(`/orders/${sanne.order}/photos/${secret}/retract`);
  const { body } = await house.as('Olga').get(`/orders/${sanne.order}/entries?after=0`);
  await live.reached(body.seq);
  for (const accept of ['text/html', 'application/json'])
    for (const path of ['', '/updates?after=0', `/photos/${secret}`])
      heard.push((await get(house, `/follow/${sanne.order}${path}`, { cookie: sanne.cookie, accept })).text);
  heard.push(
    (await get(house, `/orders/${sanne.order}/entries?after=0`, { cookie: sanne.cookie, accept: 'application/json' }))
      .text,
  );
  const late = connect(house.url, { cookie: sanne.cookie });
  await new Promise<void>((resolve) => late.on('connect', resolve));
  heard.push(
    JSON.stringify(await new Promise((resolve) => late.emit('follow', { order: sanne.order, after: 0 }, resolve))),
  );
  late.close();
  live.socket.close();
  expect(heard.join('\n')).toContain('Een scheur');
  expect(heard.filter((text) => text.includes(canary) || text.includes(secret))).toEqual([]);
});

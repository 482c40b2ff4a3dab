import { expect, test } from 'vitest';
import { aCustomer, stepsOf } from '../asking.ts';
import { aKitchen, emailOf, type TestKitchen } from '../kitchen.ts';
import { findKept } from '../privacy/find-bytes.ts';

async function working(): Promise<{ house: TestKitchen; order: number; step: string; get: () => Promise<string> }> {
  const house = await aKitchen({ signIn: true });
  const sanne = await aCustomer(house);
  const [, step = ''] = await stepsOf(house, sanne.order);
  await house.as('Yusuf').post(`/orders/${sanne.order}/steps/${step}/start`);
  return { house, order: sanne.order, step, get: async () => (await sanne.get('html')).text };
}

test('Who leaves is a number everywhere, and nothing of their account is left, in no file', async () => {
  const { house, order, step, get } = await working();
  const { Yusuf } = house.ids;
  const leave = (name: string) => house.as('Olga').post(`/people/${Yusuf}/leave`, { name });
  const page = (await house.as('Olga').get(`/people/${Yusuf}/leave`, 'html')).text;
  expect(page).toContain(`<a href="/orders/${order}">${order}</a>: 1 stap`);
  expect((await leave('Yusuf')).status).toBe(409);
  await house.as('Yusuf').post(`/orders/${order}/steps/${step}/finish`);
  expect((await leave('Yoesoef')).status).toBe(422);
  expect((await leave('Yusuf')).body).toMatchObject({ name: 'Collega 1' });
  expect((await house.as('Yusuf').get('/bench')).status).toBe(401);
  for (const text of [await get(), (await house.as('Marieke').get(`/orders/${order}`, 'html')).text]) {
    expect(text).toContain('Collega 1');
    expect(text).not.toContain('Yusuf');
  }
  expect((await house.as('Olga').get(`/orders/${order}/person`)).text).not.toContain('Yusuf');
  expect((await house.as('Olga').post(`/people/${Yusuf}/enable`)).status).toBe(403);
  expect(await findKept(house, [emailOf('Yusuf')])).toEqual([]);
  const next = await house.as('Olga').post(`/people/${house.ids.Tom}/leave`, { name: 'Tom' });
  expect(next.body).toMatchObject({ name: 'Collega 2' });
});

test('Customers read a first name, or what a colleague wants to be called; colleagues read the name', async () => {
  const { house, order, get } = await working();
  const called = async (alias: string) => {
    const answer = await house.as('Olga').post(`/people/${house.ids.Yusuf}/alias`, { alias });
    expect(answer.status).toBe(200);
    return get();
  };
  expect(await get()).toContain('Yusuf');
  const other = await called('Joe');
  expect(other).toContain('Joe');
  expect(other).not.toContain('Yusuf');
  expect((await house.as('Marieke').get(`/orders/${order}`, 'html')).text).toContain('Yusuf');
  expect(await called('')).toContain('Yusuf');
});

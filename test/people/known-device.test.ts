import { expect, test } from 'vitest';
import { aKitchen } from '../kitchen.ts';
import { aBrowser, signIn } from './safe.ts';

test('An attacker at fifty addresses does not keep out who came in on this device before', async () => {
  const house = await aKitchen({ signIn: true });
  house.kitchen.settings.trustProxy = 1;
  const mine = aBrowser(house);
  const come = await signIn(mine, 'Marieke');
  const cookies = come.headers['set-cookie'] as unknown as string[];
  expect(cookies.find((one) => one.startsWith('known-device='))).toMatch(
    /^known-device=[\w.-]+; Path=\/; HttpOnly; SameSite=Lax; Max-Age=31536000$/,
  );
  await mine.post('/sign-out').type('form').send({});
  const attacker = aBrowser(house);
  const answers: number[] = [];
  for (let n = 0; n < 50; n += 1) {
    for (let i = 0; i < 3; i += 1)
      answers.push((await signIn(attacker, 'Marieke', `gok nummer ${n} ${i}`, `198.51.100.${n}`)).status);
  }
  expect(answers.filter((status) => status === 409)).toHaveLength(10);
  expect(answers.filter((status) => status === 429)).toHaveLength(140);
  // Even the right password is slow from a place where nobody knows it …
  expect((await signIn(aBrowser(house), 'Marieke', undefined, '203.0.113.7')).status).toBe(429);
  // … but not here, wherever the device is now, and though somebody beside it used up the address.
  for (let i = 0; i < 45; i += 1) await signIn(attacker, `nobody${i}@example.org`, 'een gok', '192.0.2.1');
  expect((await signIn(mine, 'Marieke', undefined, '192.0.2.1')).headers.location).toBe('/');
});

test('A known device is counted for itself, and another person’s device is nothing', async () => {
  const house = await aKitchen({ signIn: true });
  const mine = aBrowser(house);
  await signIn(mine, 'Marieke');
  await mine.post('/sign-out').type('form').send({});
  for (let i = 0; i < 10; i += 1) expect((await signIn(mine, 'Marieke', 'een gok van hier')).status).toBe(409);
  expect((await signIn(mine, 'Marieke')).status).toBe(429);
  // Somebody else comes in on it meanwhile.
  expect((await signIn(mine, 'Olga')).headers.location).toBe('/');
  // A cookie that was made up is no device.
  const forged = aBrowser(house);
  forged.jar.setCookie(`known-device=${'a'.repeat(22)}.${'b'.repeat(43)}`);
  for (let i = 0; i < 10; i += 1) await signIn(forged, 'Tom', 'een gok', '198.51.100.9');
  expect((await signIn(forged, 'Tom', undefined, '198.51.100.9')).status).toBe(429);
});

import { expect, test } from 'vitest';
import { aKitchen, password } from '../kitchen.ts';
import { aBrowser, aLivePage, codeOf, setUpFactor, signIn } from './safe.ts';

test('With the second step on a password alone opens nothing; the code of the app does, once', async () => {
  const house = await aKitchen({ signIn: true });
  const browser = aBrowser(house);
  await signIn(browser, 'Marieke');
  const { secret, codes } = await setUpFactor(browser);
  expect(codes).toHaveLength(10);
  // Shown this once.
  expect((await browser.get('/me/sign-in').set('Accept', 'text/html')).text).not.toContain(codes[0]);

  const other = aBrowser(house);
  const first = await signIn(other, 'Marieke');
  expect(first.headers.location).toBe('/sign-in/code');
  expect((await other.get('/me').set('Accept', 'application/json')).status).toBe(401);
  const wrong = await other.post('/sign-in/code').type('form').send({ code: '000000' });
  expect(wrong.status).toBe(409);
  const code = codeOf(secret);
  expect((await other.post('/sign-in/code').type('form').send({ code })).headers.location).toBe('/');
  expect((await other.get('/me').set('Accept', 'application/json')).status).toBe(200);

  // Who saw the code over a shoulder comes too late with it.
  const shoulder = aBrowser(house);
  await signIn(shoulder, 'Marieke');
  expect((await shoulder.post('/sign-in/code').type('form').send({ code })).status).toBe(409);
  // A written code works, once.
  expect((await shoulder.post('/sign-in/code').type('form').send({ code: codes[3] })).headers.location).toBe('/');
  const again = aBrowser(house);
  await signIn(again, 'Marieke');
  expect((await again.post('/sign-in/code').type('form').send({ code: codes[3] })).status).toBe(409);
});

test('Guesses at the code are counted: after five the password is asked again', async () => {
  const house = await aKitchen({ signIn: true });
  const browser = aBrowser(house);
  await signIn(browser, 'Olga');
  const { secret } = await setUpFactor(browser);
  const guesser = aBrowser(house);
  await signIn(guesser, 'Olga');
  for (let n = 0; n < 6; n += 1)
    await guesser
      .post('/sign-in/code')
      .type('form')
      .send({ code: `00000${n}` });
  const late = await guesser
    .post('/sign-in/code')
    .type('form')
    .send({ code: codeOf(secret) });
  expect(late.status).toBe(409);
  expect(late.text).toContain('Log opnieuw in');
  // The person on a device that is known comes in all the same.
  await signIn(browser, 'Olga');
  expect(
    (
      await browser
        .post('/sign-in/code')
        .type('form')
        .send({ code: codeOf(secret, 1) })
    ).headers.location,
  ).toBe('/');
});

test('Turning it on or off asks for the password, gives the session a new id and ends what was connected', async () => {
  const house = await aKitchen({ signIn: true });
  const browser = aBrowser(house);
  const come = await signIn(browser, 'Olga');
  const wrong = await browser.post('/me/second-factor/begin').type('form').send({ current: 'not this one' });
  expect(wrong.status).toBe(422);
  const { cookie, gone } = await aLivePage(house, come);
  await setUpFactor(browser);
  await gone;
  expect((await fetch(`${house.url}/me`, { headers: { cookie, accept: 'application/json' } })).status).toBe(401);
  expect((await browser.post('/me/second-factor/off').type('form').send({ current: 'no' })).status).toBe(422);
  expect((await browser.post('/me/second-factor/off').type('form').send({ current: password })).status).toBe(303);
  expect((await signIn(aBrowser(house), 'Olga')).headers.location).toBe('/');
});

test('Where the shop wants it, who has none is led to it and may do nothing else', async () => {
  const house = await aKitchen({ signIn: true });
  const desk = aBrowser(house);
  await signIn(desk, 'Marieke');
  expect((await desk.get('/desk')).status).toBe(200);
  await house.as('Olga').post('/people/second-factor', { wanted: 'yes' });
  const led = await desk.get('/desk').set('Accept', 'text/html');
  expect([led.status, led.headers.location]).toEqual([303, '/me/sign-in']);
  const refused = await desk.get('/orders').set('Accept', 'application/json');
  expect([refused.status, refused.body.type]).toEqual([403, 'urn:open-kitchen:second-factor-first']);
  for (const path of ['/me/pin', '/me/language', '/orders', '/me/passkeys/begin']) {
    expect((await desk.post(path).set('Accept', 'application/json').send({})).status).toBe(403);
  }
  expect((await desk.get('/me/sign-in').set('Accept', 'text/html')).text).toContain('Stel die eerst in');
  // Technicians go on as they did.
  const bench = aBrowser(house);
  await signIn(bench, 'Yusuf');
  expect((await bench.get('/bench')).status).toBe(200);
  await setUpFactor(desk);
  expect((await desk.get('/desk').set('Accept', 'text/html')).status).toBe(200);
  const off = await desk.post('/me/second-factor/off').type('form').send({ current: password });
  expect(off.status).toBe(409);
  await house.as('Olga').post('/people/second-factor', { wanted: 'no' });
  expect((await desk.post('/me/second-factor/off').type('form').send({ current: password })).status).toBe(303);
});

test('The moment it is wanted, live pages of who has none close', async () => {
  const house = await aKitchen({ signIn: true });
  const come = await signIn(aBrowser(house), 'Marieke');
  const { gone } = await aLivePage(house, come);
  await house.as('Olga').post('/people/second-factor', { wanted: 'yes' });
  await gone;
});

test('An owner turns it off for somebody who lost the phone', async () => {
  const house = await aKitchen({ signIn: true });
  const browser = aBrowser(house);
  await signIn(browser, 'Yusuf');
  await setUpFactor(browser);
  expect((await house.as('Marieke').post(`/people/${house.ids.Yusuf}/second-factor/off`)).status).toBe(403);
  expect((await house.as('Olga').post(`/people/${house.ids.Yusuf}/second-factor/off`)).status).toBe(200);
  expect((await signIn(aBrowser(house), 'Yusuf')).headers.location).toBe('/');
});

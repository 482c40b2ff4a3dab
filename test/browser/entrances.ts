import type { Page } from 'playwright-core';
import { emailOf, password, type TestKitchen } from '../kitchen.ts';
import { aBrowser, setUpFactor, signIn as signInBefore } from '../people/safe.ts';
import { signIn } from './sign-in.ts';

/** Who comes in by more than a password or a link. */
export type Entrant = 'Hanna' | 'Karel' | 'proved';

/** Hanna has the second step and Karel wants it. */
export async function hireCareful(house: TestKitchen): Promise<void> {
  for (const name of ['Hanna', 'Karel']) {
    const person = { name, email: emailOf(name), password, language: 'nl', roles: ['technician'] };
    const { status, text } = await house.as('Olga').post('/people', person);
    if (status >= 400) throw new Error(`${name}: ${text}`);
  }
  const browser = aBrowser(house);
  await signInBefore(browser, emailOf('Hanna'));
  await setUpFactor(browser);
}

/** Hanna owes the code, Karel is to scan the picture, and a customer has typed what the desk said on the phone. */
export async function enterBy(entrant: Entrant, page: Page, house: TestKitchen, link: string): Promise<void> {
  const { url } = house;
  if (entrant === 'Hanna') return signIn(page, house, 'Hanna', '/sign-in/code');
  if (entrant === 'Karel') {
    await signIn(page, house, 'Karel');
    await page.goto(`${url}/me/sign-in`);
    // The second time it has begun already.
    if ((await page.locator('svg.qr').count()) > 0) return;
    await page.locator('#begin-current').fill(password);
    await page.locator('form[action="/me/second-factor/begin"] button').click();
    await page.locator('svg.qr').waitFor();
    return;
  }
  await page.goto(`${url}${new URL(link).pathname}?as=customer`);
  const order = /\/follow\/(\w+)/.exec(page.url())?.[1] ?? '';
  const { people } = (await house.as('Marieke').get(`/orders/${order}`)).body;
  const told = await house.as('Marieke').post(`/orders/${order}/people/${people[0].follower}/code`, { what: 'see' });
  await page.goto(`${url}/follow/${order}/mine`);
  await page.locator('#code-see').fill(told.body.code);
  await page.locator('#code-see').press('Enter');
  await page.locator('a[download]').waitFor();
}

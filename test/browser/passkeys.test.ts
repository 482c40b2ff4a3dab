import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { aKitchen } from '../kitchen.ts';
import { complaints, withBrowser } from './browser.ts';
import { signIn } from './sign-in.ts';

/** A device that asks who is there, as a phone does; `isAsked` false is a bare key that anybody may press. */
async function aDevice(page: Page, isAsked = true) {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const options = {
    protocol: 'ctap2' as const,
    transport: 'internal' as const,
    ...{ hasResidentKey: true, hasUserVerification: true, isUserVerified: isAsked, automaticPresenceSimulation: true },
  };
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', { options });
  const setVerified = (isUserVerified: boolean) =>
    cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified });
  return { setVerified };
}

withBrowser('Passkeys', (open) => {
  test('are added, named, signed in with and removed', async () => {
    const house = await aKitchen({ signIn: true, at: 'real', host: 'localhost' });
    const page = await open();
    const device = await aDevice(page);
    await signIn(page, house, 'Marieke');
    await page.goto(`${house.url}/me/sign-in`);
    await page.locator('#passkey-name').fill('Mijn telefoon');
    await page.locator('[data-passkey] button').click();
    await page.locator('.callout', { hasText: 'Bewaard' }).waitFor();
    const name = page.locator('form[action$="/name"] input[name="name"]');
    expect(await name.inputValue()).toBe('Mijn telefoon');
    await name.fill('Telefoon van Marieke');
    await page.locator('form[action$="/name"] button').click();
    await page.locator('.callout', { hasText: 'Bewaard' }).waitFor();
    expect(await name.inputValue()).toBe('Telefoon van Marieke');

    const come = async () => {
      await page.locator('form[action="/sign-out"] button').first().click();
      await page.waitForURL(/\/sign-in/);
      await page.locator('form[action="/sign-in/passkey"] button').click();
    };
    await come();
    await page.waitForURL(/\/desk/);
    expect(complaints(page)).toEqual([]);

    // A device that did not ask who is there proves nothing.
    await page.goto(`${house.url}/me`);
    await device.setVerified(false);
    await come();
    await page.locator('[data-passkey-fault]:not([hidden])').waitFor();
    expect(new URL(page.url()).pathname).toBe('/sign-in');
    await device.setVerified(true);
    await page.locator('form[action="/sign-in/passkey"] button').click();
    await page.waitForURL(/\/desk/);

    await page.goto(`${house.url}/me/sign-in`);
    await page.locator('form[action$="/remove"] button').click();
    await page.locator('.callout', { hasText: 'Bewaard' }).waitFor();
    expect(await page.locator('form[action$="/remove"]').count()).toBe(0);
    await come();
    await page.locator('form[action="/sign-in/passkey"] .error:visible').first().waitFor();
    expect(new URL(page.url()).pathname).toMatch(/^\/sign-in/);
    const seen = await house.kitchen.database.reader.selectFrom('audit').select('what').orderBy('at').execute();
    expect(seen.map(({ what }) => what)).toEqual(
      expect.arrayContaining(['passkey-added', 'passkey-removed', 'signed-in']),
    );
  });

  test('Without a script the page says so, and the password goes as ever', async () => {
    const house = await aKitchen({ signIn: true, at: 'real', host: 'localhost' });
    const page = await open({ js: false });
    await signIn(page, house, 'Olga');
    await page.goto(`${house.url}/me/sign-in`);
    expect(await page.locator('noscript').first().innerText()).toContain('JavaScript');
    expect(await page.locator('[data-passkey] button').isVisible()).toBe(false);
    await page.locator('#begin-current').fill('een lange zin voor de werkbank');
    await page.locator('form[action="/me/second-factor/begin"] button').click();
    await page.locator('svg.qr').waitFor();
  });
});

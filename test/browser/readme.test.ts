import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { aKitchen, takeIn } from '../kitchen.ts';
import { withBrowser } from './browser.ts';

// The picture in the README: `UPDATE_PICTURE=1 npx vitest run readme` puts a new one into docs/.
withBrowser('The picture in the README', (open) => {
  test('shows a customer’s page in the middle of the work', async () => {
    const house = await aKitchen();
    const { order, link } = await takeIn(house);
    const { body } = await house.as('Olga').get(`/orders/${order}`);
    const [first, second] = body.steps.map(({ id }: { id: string }) => id);
    const act = async (who: 'Priya' | 'Yusuf', minutes: number, address: string, said: object = {}) => {
      house.clock.now += minutes * 60_000;
      expect((await house.as(who).post(`/orders/${order}/${address}`, said)).status).toBe(200);
    };
    house.clock.now -= 90 * 60_000;
    await act('Priya', 5, `steps/${first}/start`);
    await act('Priya', 25, 'notes', {
      text: 'Remblokken zijn nog 2 mm dik. 3 mm is het minimum.',
      audience: 'customer',
      step: first,
    });
    await act('Priya', 5, `steps/${first}/finish`);
    await act('Yusuf', 10, `steps/${second}/start`);
    await act('Yusuf', 45, 'notes', {
      text: 'Links is klaar. Ik begin nu aan rechts.',
      audience: 'customer',
      step: second,
    });
    const page = await open({ width: 1180, more: { viewport: { width: 1180, height: 900 }, deviceScaleFactor: 1.5 } });
    await page.goto(link);
    await page.locator('#live[data-state="live"]').waitFor();
    const folder = mkdtempSync(path.join(tmpdir(), 'open-kitchen-picture-'));
    const file = process.env.UPDATE_PICTURE
      ? path.resolve(import.meta.dirname, '../../docs/customer.png')
      : path.join(folder, 'customer.png');
    await page.screenshot({ path: file });
    expect(await page.locator('h1').textContent()).toContain('Yusuf');
    expect(await page.locator('#steps').textContent()).toContain('Links is klaar.');
    expect(readFileSync(file).subarray(1, 4).toString()).toBe('PNG');
    rmSync(folder, { recursive: true });
  });
});

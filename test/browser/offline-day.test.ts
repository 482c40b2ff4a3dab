import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { takeIn } from '../kitchen.ts';
import { aPhoto } from '../photos/a-photo.ts';
import { atWork } from './at-the-bench.ts';
import { withBrowser } from './browser.ts';
import { allGone, counted, entriesOf, writeNote } from './outbox/at-work.ts';

// `npm run torture` does the whole of it; the suite has time for a short day.
const day = process.env.WHOLE_DAY
  ? { notes: 100, photos: 20, kills: 10, limit: 600_000 }
  : { notes: 5, photos: 1, kills: 1, limit: 60_000 };

withBrowser('A working day at the back of the hall', () => {
  test(
    'is on the timelines once, in its order and marked, however often the tab was killed',
    async () => {
      const { house, order: first, device } = await atWork('Yusuf', { start: true });
      const orders = [first];
      while (orders.length < 3) orders.push((await takeIn(house, { day: 'tomorrow' })).order);
      await device.page().reload();
      for (const order of orders) await device.keeps(`/bench/${order}`);
      await device.offline(true);

      const count = day.notes + day.photos;
      const made = orders.map((): string[] => []);
      let page: Page = device.page();
      for (let i = 0; i < count; i += 1) {
        // A few things here, then a few there, as work goes.
        const at = Math.floor(i / 4) % orders.length;
        const there = `${house.url}/bench/${orders[at]}`;
        if (page.url() !== there) await page.goto(there);
        const text = `${i + 1}: klaar met dit stuk.`;
        const isPhoto = Math.floor((i * day.photos) / count) !== Math.floor(((i + 1) * day.photos) / count);
        await writeNote(page, text, isPhoto ? await aPhoto({ width: 1900 + i, height: 1200 }) : undefined);
        made[at]?.push(text);
        if (Math.floor((i * day.kills) / count) === Math.floor(((i + 1) * day.kills) / count)) continue;
        // Now a tab that is gone, now a phone that was off.
        if (i % 2 === 0) page = await device.restart();
        else {
          const next = await device.tab();
          await page.close();
          page = next;
        }
      }
      await page.goto(`${house.url}/bench`);
      await counted(page, `${count} wachten`);

      await page.clock.install({ time: Date.now() + 8 * 60 * 60_000 });
      await page.goto(`${house.url}/bench`);
      await counted(page, `${count} wachten`);
      await device.offline(false);
      await page.clock.resume();
      page.setDefaultTimeout(day.limit);
      await allGone(page);
      let photos = 0;
      for (const [at, order] of orders.entries()) {
        const told = await entriesOf(house, order);
        const notes = told.filter(({ kind }) => kind === 'note-added');
        expect(notes.map(({ text }) => text)).toEqual(made[at]);
        expect(notes.filter((note) => note.made === undefined)).toEqual([]);
        photos += notes.flatMap((note) => note.photos ?? []).length;
      }
      expect(photos).toBe(day.photos);
    },
    day.limit,
  );
});

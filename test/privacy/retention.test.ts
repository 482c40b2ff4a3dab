import { expect, test } from 'vitest';
import { sweepRetention } from '#src/privacy/sweep-retention.ts';
import { aDay } from '#src/timeline/retention.ts';
import { aKitchen } from '../kitchen.ts';
import { aMarkedCustomer } from './a-marked-customer.ts';
import { findKept, wordsKept } from './find-bytes.ts';

test('Photos and words of questions go after 90 days, links after 30, names after two years, each once and counted', async () => {
  const house = await aKitchen();
  const one = await aMarkedCustomer(house, '5e');
  const open = await aMarkedCustomer(house, '6f', { isOpen: true });
  const { kitchen, clock } = house;
  const began = clock.now;
  const wordsOf = (what: RegExp) => one.canaries.filter((word) => what.test(word));
  const asked = wordsOf(/vraag|vervolg|antwoord|overdracht|opmerking/);
  expect(asked).toHaveLength(7);
  expect(await sweepRetention(kitchen)).toEqual({});

  clock.now = began + 31 * aDay;
  expect(await sweepRetention(kitchen)).toMatchObject({ links: 2 });
  expect((await one.get()).status).toBe(404);
  clock.now = began + 91 * aDay;
  expect(await sweepRetention(kitchen)).toMatchObject({ photos: 3, questions: 1 });
  expect(await sweepRetention(kitchen)).toEqual({});
  expect(await findKept(house, asked)).toEqual([]);
  expect(await wordsKept(house, wordsOf(/naam|wens|notitie/))).toBe(3);
  const page = (await house.as('Olga').get(`/orders/${one.order}`, 'html')).text;
  expect(page).toContain('De bewaartijd van de foto’s is voorbij.');
  expect(page).toContain('Deze foto wordt niet meer bewaard.');

  clock.now = began + 731 * aDay;
  expect(await sweepRetention(kitchen)).toMatchObject({ identity: 1 });
  expect(await findKept(house, one.canaries)).toEqual([]);
  // What is under way is nobody's past.
  expect(await wordsKept(house, open.canaries)).toBe(open.canaries.length);
  expect(await sweepRetention(kitchen)).toEqual({});
  const sweeps = await kitchen.database.reader
    .selectFrom('sweeps')
    .select(['kind', 'removed'])
    .where('kind', '!=', 'security')
    .orderBy('at')
    .execute();
  // What was removed is itself told for 90 days only.
  expect(sweeps).toEqual([{ kind: 'identity', removed: 1 }]);
});

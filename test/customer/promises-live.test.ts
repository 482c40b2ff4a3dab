import { expect, test } from 'vitest';
import { lookAtClock } from '#src/keep-time.ts';
import { followOrder } from '../follower.ts';
import { aKitchen, type Name } from '../kitchen.ts';
import { applyFragment, comparable } from '../whole/apply-update.ts';
import { aReader } from './a-page.ts';

test('All that happens to promises and to what goes wrong reaches the open page, as if loaded anew', async () => {
  const house = await aKitchen();
  const page = await aReader(house);
  const { order, cookie } = page;
  const json = async () => (await page.get()).body;
  const follower = await followOrder(house.url, order, { cookie }, (await json()).seq);
  let shown = comparable(await page.html());
  let applied = 0;

  const asFresh = async (what: string) => {
    await follower.reached((await json()).seq);
    for (const { fragments } of follower.applied.slice(applied))
      for (const { id, html } of fragments) shown = applyFragment(shown, { id, html: comparable(html) });
    applied = follower.applied.length;
    expect(shown, what).toBe(comparable(await page.html()));
  };
  const act = async (who: Name, path: string, body: object = {}) => {
    house.clock.now += 60_000;
    const answer = await house.as(who).post(`/orders/${order}/${path}`, body);
    expect(answer.status, answer.text).toBe(200);
    await asFresh(path);
  };
  const last = async () => (await json()).promises.at(-1).promise as string;

  await act('Marieke', `promises/${await last()}/move`, { until: '17:00', reason: 'De schijven zijn er niet.' });
  await act('Marieke', 'promises', { of: 'call-by', until: '15:00' });
  await act('Tom', 'calls', { promise: await last(), outcome: 'no-answer', next: '16:00' });
  await act('Tom', 'promises', { of: 'free', until: '16:30', words: 'De onderdelen komen <echt>' });
  await act('Tom', `promises/${await last()}/keep`);
  house.clock.now = Date.parse('2026-11-24T17:00:00+01:00');
  await lookAtClock(house.kitchen, 0);
  await asFresh('the clock');
  await page.send('unhappy', { text: 'Niemand <belt> mij.' });
  await asFresh('unhappy');
  const raised = await house.kitchen.database.reader
    .selectFrom('exceptions')
    .select('id')
    .where('kind', '=', 'unhappy')
    .executeTakeFirstOrThrow();
  await act('Marieke', `exceptions/${raised.id}/settle`, { text: 'Gebeld.', told: 'Excuses! Ik heb u gebeld.' });
  expect(shown).toContain('Marieke heeft dit afgehandeld.');
  follower.socket.close();
});

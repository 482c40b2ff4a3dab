import { expect, test } from 'vitest';
import { lookAtClock } from '#src/keep-time.ts';
import { stepsOf } from '../asking.ts';
import { followOrder } from '../follower.ts';
import { aKitchen, type Name } from '../kitchen.ts';
import { applyFragment, comparable } from '../whole/apply-update.ts';
import { aReader } from './a-page.ts';

const minute = 60_000;

test('All that happens to questions reaches the open page, which is then as if loaded anew', async () => {
  const house = await aKitchen();
  const page = await aReader(house);
  const { order, cookie } = page;
  const [measure = '', brakes = '', wash = ''] = await stepsOf(house, order);
  const follower = await followOrder(house.url, order, { cookie }, 4);
  let shown = comparable(await page.html());
  let applied = 0;

  const asFresh = async (seq: number, what: string) => {
    await follower.reached(seq);
    for (const { fragments } of follower.applied.slice(applied))
      for (const { id, html } of fragments) shown = applyFragment(shown, { id, html: comparable(html) });
    applied = follower.applied.length;
    expect(shown, what).toBe(comparable(await page.html()));
  };
  const act = async (who: Name, path: string, body: object = {}) => {
    house.clock.now += minute;
    const answer = await house.as(who).post(`/orders/${order}/${path}`, body);
    expect(answer.status, answer.text).toBe(200);
    await asFresh(answer.body.seq, path);
  };
  const ask = async (text: string, step?: string) => {
    const { seq, question } = await page.ask(text, step);
    await asFresh(seq, text);
    return question;
  };

  const one = await ask('Wat meet u precies?', measure);
  await act('Yusuf', `steps/${brakes}/start`);
  const two = await ask('Piept dat straks nog? <b>Echt</b> niet?', brakes);
  await act('Yusuf', `questions/${two}/ask-back`, { text: 'Bij koud weer?' });
  const more = await page.write(two, 'Ja, vooral dan.');
  await asFresh(more.body.seq, 'a follow-up');
  await act('Priya', `questions/${one}/remark`, { text: 'Bel even.' });
  await act('Priya', `questions/${one}/offer`, { to: house.ids.Tom, note: 'Jij was erbij.' });
  await act('Tom', `questions/${one}/accept`);
  await act('Marieke', `questions/${one}/urgency`, { urgency: 'urgent' });
  await act('Marieke', `questions/${one}/move`, { until: '14:30', reason: 'Tom rijdt proef.' });
  const three = await ask('Wordt hij gewassen?', wash);
  const since = house.clock.now;
  house.clock.now = Date.parse('2026-11-24T13:30:00Z');
  await lookAtClock(house.kitchen, since);
  await asFresh((await page.get()).body.seq, 'a broken promise');
  await act('Marieke', `questions/${one}/take-over`);
  await act('Marieke', `questions/${one}/answer`, { text: 'De dikte.' });
  await act('Marieke', `questions/${three}/close`);
  await act('Yusuf', `questions/${two}/answer`, { text: 'Dan piepen ze niet.' });
  await ask('Fijn, en de handrem?');
  expect(shown).toContain('id="earlier-questions"');
  follower.socket.close();
});

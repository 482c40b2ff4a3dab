import { expect, test } from 'vitest';
import { keep } from '#src/database/transact.ts';
import { stepsOf } from '../asking.ts';
import { aKitchen } from '../kitchen.ts';
import { aReader, wordsIn } from './a-page.ts';

const minute = 60_000;

async function aDay(more: object = {}) {
  const house = await aKitchen();
  const page = await aReader(house, more);
  const act = async (who: 'Marieke' | 'Olga' | 'Tom', path: string, body: object = {}) => {
    house.clock.now += minute;
    const answer = await house.as(who).post(`/orders/${page.order}/${path}`, body);
    expect(answer.status, `${path}: ${answer.text}`).toBe(200);
  };
  const open = async () => {
    const rows = house.kitchen.database.reader.selectFrom('exceptions').selectAll().where('kind', '=', 'unhappy');
    return rows.orderBy('raised_at').execute();
  };
  return { house, page, act, open };
}

test('It is said to a person on the order, its owner first, and the page says who takes care of it', async () => {
  const { house, page, open } = await aDay();
  const html = await page.html();
  const fold = html.slice(html.indexOf('id="unhappy"'));
  expect(fold.match(/<option value="[^"]*"[^>]*>[^<]*/g)).toEqual([
    '<option value="marieke">Marieke: uw hele order',
    '<option value="priya">Priya: Onderzoek',
    '<option value="yusuf">Yusuf: Remmen vernieuwen',
  ]);
  const sent = await page.send('unhappy', { key: '3', text: 'Niemand belt mij <b>terug</b>.', owner: house.ids.Yusuf });
  expect([sent.status, sent.headers.location]).toEqual([303, expect.stringMatching(`^/follow/${page.order}`)]);
  expect(await page.words('unhappy')).toBe(
    'Yusuf pakt dit op. U hebt dit om 13:42 gemeld: Niemand belt mij &lt;b&gt;terug&lt;/b&gt;. Gaat het niet goed? Schrijf het op. Wie u kiest, ziet het meteen en pakt het op. Haast? Bel de balie.',
  );
  expect(await page.words('now')).toContain('Yusuf pakt op wat u meldde');
  expect(await open()).toMatchObject([{ owner: 'yusuf', state: 'open' }]);
  const { unhappy } = (await page.get()).body;
  expect(unhappy.to[0]).toEqual({ person: 'marieke', name: 'Marieke', step: null });
  expect(unhappy.said).toEqual([
    { at: '2026-11-24T12:42:00.000Z', text: 'Niemand belt mij <b>terug</b>.', owner: 'Yusuf', answer: null },
  ]);
});

test('Without a choice it is the owner’s, and whoever takes it over is named', async () => {
  const { page, act, open } = await aDay({ language: 'en' });
  await page.send('unhappy', { text: 'Nobody calls me.' });
  expect(await page.words('unhappy')).toMatch(
    /^Marieke takes care of this. You reported this at 13:42: Nobody calls me/,
  );
  const [{ id, owner } = { id: '', owner: '' }] = await open();
  await act('Olga', `exceptions/${id}/take`, { was: owner });
  expect(await page.words('unhappy')).toMatch(/^Olga takes care of this\./);
});

test('That it was settled is said when the customer was told something, and only then', async () => {
  const { page, act, open } = await aDay();
  await page.send('unhappy', { text: 'Niemand belt mij terug.' });
  await act('Marieke', `exceptions/${(await open())[0]?.id}/settle`, { text: 'KANARIE gebeld.', told: 'Excuses!' });
  expect(await page.words('unhappy')).toMatch(
    /^Marieke heeft dit afgehandeld. U had dit om 13:42 gemeld: Niemand belt mij terug\. Lees wat Marieke u schreef/,
  );
  const [, note] = /href="#note-(\d+)"/.exec(await page.html()) ?? [];
  expect(await page.words(`note-${note}`)).toBe('Excuses! Marieke, 13:43');
  await page.send('unhappy', { text: 'En het is te duur.' });
  await act('Marieke', `exceptions/${(await open())[1]?.id}/settle`, { text: 'KANARIE laat maar.' });
  expect(await page.words('unhappy')).toMatch(/^U hebt dit om 13:43 gemeld: En het is te duur\. Marieke heeft/);
  expect(await page.words('now')).not.toContain('pakt op');
  expect((await page.html()) + (await page.get()).text).not.toContain('KANARIE');
});

test('Somebody who is not on the order cannot be chosen, and the words stay', async () => {
  const { house, page, open } = await aDay();
  const back = await page.send('unhappy', { text: 'Niemand belt mij.', owner: house.ids.Tom });
  expect(back.status).toBe(409);
  expect(back.text).toContain('Die persoon werkt niet aan uw order. Kies een ander.');
  expect(back.text).toContain('<details class="fold" id="unhappy-fold" data-close open>');
  expect(back.text).toContain('>\nNiemand belt mij.</textarea>');
  expect(await open()).toEqual([]);
});

test('A fourth time says who is on it already, and the words stay', async () => {
  const { page, open } = await aDay();
  for (const text of ['Een.', 'Twee.', 'Drie.']) expect((await page.send('unhappy', { text })).status).toBe(303);
  const back = await page.send('unhappy', { text: 'Vier.' });
  expect(back.status).toBe(409);
  expect(back.text).toContain('Marieke is hier al mee bezig en neemt contact met u op.');
  expect(back.text).toContain('>\nVier.</textarea>');
  expect(await open()).toHaveLength(3);
});

test('Too long or empty: the words stay where they were typed, with a sentence beside them', async () => {
  const { page, open } = await aDay();
  const text = 'o'.repeat(2001);
  const long = await page.send('unhappy', { text });
  expect([long.status, wordsIn(long.text, 'unhappy-text-fault')]).toEqual([
    422,
    'Dit is te lang: 2.001 tekens. Er passen er 2.000 in.',
  ]);
  // Once, and not in the form for a question as well.
  expect(long.text.split(text)).toHaveLength(2);
  const empty = await page.send('unhappy', { text: '  ' });
  expect([empty.status, wordsIn(empty.text, 'unhappy-text-fault')]).toEqual([422, expect.stringMatching(/\w+ \w+/)]);
  expect(await open()).toEqual([]);
});

test('What the kitchen raises about the order reaches no customer', async () => {
  const { page, act } = await aDay();
  await act('Marieke', 'exceptions', { text: 'KANARIE: de klant is boos.' });
  await act('Marieke', 'process', { reason: 'KANARIE: buitenom.' });
  expect((await page.html()) + (await page.get()).text).not.toContain('KANARIE');
});

test('Who no longer works here is not offered', async () => {
  const { house, page } = await aDay();
  const [, brakes] = await stepsOf(house, page.order);
  await house
    .as('Marieke')
    .post(`/orders/${page.order}/steps/${brakes}/assign`, { specialist: 'tom', reason: 'Ruil.' });
  const names = async () => (await page.get()).body.unhappy.to.map(({ name }: { name: string }) => name);
  expect(await names()).toEqual(['Marieke', 'Priya', 'Tom']);
  await house.kitchen.database.transact(async (tx) =>
    keep(await tx.updateTable('people').set({ disabled_at: 1 }).where('id', '=', 'tom').execute()),
  );
  house.kitchen.colleagues.forget();
  expect(await names()).toEqual(['Marieke', 'Priya']);
});

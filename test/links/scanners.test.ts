import supertest from 'supertest';
import { expect, test } from 'vitest';
import { everyRow } from '../database/every-row.ts';
import { followOrder, openLink } from '../follower.ts';
import { aKitchen, takeIn } from '../kitchen.ts';
import { aPostOffice } from '../mail/a-post-office.ts';
import { sendWithPhotos } from '../photos/with-photos.ts';
import { letLoose, scanners } from './scanners.ts';

test('Thirty kinds of scanners and previews spend nothing, mark nothing, tell nobody and change nothing', async () => {
  const house = await aKitchen();
  const office = await aPostOffice(house);
  const { order, link } = await takeIn(house, { email: 'sanne@example.org' });
  const cookie = await openLink(house.url, link);
  // A page with all that a customer can press: a question of theirs with a photo, one that was answered, an empty code.
  await fetch(`${house.url}/follow/${order}/questions`, {
    method: 'POST',
    headers: { cookie, origin: house.url, accept: 'application/json' },
    body: new URLSearchParams({ text: 'Wanneer is hij klaar?' }),
  });
  await sendWithPhotos(house, 'Yusuf', `/orders/${order}/notes`, {
    fields: { audience: 'customer', text: 'Zo ziet het eruit.' },
  });
  const desk = await followOrder(house.url, order, { key: house.keys.Marieke, as: 'staff' });
  const [rows, commits, told] = [await everyRow(house.kitchen), house.kitchen.database.commits(), desk.applied.length];

  expect(scanners).toHaveLength(30);
  expect(new Set(scanners.map(({ name }) => name)).size).toBe(30);
  const titles = new Set<string>();
  for (const scanner of scanners) {
    const met = await letLoose(scanner, house.url, link);
    expect([met[0]?.status, scanner.name]).toEqual([303, scanner.name]);
    expect(met.filter(({ status }) => status >= 500).map(({ path }) => path)).toEqual([]);
    // What presses all it finds is refused at every form: nobody typed a word.
    const pressed = met.filter(({ method }) => method === 'POST');
    expect(
      pressed.filter(({ status }) => status < 400).map(({ path }) => path),
      scanner.name,
    ).toEqual([]);
    if (scanner.does === 'presses-all') expect(pressed.length).toBeGreaterThan(4);
    if (scanner.does === 'goes-on') titles.add(/<title[^>]*>(.*)<\/title>/.exec(met.at(-1)?.text ?? '')?.[1] ?? '');
    expect(await everyRow(house.kitchen), scanner.name).toBe(rows);
  }
  // Without the cookie all of them see one and the same page, whatever the order.
  expect([...titles]).toHaveLength(1);
  expect(house.kitchen.database.commits()).toBe(commits);
  await house.app.settled();
  await office.carry();
  expect(desk.applied).toHaveLength(told);
  expect(office.arrived).toEqual([]);
  desk.socket.close();
  // And the person that it was for still comes in.
  const page = await fetch(`${house.url}/follow/${order}`, { headers: { cookie: await openLink(house.url, link) } });
  expect(page.status).toBe(200);
});

test('A press of a person is a press: with a word, or with a gesture that the browser speaks of', async () => {
  const house = await aKitchen();
  const { order, link } = await takeIn(house);
  const cookie = await openLink(house.url, link);
  const press = async (headers: Record<string, string>) =>
    (
      await supertest(house.url)
        .post(`/follow/${order}/language`)
        .type('form')
        .set({ Cookie: cookie, Accept: 'text/html', ...headers })
        .send({ language: 'en' })
    ).status;
  const from = { 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'navigate' };
  const chromium = { ...from, 'sec-ch-ua': '"Chromium";v="142"' };
  expect(await press({})).toBe(403);
  expect(await press({ ...chromium })).toBe(403);
  expect(await press({ origin: 'https://elsewhere.example' })).toBe(403);
  expect(await press({ ...chromium, 'sec-fetch-user': '?1' })).toBe(303);
  expect(await press(from)).toBe(303);
  expect(await press({ origin: house.url })).toBe(303);
});

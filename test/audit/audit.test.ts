import supertest from 'supertest';
import { expect, test } from 'vitest';
import { csvLine } from '#src/audit/as-csv.ts';
import { noteAudit } from '#src/people/audit.ts';
import { aCustomer } from '../asking.ts';
import { aKitchen, type TestKitchen, takeIn } from '../kitchen.ts';

type Line = { at: string; who: string | null; what: string; order: string | null };
const seen = { kind: 'seen' };

async function ask(
  house: TestKitchen,
  query: Record<string, string>,
): Promise<{ lines: Line[]; older: string | null }> {
  const answer = await house.as('Olga').get(`/audit?${new URLSearchParams(query)}`);
  expect(answer.status).toBe(200);
  return answer.body;
}

const noted = async ({ kitchen }: TestKitchen, count: number) => {
  // Written after the answer, so the answer may be here first.
  await expect
    .poll(async () => (await kitchen.database.reader.selectFrom('audit').select('id').execute()).length)
    .toBe(count);
};

test('A look at an order is one line an hour for each colleague, and a customer who looks leaves none', async () => {
  const house = await aKitchen();
  const sanne = await aCustomer(house);
  for (let i = 0; i < 3; i += 1) await house.as('Yusuf').get(`/orders/${sanne.order}`, 'html');
  await house.as('Marieke').get(`/orders/${sanne.order}`);
  await noted(house, 2);
  for (let i = 0; i < 3; i += 1) expect((await sanne.get('html')).status).toBe(200);
  await supertest(house.url).get(`/orders/${sanne.order}`);
  house.clock.now += 61 * 60 * 1000;
  await house.as('Yusuf').get(`/orders/${sanne.order}`, 'html');
  await noted(house, 3);
  const { lines } = await ask(house, seen);
  expect(lines.map(({ who, what, order }) => `${who} ${what} ${order}`)).toEqual([
    `yusuf order-seen ${sanne.order}`,
    expect.stringMatching(/^(marieke|yusuf) order-seen/),
    expect.stringMatching(/^(marieke|yusuf) order-seen/),
  ]);
});

test('The owner finds lines by person, order, kind and day, reads on to what is older, and nobody else may', async () => {
  const house = await aKitchen();
  const first = await takeIn(house);
  const second = await takeIn(house, { name: 'Piet' });
  for (let i = 0; i < 70; i += 1) {
    house.clock.now += 1000;
    await house.as('Yusuf').post(`/orders/${first.order}/notes`, { text: `notitie ${i}`, audience: 'kitchen' });
  }
  await noteAudit(house.kitchen, { what: 'signed-in', who: house.ids.Tom });
  house.clock.now += 1000;
  await noteAudit(house.kitchen, { what: 'sign-in-failed' });
  const all: Line[] = [];
  for (let path: string | null = '/audit'; path; ) {
    const { lines, older } = (await house.as('Olga').get(path)).body as { lines: Line[]; older: string | null };
    expect(lines.length).toBeLessThanOrEqual(50);
    all.push(...lines);
    path = older;
  }
  const entries = await house.kitchen.database.reader.selectFrom('entries').select('number').execute();
  expect(all).toHaveLength(entries.length + 2);
  const times = all.map(({ at }) => at);
  expect(times).toEqual([...times].sort().reverse());
  expect((await ask(house, { who: house.ids.Tom })).lines.map(({ what }) => what)).toEqual(['signed-in']);
  expect((await ask(house, { kind: 'sign-in' })).lines).toHaveLength(2);
  const ofSecond = (await ask(house, { order: String(second.order) })).lines;
  expect(new Set(ofSecond.map(({ order }) => order))).toEqual(new Set([String(second.order)]));
  expect((await ask(house, { from: '2026-11-25' })).lines).toEqual([]);
  expect((await ask(house, { until: '2026-11-24', kind: 'changed' })).lines).toHaveLength(50);
  expect((await ask(house, { order: '9999' })).lines).toEqual([]);
  expect((await house.as('Olga').get('/audit?kind=other')).status).toBe(422);
  for (const who of ['Marieke', 'Yusuf'] as const) expect((await house.as(who).get('/audit')).status).toBe(403);
  const page = await house.as('Olga').get('/audit?order=9999', 'html');
  expect(page.text).toContain('Zo’n order is er niet.');
  const csv = await house.as('Olga').get('/audit/file?kind=sign-in', 'html');
  expect(csv.headers['content-disposition']).toBe('attachment; filename="audit.csv"');
  expect(csv.text.split('\r\n').slice(0, 2)).toEqual([
    '"Wanneer","Wie","Wat","Order"',
    '"2026-11-24 13:43:11","Klant of niemand","Aanmelden mislukt",""',
  ]);
});

test('A field of the CSV file is text to whatever reads it', () => {
  expect(csvLine(['=1+1', '+31', '-2', '@x', '\tx', 'zeg "ja"', null])).toBe(
    '"\'=1+1","\'+31","\'-2","\'@x","\'\tx","zeg ""ja""",""\r\n',
  );
});

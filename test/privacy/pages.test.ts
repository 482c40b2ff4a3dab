import supertest from 'supertest';
import tar from 'tar-stream';
import { expect, test } from 'vitest';
import { aKitchen } from '../kitchen.ts';
import { aMarkedCustomer } from './a-marked-customer.ts';

test('The desk reads, takes out and erases everything of one person; a technician may not, and who did is noted', async () => {
  const house = await aKitchen();
  const other = await aMarkedCustomer(house, '3c');
  const one = await aMarkedCustomer(house, '4d');
  const at = `/orders/${one.order}`;
  const desk = house.as('Marieke');
  for (const accept of ['json', 'html'] as const) {
    const { text, status } = await desk.get(`${at}/person`, accept);
    expect(status).toBe(200);
    expect(one.theirs.filter((word) => !text.toLowerCase().includes(word.toLowerCase()))).toEqual([]);
    const foreign = [...other.canaries, ...one.canaries.filter((word) => word.includes('keuken'))];
    expect(foreign.filter((word) => text.includes(word))).toEqual([]);
  }
  const names = await namesIn(house.url, `${at}/person/file`, house.keys.Marieke);
  expect(names.slice(0, 2)).toEqual(['person.json', 'person.html']);
  expect(names.filter((name) => /^photos\/[\w-]+\.jpg$/.test(name))).toHaveLength(2);
  expect((await house.as('Yusuf').get(`${at}/person`)).status).toBe(403);
  expect((await house.as('Yusuf').post(`${at}/erase`, { number: String(one.order) })).status).toBe(403);

  expect((await desk.get(`${at}/erase`, 'html')).text).toContain('3 foto’s, ook de bestanden');
  expect((await desk.post(`${at}/erase`, { number: String(other.order) })).status).toBe(422);
  const erased = await desk.post(`${at}/erase`, { number: String(one.order) });
  expect(erased.body).toMatchObject({ order: one.order, orders: [String(one.order)], photos: 3 });
  const page = (await desk.get(at, 'html')).text;
  expect(page).toContain('De persoonsgegevens bij deze order zijn gewist.');
  expect(one.canaries.filter((word) => page.includes(word))).toEqual([]);
  expect((await one.get()).status).toBe(404);
  const { entries } = (await desk.get(`${at}/entries?after=0`)).body;
  expect(entries.map(({ number }: { number: number }) => number)).toEqual(
    entries.map((_: unknown, i: number) => i + 1),
  );
  const rows = await house.kitchen.database.reader.selectFrom('audit').select(['what', 'who']).orderBy('id').execute();
  expect(rows.map(({ what, who }) => `${what} ${who}`)).toEqual(
    expect.arrayContaining(['person-exported marieke', 'person-erased marieke']),
  );
});

async function namesIn(url: string, path: string, key: string): Promise<string[]> {
  const { body } = await supertest(url)
    .get(path)
    .set('Authorization', `Bearer ${key}`)
    .buffer(true)
    .parse((response, done) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => done(null, Buffer.concat(parts)));
    });
  const names: string[] = [];
  const extract = tar.extract();
  extract.on('entry', (header, stream, next) => {
    names.push(header.name);
    stream.on('end', next).resume();
  });
  await new Promise<void>((resolve, reject) => {
    extract.on('finish', resolve).on('error', reject);
    extract.end(body);
  });
  return names;
}

import { expect, test } from 'vitest';
import { lookAtCovers } from '#src/covers/look-at-covers.ts';
import { keep } from '#src/database/transact.ts';
import { aCustomer, stepsOf } from '../asking.ts';
import { aKitchen, type Name, type TestKitchen, takeIn } from '../kitchen.ts';

const minute = 60_000;

async function open() {
  const house = await aKitchen();
  const sanne = await aCustomer(house);
  const post = async (who: Name, path: string, body: object = {}) => house.as(who).post(path, body);
  const no = async (who: Name, path: string, body: object = {}) => {
    const answer = await post(who, path, body);
    expect(answer.status, answer.text).toBe(409);
    return answer.body.detail as string;
  };
  const yes = async (who: Name, path: string, body: object = {}) => {
    const answer = await post(who, path, body);
    expect(answer.status, answer.text).toBe(200);
    return answer.body;
  };
  return { house, sanne, post, no, yes };
}

test('Nobody is asked for themselves, while away, twice, or when there is nothing or nobody to wait for', async () => {
  const { house, no, yes } = await open();
  const { absence } = await yes('Yusuf', '/me/away', {});
  const offer = `/away/${absence}/offer`;
  expect(await no('Yusuf', offer, { standIn: house.ids.Yusuf })).toBe(
    'Niemand neemt voor zichzelf waar. Kies een collega.',
  );
  expect(await no('Yusuf', offer, { standIn: 'nobody-here' })).toBe('Kies een collega die hier werkt.');
  await yes('Marieke', '/people/away', { person: house.ids.Tom });
  expect(await no('Yusuf', offer, { standIn: house.ids.Tom })).toBe('Tom is er dan ook niet. Kies een ander.');
  await yes('Yusuf', offer, { standIn: house.ids.Priya });
  expect(await no('Yusuf', offer, { standIn: house.ids.Priya })).toContain('Priya is al gevraagd.');
  expect(await no('Yusuf', `/away/${absence}/nobody`)).toContain('Priya is al gevraagd.');
  const tom = (await house.as('Marieke').get('/people/away')).body.away.find(
    ({ person }: { person: string }) => person === house.ids.Tom,
  );
  expect(await no('Marieke', `/away/${tom.id}/offer`, { standIn: house.ids.Priya })).toContain('niets meer');
  expect((await house.as('Tom').get(`/away/${tom.id}`, 'html')).text).toContain('Er ligt niets dat moet wachten.');
});

test('What was withdrawn, answered, asked of another or is over is not accepted, and the page says why', async () => {
  const { house, no, yes } = await open();
  const { absence } = await yes('Yusuf', '/me/away', { 'until-time': '15:00' });
  const offer = `/away/${absence}/offer`;
  const first = await yes('Yusuf', offer, { standIn: house.ids.Priya });
  expect(await no('Tom', `/covers/${first.cover}/accept`)).toBe('Dit is niet aan jou gevraagd.');
  const second = await yes('Yusuf', offer, { standIn: house.ids.Tom });
  expect(await no('Priya', `/covers/${first.cover}/accept`)).toBe('Voor Yusuf is inmiddels een ander gevraagd.');
  const page = await house.as('Priya').post(`/covers/${first.cover}/accept`, {}, 'html');
  expect(page.status).toBe(409);
  expect(page.text).toMatch(/role="alert">.*Voor Yusuf is inmiddels een ander gevraagd\./s);
  await yes('Tom', `/covers/${second.cover}/accept`);
  expect(await no('Tom', `/covers/${second.cover}/accept`)).toBe('Je hebt hier al antwoord op gegeven.');
  expect(await no('Yusuf', offer, { standIn: house.ids.Priya })).toBe('Tom neemt al waar.');
  expect(await no('Priya', `/covers/${second.cover}/give-back`)).toBe('Je neemt dit niet waar.');
  expect(await no('Yusuf', `/covers/${second.cover}/take-back`)).toContain('niet (meer) teruggegeven');

  const later = await yes('Priya', '/me/away', { 'until-time': '14:00' });
  const third = await yes('Priya', `/away/${later.absence}/offer`, { standIn: house.ids.Marieke });
  house.clock.now += 18 * minute;
  expect(await no('Marieke', `/covers/${third.cover}/accept`)).toBe(
    'Priya is er weer. Er is niets meer om waar te nemen.',
  );
  expect(await no('Priya', `/away/${later.absence}/offer`, { standIn: house.ids.Marieke })).toContain(
    'Priya is er weer.',
  );
});

test('An absence is for who is away and for the desk; words that are too long come back in their field', async () => {
  const { house, sanne, post, no, yes } = await open();
  const { absence } = await yes('Yusuf', '/me/away', {});
  expect((await house.as('Priya').get(`/away/${absence}`)).status).toBe(404);
  expect(await no('Priya', `/away/${absence}/offer`, { standIn: house.ids.Priya })).toContain('is er niet (meer)');
  expect(await no('Priya', `/away/${absence}/nobody`)).toContain('is er niet (meer)');
  expect(await no('Priya', '/covers/no-such-cover/accept')).toContain('is er niet (meer)');
  expect(await no('Priya', '/covers/no-such-cover/take-back')).toContain('is er niet (meer)');
  expect((await house.as('Marieke').get(`/away/${absence}`)).status).toBe(200);
  expect((await house.as('Marieke').get('/away/no-such-absence')).status).toBe(404);
  const [measure] = await stepsOf(house, sanne.order);
  await yes('Priya', `/orders/${sanne.order}/steps/${measure}/start`);
  const field = `next-${sanne.order}`;
  const words = { standIn: house.ids.Priya, [field]: 'x'.repeat(201) };
  const answer = await post('Yusuf', `/away/${absence}/offer`, words);
  expect(answer.status).toBe(422);
  expect(answer.body.errors.map(({ field }: { field: string }) => field)).toEqual([field]);
  const page = await house.as('Yusuf').post(`/away/${absence}/offer`, words, 'html');
  expect(page.text).toContain('x'.repeat(201));
  expect(page.text).toMatch(new RegExp(`id="stand-in-${house.ids.Priya}"[^>]* checked`));
  const strange = await post('Yusuf', `/away/${absence}/offer`, { standIn: house.ids.Priya, boss: 'me' });
  expect(strange.body.errors).toEqual([{ field: 'boss', message: expect.any(String) }]);
});

test('Nothing in hand: nothing is asked', async () => {
  const house = await aKitchen();
  expect((await house.as('Tom').post('/me/away', {})).body.location).toBe('/me?saved=yes');
  expect((await house.as('Marieke').post('/people/away', { person: house.ids.Priya })).body.location).toBe(
    '/people/away?saved=yes',
  );
});

test('What falls to who is away goes to the stand-in within a minute; what was agreed for later begins then', async () => {
  const { house, sanne, yes } = await open();
  const { Yusuf, Priya, Marieke } = house.ids;
  await yes('Yusuf', `/orders/${sanne.order}/take`);
  const { absence } = await yes('Yusuf', '/me/away', {
    from: '2026-11-24',
    'from-time': '14:00',
    'until-time': '17:00',
  });
  const { cover } = await yes('Yusuf', `/away/${absence}/offer`, { standIn: Priya });
  await yes('Priya', `/covers/${cover}/accept`);
  const owner = async () =>
    (await house.kitchen.database.reader.selectFrom('orders').select('owner').executeTakeFirstOrThrow()).owner;
  expect(await owner()).toBe(Yusuf);
  expect((await house.as('Priya').get('/bench', 'html')).text).toContain('Je gaat waarnemen voor Yusuf.');
  house.clock.now += 18 * minute;
  await lookAtCovers(house.kitchen, house.clock.now - minute);
  expect(await owner()).toBe(Priya);
  expect(await linesOf(house)).toEqual(['Priya neemt waar voor Yusuf tot 17:00.']);
  // The promise that the order is ready by went with the order.
  const promise = await house.kitchen.database.reader.selectFrom('promises').select('owner').executeTakeFirstOrThrow();
  expect(promise.owner).toBe(Priya);

  await house.kitchen.database.transact(async (tx) => {
    await tx.updateTable('orders').set({ owner: Marieke }).execute();
    return keep(undefined);
  });
  const raise = { text: 'De lift doet het niet.', owner: Yusuf };
  await yes('Marieke', `/orders/${sanne.order}/exceptions`, raise);
  await lookAtCovers(house.kitchen, house.clock.now - minute);
  const { owner: whose } = await house.kitchen.database.reader
    .selectFrom('exceptions')
    .select('owner')
    .executeTakeFirstOrThrow();
  expect(whose).toBe(Priya);
  // The kitchen's own changes hands without a word to the customer.
  expect(await linesOf(house)).toHaveLength(1);
  expect((await sanne.get()).text).not.toMatch(/exception|lift/);
});

async function linesOf(house: TestKitchen): Promise<string[]> {
  const { body } = await house.as('Olga').get('/orders/1', 'json');
  const page = (await house.as('Olga').get(`/orders/${body.order}`, 'html')).text;
  return [...page.matchAll(/<p>([^<]*neemt waar[^<]*)<\/p>/g)].map((hit) => hit[1] ?? '');
}

test('The database knows one stand-in at a time, and nobody who stands in for themselves', async () => {
  const { house, yes } = await open();
  const { absence } = await yes('Yusuf', '/me/away', {});
  const { cover } = await yes('Yusuf', `/away/${absence}/offer`, { standIn: house.ids.Priya });
  const { database } = house.kitchen;
  const row = await database.reader.selectFrom('covers').selectAll().executeTakeFirstOrThrow();
  const insert = (values: object) =>
    database.transact(async (tx) => {
      await tx
        .insertInto('covers')
        .values({ ...row, id: 'another', ...values })
        .execute();
      return keep(undefined);
    });
  await expect(insert({ stand_in: house.ids.Tom })).rejects.toThrow(/unique/i);
  await expect(insert({ state: 'declined', stand_in: house.ids.Yusuf })).rejects.toThrow(
    /nobody_covers_for_themselves/,
  );
  await expect(insert({ state: 'declined', stand_in: null })).rejects.toThrow(/somebody_was_asked/);
  expect(row.id).toBe(cover);
});

test('Two orders are taken over together, each with its own line and no gap', async () => {
  const { house, yes } = await open();
  await takeIn(house, { plate: 'AO-903-E', subject: 'Ford', name: 'Piet Bakker', phone: null });
  const { absence } = await yes('Yusuf', '/me/away', {});
  const { cover } = await yes('Yusuf', `/away/${absence}/offer`, { standIn: house.ids.Priya });
  const before = await lastNumbers(house);
  await Promise.all([1, 2].map(() => house.as('Priya').post(`/covers/${cover}/accept`)));
  expect(await lastNumbers(house)).toEqual(before.map((last) => last + 1));
  const left = await house.kitchen.database.reader
    .selectFrom('steps')
    .select('id')
    .where('specialist', '=', house.ids.Yusuf)
    .execute();
  expect(left).toEqual([]);
});

async function lastNumbers({ kitchen }: TestKitchen): Promise<number[]> {
  const { reader } = kitchen.database;
  const orders = await reader.selectFrom('orders').select(['id', 'last_entry']).orderBy('number').execute();
  for (const { id, last_entry } of orders) {
    const rows = await reader
      .selectFrom('entries')
      .select('number')
      .where('order_id', '=', id)
      .orderBy('number')
      .execute();
    expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: last_entry }, (_, i) => i + 1));
  }
  return orders.map(({ last_entry }) => last_entry);
}

import { expect, test } from 'vitest';
import { keep } from '#src/database/transact.ts';
import { aCustomer, stepsOf } from '../asking.ts';
import { aKitchen, type Name, type TestKitchen } from '../kitchen.ts';

const minute = 60_000;

async function ownerOf({ kitchen, ids }: TestKitchen, question: string) {
  const row = await kitchen.database.reader
    .selectFrom('questions')
    .innerJoin('promises', 'promises.id', 'questions.promise')
    .select(['questions.owner', 'promises.from_at', 'promises.until_at'])
    .where('questions.id', '=', question)
    .executeTakeFirstOrThrow();
  const clock = (at: number) => new Date(at + 60 * minute).toISOString().slice(11, 16);
  const name = Object.entries(ids).find(([, id]) => id === row.owner)?.[0];
  return { name, from: clock(row.from_at), until: clock(row.until_at) };
}

async function leave({ kitchen, ids, clock }: TestKitchen, name: Name, hours: number) {
  const person = ids[name];
  const until_at = clock.now + hours * 60 * minute;
  const row = {
    id: `away-${name}`,
    person,
    from_at: clock.now,
    until_at,
    noted_by: person,
    noted_at: 0,
    ended_at: null,
  };
  await kitchen.database.transact(async (tx) => keep(await tx.insertInto('absences').values(row).execute()));
}

test('A question goes to whoever does that step, to be read at the break and answered half an hour later', async () => {
  const house = await aKitchen();
  const sanne = await aCustomer(house);
  const [, brakes = ''] = await stepsOf(house, sanne.order);
  await house.as('Yusuf').post(`/orders/${sanne.order}/steps/${brakes}/start`);
  house.clock.now += 62 * minute;
  const { question } = await sanne.ask('Piepen ze straks nog?', brakes);
  // Ninety minutes from 13:42 is 15:12, and a pause on the way is not counted as work.
  expect(await ownerOf(house, question)).toEqual({ name: 'Yusuf', from: '15:15', until: '15:45' });
});

test('Pauses are not counted as work when the end of a step is guessed', async () => {
  const house = await aKitchen();
  const sanne = await aCustomer(house);
  const [, brakes = ''] = await stepsOf(house, sanne.order);
  await house.as('Yusuf').post(`/orders/${sanne.order}/steps/${brakes}/start`);
  house.clock.now += 20 * minute;
  await house.as('Yusuf').post(`/orders/${sanne.order}/steps/${brakes}/pause`, { reason: 'break' });
  house.clock.now += 30 * minute;
  await house.as('Yusuf').post(`/orders/${sanne.order}/steps/${brakes}/resume`);
  const { question } = await sanne.ask('Hoe lang nog?', brakes);
  expect(await ownerOf(house, question)).toMatchObject({ name: 'Yusuf', from: '15:45' });
});

test('A question about a step that nobody does yet goes to the one who usually does it', async () => {
  const house = await aKitchen();
  for (let i = 0; i < 3; i += 1) {
    const earlier = await aCustomer(house);
    const wash = (await stepsOf(house, earlier.order))[2] ?? '';
    const who = i === 1 ? 'Priya' : 'Tom';
    await house.as(who).post(`/orders/${earlier.order}/steps/${wash}/start`);
    await house.as(who).post(`/orders/${earlier.order}/steps/${wash}/finish`);
    house.clock.now += minute;
  }
  const sanne = await aCustomer(house);
  const [measure = '', , wash = ''] = await stepsOf(house, sanne.order);
  await house.as('Priya').post(`/orders/${sanne.order}/steps/${measure}/start`);
  const { question } = await sanne.ask('Met wax?', wash);
  expect(await ownerOf(house, question)).toMatchObject({ name: 'Tom' });
});

test('Without a usual one it goes to whoever is at work now, and without anybody to the owner of the order', async () => {
  const house = await aKitchen();
  const sanne = await aCustomer(house);
  const [measure = '', , wash = ''] = await stepsOf(house, sanne.order);
  const before = await sanne.ask('Wanneer begint u?');
  expect(await ownerOf(house, before.question)).toMatchObject({ name: 'Marieke', from: '13:42' });
  await house.as('Priya').post(`/orders/${sanne.order}/steps/${measure}/start`);
  for (const step of [wash, undefined]) {
    const { question } = await sanne.ask('Lukt het?', step);
    expect(await ownerOf(house, question)).toMatchObject({ name: 'Priya' });
  }
});

test('Somebody who is away for the rest of the day is passed over, somebody who is back in an hour is waited for', async () => {
  const house = await aKitchen();
  const sanne = await aCustomer(house);
  const [, brakes = ''] = await stepsOf(house, sanne.order);
  await leave(house, 'Yusuf', 1);
  const soon = await sanne.ask('Zijn de schijven binnen?', brakes);
  expect(await ownerOf(house, soon.question)).toEqual({ name: 'Yusuf', from: '14:45', until: '15:15' });
  house.clock.now += 2 * 60 * minute;
  await house.kitchen.database.transact(async (tx) => keep(await tx.deleteFrom('absences').execute()));
  await leave(house, 'Yusuf', 20);
  const gone = await sanne.ask('En de blokken?', brakes);
  expect(await ownerOf(house, gone.question)).toMatchObject({ name: 'Marieke' });
});

test('Whoever no longer works here is asked nothing, and what comes after goes to somebody who does', async () => {
  const house = await aKitchen();
  const sanne = await aCustomer(house);
  const [, brakes = ''] = await stepsOf(house, sanne.order);
  const { question } = await sanne.ask('Zijn de schijven binnen?', brakes);
  const at = `/orders/${sanne.order}/questions/${question}`;
  expect((await house.as('Yusuf').post(`${at}/answer`, { text: 'Ja, vanmorgen.' })).status).toBe(200);
  expect((await house.as('Olga').post(`/people/${house.ids.Yusuf}/disable`)).status).toBe(200);
  expect((await sanne.write(question, 'Van welk merk?')).status).toBe(200);
  expect(await ownerOf(house, question)).toMatchObject({ name: 'Marieke' });
  const next = await sanne.ask('En de blokken?', brakes);
  expect(await ownerOf(house, next.question)).toMatchObject({ name: 'Marieke' });
});

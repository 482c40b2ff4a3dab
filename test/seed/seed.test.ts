import { expect, test } from 'vitest';
import { readSeed } from '#src/seed/read-seed.ts';
import { seed } from '#src/seed/seed.ts';
import { seedHouse } from '#src/seed-house.ts';
import { agent, aKitchen, type TestKitchen } from '../kitchen.ts';

const plant = (house: TestKitchen, ...shops: object[]) =>
  seed(house.kitchen, seedHouse, readSeed(JSON.stringify({ shops })));

const sanne = {
  name: 'Sanne Jansen',
  phone: '06 12 34 56 18',
  subject: 'Volvo V60',
  plate: 'OK-042-A',
  template: 'brakes',
  purpose: 'De remmen piepen.',
  ready: { from: '+2 h', until: '+3 h' },
};

/** A second shop, with its own people, templates and letter. */
const kade = {
  code: 'K',
  name: 'Garage De Kade',
  language: 'en',
  lastNumber: 40,
  people: [
    {
      name: 'Otto',
      roles: ['owner', 'desk'],
      email: 'otto@kade.example',
      password: 'a long line for the bench',
      pin: '4711',
      key: true,
    },
    { name: 'Yara', roles: ['technician'], key: true },
  ],
  crew: { 'brake specialist': 'Yara' },
  templates: [
    { pack: 'garage', only: ['tyres', 'brakes'] },
    {
      name: 'Wash',
      noun: { nl: 'auto', en: 'car' },
      steps: [
        { title: 'Wash it', customer: { nl: 'Wassen', en: 'Washing' }, minutes: 15, usually: 'brake specialist' },
      ],
    },
  ],
};

test('A shop, its people, templates and orders come from one file, and everybody can start at once', async () => {
  const house = await aKitchen();
  const progress = [
    { at: '-50 min', by: 'Yara', do: 'start', step: 1 },
    { at: '-40 min', by: 'Yara', do: 'finish', step: 1 },
    { at: '-30 min', by: 'Yara', do: 'start', step: 2 },
    { at: '-20 min', by: 'Yara', do: 'note', step: 2, audience: 'kitchen', text: 'Left is rusty.' },
    { at: '-10 min', by: 'Yara', do: 'pause', step: 2, reason: 'part', until: '+1 h' },
  ];
  const made = await plant(house, {
    ...kade,
    orders: [
      { ...sanne, at: '-1 h', progress },
      { ...sanne, template: 'Wash' },
    ],
  });
  expect(made.shops).toEqual([{ code: 'K', name: 'Garage De Kade', shop: expect.any(String) }]);
  expect(made.orders.map(({ order }) => order)).toEqual(['K41', 'K42']);
  const yara = agent(house.url, made.people.find(({ name }) => name === 'Yara')?.key ?? '');
  const { body } = await yara.get('/orders/K41');
  expect(body).toMatchObject({ title: 'Replace the brakes', state: 'open', customer: { name: 'Sanne Jansen' } });
  expect(body.people[0].link).toBe(made.orders[0]?.link);
  expect(body.steps.slice(0, 3).map(({ state }: { state: string }) => state)).toEqual([
    'finished',
    'paused',
    'planned',
  ]);
  const { entries } = (await yara.get('/orders/K41/entries?after=0')).body;
  const minutesAgo = (at: string) => (house.clock.now - Date.parse(at)) / 60_000;
  expect(entries.slice(4).map((entry: { kind: string; at: string }) => [entry.kind, minutesAgo(entry.at)])).toEqual([
    ['step-started', 50],
    ['step-finished', 40],
    ['step-started', 30],
    ['note-added', 20],
    ['step-paused', 10],
  ]);
  const washer = (await yara.get('/orders/K42')).body.steps[0];
  expect([washer.title, washer.specialist]).toEqual(['Wash it', made.people[1]?.person]);
  const come = await house
    .stranger()
    .post('/sign-in')
    .type('form')
    .send({ email: 'otto@kade.example', password: 'a long line for the bench' });
  expect(come.status).toBe(303);
});

test('A file that is run again makes new orders, and nobody and nothing else twice', async () => {
  const house = await aKitchen();
  await plant(house, { ...kade, orders: [sanne] });
  const again = await plant(house, {
    ...kade,
    people: [{ name: 'Yara', roles: ['technician', 'desk'], key: true }],
    orders: [sanne],
  });
  expect(again.orders.map(({ order }) => order)).toEqual(['K42']);
  const { reader } = house.kitchen.database;
  const shop = again.shops[0]?.shop ?? '';
  const templates = await reader.selectFrom('templates').select('name').where('shop', '=', shop).execute();
  expect(templates).toHaveLength(3);
  const people = await reader
    .selectFrom('roles')
    .innerJoin('people', 'people.id', 'person')
    .select(['name', 'role'])
    .where('shop', '=', shop)
    .orderBy('name')
    .orderBy('role')
    .execute();
  expect(people.map(({ name, role }) => `${name} ${role}`)).toEqual([
    'Otto desk',
    'Otto owner',
    'Yara desk',
    'Yara technician',
  ]);
});

test('A shop that is there already is added to by its code', async () => {
  const house = await aKitchen();
  const made = await plant(house, {
    templates: [{ pack: 'garage' }],
    orders: [{ ...sanne, by: 'Marieke', owner: 'Olga' }],
  });
  const { body } = await house.as('Marieke').get(`/orders/${made.orders[0]?.order}`);
  expect(body).toMatchObject({ order: 1, owner: house.ids.Olga, title: 'Remmen vernieuwen' });
});

test('What a command refuses stops the file at its place, and none of its orders is kept', async () => {
  const house = await aKitchen();
  const templates = [{ pack: 'garage' }];
  const tooEarly = {
    ...sanne,
    progress: [
      { by: 'Tom', do: 'start', step: 1 },
      { by: 'Tom', do: 'ready' },
    ],
  };
  await expect(plant(house, { templates, orders: [sanne, tooEarly] })).rejects.toThrow(
    /^shops\.0\.orders\.1\.progress\.1: .*Tom/,
  );
  const { orders } = (await house.as('Olga').get('/orders?state=all')).body;
  expect(orders).toEqual([]);
  const { order } = (await plant(house, { orders: [sanne] })).orders[0] ?? {};
  expect(order).toBe(1);
});

test.each([
  ['somebody nobody knows', { by: 'Zoë' }, /orders\.0: nobody named "Zoë" works at Garage De Werf/],
  ['a template that is not there', { template: 'engine' }, /orders\.0: Garage De Werf has no template "engine"/],
  ['an unknown command', { progress: [{ do: 'fly' }] }, /progress\.0: there is no command "fly"; there are ready, /],
  ['a step too far', { progress: [{ do: 'start', step: 12 }] }, /progress\.0: the order has no step 12/],
  ['a moment to come', { progress: [{ at: '+5 min', do: 'start', step: 1 }] }, /progress\.0: the moments/],
  ['a field too many', { progress: [{ do: 'start', step: 1, text: 'x' }] }, /progress\.0: .*text/],
])('An order with %s is named', async (_name, wrong, message) => {
  const house = await aKitchen();
  await expect(plant(house, { templates: [{ pack: 'garage' }], orders: [{ ...sanne, ...wrong }] })).rejects.toThrow(
    message,
  );
});

test('Everything that is wrong with the shape of a file is told at once, with its place', () => {
  const bad = {
    shops: [
      { code: 'werf', people: [{ name: 'Tom', roles: [] }], orders: [{ ...sanne, phone: 'none', colour: 'red' }] },
    ],
  };
  const tell = () => readSeed(JSON.stringify(bad));
  expect(tell).toThrow(/shops\.0\.code: /);
  expect(tell).toThrow(/shops\.0\.people\.0\.roles: /);
  expect(tell).toThrow(/shops\.0\.orders\.0\.phone: (?!orders\.)/);
  expect(tell).toThrow(/shops\.0\.orders\.0: .*colour/);
  expect(() => readSeed('{ "shops": [')).toThrow(/no JSON/);
});

import { describe, expect, test } from 'vitest';
import { hashOf } from '#src/people/link.ts';
import { agent, aKitchen, aShop, type TestKitchen, takeIn } from '../kitchen.ts';

const known = { template: 'brakes', name: 'Sanne Jansen', day: 'tomorrow', from: '9', until: '1030' };

async function rows(house: TestKitchen) {
  const { reader } = house.kitchen.database;
  const [customers, subjects, orders, steps, promises, followers, links] = await Promise.all([
    reader.selectFrom('customers').selectAll().execute(),
    reader.selectFrom('subjects').selectAll().execute(),
    reader.selectFrom('orders').selectAll().orderBy('number').execute(),
    reader.selectFrom('steps').selectAll().orderBy('position').execute(),
    reader.selectFrom('promises').selectAll().execute(),
    reader.selectFrom('followers').selectAll().execute(),
    reader.selectFrom('links').selectAll().execute(),
  ]);
  return { customers, subjects, orders, steps, promises, followers, links };
}

describe('An order that is taken in', () => {
  test('has its number, the template’s steps, a promise, an owner and the customer’s link, and says so', async () => {
    const house = await aKitchen();
    const { order, link, ...rest } = await takeIn(house);
    expect({ order, ...rest }).toEqual({ order: 1, seq: 4, location: '/orders/1?new=1#fresh' });
    const { customers, orders, steps, promises, links } = await rows(house);
    expect(customers).toMatchObject([{ name: 'Sanne Jansen', phone: '06 12 34 56 18', phone_key: '+31612345618' }]);
    expect(orders).toMatchObject([{ number: 1, title: 'Remmen vernieuwen', owner: house.ids.Marieke, last_entry: 4 }]);
    expect(steps.map(({ title, specialist, state }) => [title, specialist, state])).toEqual([
      ['Meet de remmen', house.ids.Priya, 'planned'],
      ['Vervang schijven en blokken', house.ids.Yusuf, 'planned'],
      ['Was de auto', null, 'planned'],
    ]);
    expect(promises).toMatchObject([{ until_at: Date.parse('2026-11-24T15:15:00Z'), owner: house.ids.Marieke }]);
    const token = new URL(link).pathname.slice('/l/'.length);
    expect(token).toMatch(/^[a-z2-7]{32}$/);
    expect(links).toMatchObject([{ hash: hashOf(token), expires_at: null, revoked_at: null }]);
    expect(JSON.stringify(links)).not.toContain(token);
    const { entries } = (await house.as('Marieke').get('/orders/1/entries')).body;
    expect(entries.map(({ kind, audience }: { kind: string; audience: string }) => [kind, audience])).toEqual([
      ['order-opened', 'customer'],
      ['promise-made', 'customer'],
      ['follower-added', 'kitchen'],
      ['link-issued', 'kitchen'],
    ]);
    expect(JSON.stringify(entries)).not.toMatch(/Sanne|0612|OK-042-A|piepen/);
  });

  test('as a form leads to its page, where the link and the card come first', async () => {
    const house = await aKitchen();
    await takeIn(house);
    const answer = await house.as('Marieke').post('/orders', { ...known, key: 'form-1', email: '', plate: '' }, 'html');
    expect([answer.status, answer.headers.location]).toEqual([303, '/orders/2?new=1#fresh']);
    const { text } = await house.as('Marieke').get('/orders/2?new=1', 'html');
    expect(text).toMatch(/id="fresh"[\s\S]*\/l\/[a-z2-7]{32}[\s\S]*href="\/orders\/2\/card"/);
    expect((await house.as('Marieke').get('/orders/2', 'html')).text).not.toContain('id="fresh"');
  });

  test('needs a name, a template and a promise alone: the thing is then called what the template calls it', async () => {
    const house = await aKitchen();
    await takeIn(house);
    expect((await house.as('Olga').post('/orders', known)).status).toBe(201);
    const { subjects, orders } = await rows(house);
    expect(subjects.at(-1)).toMatchObject({ name: 'Auto', plate: null, plate_key: null });
    expect(orders.at(-1)).toMatchObject({ owner: house.ids.Olga, purpose: null, wishes: null });
  });

  test('sent twice with one key is one order with one link', async () => {
    const house = await aKitchen();
    await takeIn(house);
    const send = () => house.as('Marieke').post('/orders', known).set('Idempotency-Key', 'intake-7');
    const [first, again] = [await send(), await send()];
    expect(first.status).toBe(201);
    expect(again.body).toEqual(first.body);
    expect((await rows(house)).orders).toHaveLength(2);
  });

  test('numbers follow one another without a gap, also when many arrive at once and some are refused', async () => {
    const house = await aKitchen();
    await takeIn(house);
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, i) =>
        house.as('Marieke').post('/orders', i % 3 === 0 ? { ...known, template: 'none' } : known),
      ),
    );
    expect(answers.filter(({ status }) => status === 422)).toHaveLength(4);
    expect((await rows(house)).orders.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  test('of a usual person who left is nobody’s step yet', async () => {
    const house = await aKitchen();
    await takeIn(house);
    await house.kitchen.database.transact(async (tx) => {
      const left = tx.updateTable('people').set({ disabled_at: 1 }).where('id', '=', house.ids.Yusuf);
      return { keep: true, value: await left.execute() };
    });
    house.kitchen.colleagues.forget();
    await house.as('Marieke').post('/orders', known);
    const { orders, steps } = await rows(house);
    const mine = steps.filter(({ order_id }) => order_id === orders[1]?.id);
    expect(mine.map(({ specialist }) => specialist)).toEqual([house.ids.Priya, null, null]);
  });
});

describe('A customer who was here before', () => {
  const phone = '+31 6 12 34 56 18';

  test('is the same customer under the same number and name, and brings the same car', async () => {
    const house = await aKitchen();
    await takeIn(house);
    const again = {
      ...known,
      name: 'sanne',
      phone,
      plate: 'ok042a',
      subject: 'Volvo V60 D4',
      email: 'Sanne@example.org',
    };
    expect((await house.as('Marieke').post('/orders', again)).status).toBe(201);
    const { customers, subjects } = await rows(house);
    expect(customers).toMatchObject([
      { name: 'Sanne Jansen', email: 'Sanne@example.org', email_key: 'sanne@example.org' },
    ]);
    expect(subjects).toMatchObject([{ name: 'Volvo V60 D4', plate: 'OK-042-A', plate_key: 'OK042A' }]);
  });

  test('is somebody else under the same number with another name, and so is the car', async () => {
    const house = await aKitchen();
    await takeIn(house);
    await house.as('Marieke').post('/orders', { ...known, name: 'Piet Jansen', phone, plate: 'OK-042-A' });
    const { customers, subjects } = await rows(house);
    expect(customers.map(({ name }) => name)).toEqual(['Sanne Jansen', 'Piet Jansen']);
    expect(subjects).toHaveLength(2);
  });

  test('is found by phone, e-mail, plate and name, with what was brought then, and fills the form', async () => {
    const house = await aKitchen();
    await takeIn(house, { email: 'sanne@example.org', language: 'en' });
    for (const q of ['0612345618', 'SANNE@example.org', 'ok 042 a', 'jansen', '5618']) {
      const { body } = await house.as('Marieke').get(`/orders/new?q=${encodeURIComponent(q)}`);
      expect(body.customers, q).toMatchObject([
        { name: 'Sanne Jansen', subjects: [{ plate: 'OK-042-A' }], orders: [{ number: 1 }] },
      ]);
    }
    expect((await house.as('Marieke').get('/orders/new?q=0600000000')).body).toEqual({ customers: [] });
    const { customers, subjects } = await rows(house);
    const chosen = `/orders/new?customer=${customers[0]?.id}&subject=${subjects[0]?.id}`;
    const found = await house.as('Marieke').get('/orders/new?q=jansen', 'html');
    expect(found.text).toContain(chosen.replace('&', '&amp;').replaceAll('=', '&#x3D;'));
    const { text } = await house.as('Marieke').get(chosen, 'html');
    for (const was of ['Sanne Jansen', '06 12 34 56 18', 'OK-042-A', 'Volvo V60'])
      expect(text).toContain(`value="${was}"`);
    expect(text).toMatch(/value="en" checked/);
  });

  test('and was chosen is kept as written down now, and found by the new name in old orders too', async () => {
    const house = await aKitchen();
    await takeIn(house);
    const id = (await rows(house)).customers[0]?.id;
    await house.as('Marieke').post('/orders', { ...known, customer: id, name: 'Sanne de Vries', phone: null });
    expect((await rows(house)).customers).toMatchObject([{ name: 'Sanne de Vries', phone: '06 12 34 56 18' }]);
    const { body } = await house.as('Marieke').get('/orders?q=vries');
    expect(body.orders.map(({ order }: { order: number }) => order)).toEqual([2, 1]);
  });

  test('of another shop is nobody here, not even by id', async () => {
    const house = await aKitchen();
    await takeIn(house);
    const id = (await rows(house)).customers[0]?.id;
    await aShop(house.kitchen, { id: 'shop-two', code: 'R', name: 'Garage Noord' });
    await house.kitchen.database.transact(async (tx) => {
      const role = { shop: 'shop-two', person: house.ids.Tom, role: 'desk' as const, created_at: 0 };
      return { keep: true, value: await tx.insertInto('roles').values(role).execute() };
    });
    house.kitchen.signIn.lookups.forget();
    const tom = agent(house.url, house.keys.Tom);
    for (const query of ['q=jansen', 'q=ok042a', 'q=0612345618', `customer=${id}`]) {
      expect((await tom.get(`/orders/new?shop=shop-two&${query}`)).body, query).toEqual({ customers: [] });
    }
  });
});

describe('A form that was not understood', () => {
  const bad: [object, string, RegExp][] = [
    [{ name: undefined }, 'name', /Vul dit in/],
    [{ phone: 'bel maar' }, 'phone', /geen telefoonnummer/],
    [{ email: 'sanne' }, 'email', /geen e-mailadres/],
    [{ day: 'gauw' }, 'day', /geen dag/],
    [{ from: 'straks' }, 'from', /geen tijd/],
    [{ until: '08:00' }, 'until', /na de eerste/],
    [{ day: 'today', from: '8', until: '9' }, 'until', /al voorbij/],
    [{ template: 'weg' }, 'template', /sjabloon/],
    [{ owner: 'ruud' }, 'owner', /collega/],
    [{ language: 'fr' }, 'language', /Kies een/],
    [{ colour: 'red' }, 'colour', /kennen we niet/],
  ];

  test.each(bad)('%o is told at its field, and nothing is made', async (wrong, field, sentence) => {
    const house = await aKitchen();
    await takeIn(house);
    const answer = await house.as('Marieke').post('/orders', { ...known, ...wrong });
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toEqual([{ field, message: expect.stringMatching(sentence) }]);
    const { orders, customers } = await rows(house);
    expect([orders.length, customers.length]).toEqual([1, 1]);
  });

  test('comes back with every word that was typed', async () => {
    const house = await aKitchen();
    await takeIn(house);
    const typed = { ...known, from: 'straks', purpose: 'Piept <b>links</b>', wishes: 'Bel "eerst"', plate: 'ai-308-o' };
    const { status, text } = await house.as('Marieke').post('/orders', typed, 'html');
    expect(status).toBe(422);
    for (const word of [
      'value="Sanne Jansen"',
      'value="straks"',
      'value="ai-308-o"',
      'Piept &lt;b&gt;links&lt;/b&gt;',
      'Bel &quot;eerst&quot;',
    ]) {
      expect(text).toContain(word);
    }
    expect(text).toMatch(/id="from-fault">Dit is geen tijd/);
    expect(text).toMatch(/name="from"[^>]*aria-invalid="true"/);
  });
});

test('A technician does not take orders in, and a stranger learns nothing', async () => {
  const house = await aKitchen();
  await takeIn(house);
  expect((await house.as('Yusuf').post('/orders', known)).status).toBe(403);
  expect((await house.as('Yusuf').get('/orders/new')).status).toBe(403);
  const { status, body } = await house.stranger().post('/orders').set('Accept', 'application/json').send(known);
  expect([status, body.detail]).toEqual([401, 'Log eerst in.']);
  expect((await rows(house)).orders).toHaveLength(1);
});

test('The template that was used last stands first', async () => {
  const house = await aKitchen();
  await takeIn(house);
  await house.kitchen.database.transact(async (tx) => {
    const shop = house.shop.id;
    const more = { shop, noun_nl: 'auto', noun_en: 'car', retired_at: null, changed_at: 0 };
    const templates = [
      { ...more, id: 'apk', name: 'APK', position: 0 },
      { ...more, id: 'old', name: 'Carburateur', position: 0, retired_at: 1 },
    ];
    return { keep: true, value: await tx.insertInto('templates').values(templates).execute() };
  });
  const names = async () =>
    [...(await house.as('Marieke').get('/orders/new', 'html')).text.matchAll(/<option value="(brakes|apk|old)"/g)].map(
      (option) => option[1],
    );
  expect(await names()).toEqual(['brakes', 'apk']);
  await house.as('Marieke').post('/orders', { ...known, template: 'apk' });
  expect(await names()).toEqual(['apk', 'brakes']);
});

test('A shop without templates is told where orders begin; a shop of one language asks for none', async () => {
  const house = await aKitchen();
  const form = async () => (await house.as('Marieke').get('/orders/new', 'html')).text;
  expect(await form()).toContain('Er zijn nog geen sjablonen.');
  expect(await form()).toContain('type="radio" name="language"');
  await takeIn(house);
  await house.kitchen.database.transact(async (tx) => {
    return { keep: true, value: await tx.updateTable('shops').set({ languages: '["nl"]' }).execute() };
  });
  house.kitchen.shops.forget();
  expect(await form()).not.toContain('Er zijn nog geen sjablonen.');
  expect(await form()).toContain('type="hidden" name="language" value="nl"');
  expect(await form()).not.toContain('type="radio" name="language"');
});

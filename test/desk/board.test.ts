import { describe, expect, test } from 'vitest';
import { keep } from '#src/database/transact.ts';
import { boardsTurned } from '#src/desk/board-turned.ts';
import { boardOf } from '#src/desk/desk-board.ts';
import { aCustomer, stepsOf } from '../asking.ts';
import { elementOf, formsOn, formTo } from '../bench/forms.ts';
import { aKitchen, aTuesday, type Name, type TestKitchen, takeIn } from '../kitchen.ts';
import { insert, minute, raise } from './exceptions.ts';

const page = async (house: TestKitchen, who: Name = 'Marieke') => (await house.as(who).get('/desk', 'html')).text;
const card = async (house: TestKitchen, id: string) => elementOf(await page(house), `exception-${id}`);
const json = async (house: TestKitchen) => (await house.as('Marieke').get('/desk')).body;
const words = (html: string) => html.replace(/<[^>]*>/g, '').replace(/\s+/g, ' ');

describe('The board', () => {
  test('has three lanes by the time that is left, each with its count, what is due first on top', async () => {
    const house = await aKitchen();
    const { order } = await takeIn(house);
    const { now } = house.clock;
    const later = await insert(house, order, { due_at: now + 90 * minute, text: 'Later.' });
    const soon = await insert(house, order, { due_at: now + 20 * minute, text: 'Straks.' });
    const past = await insert(house, order, { due_at: now - 20 * minute, text: 'Allang.' });
    const older = await insert(house, order, { due_at: now - 40 * minute, text: 'Nog langer.' });
    const html = await page(house);
    const lane = (name: string) => [...elementOf(html, `lane-${name}`).matchAll(/<li [^>]*id="exception-([^"]+)"/g)];
    expect(lane('late').map(([, id]) => id)).toEqual([older, past]);
    expect(lane('hour').map(([, id]) => id)).toEqual([soon]);
    expect(lane('day').map(([, id]) => id)).toEqual([later]);
    const heads = [...html.matchAll(/<h2 class="lane__head".*?<\/h2>/g)].map(([head]) => words(head));
    expect(heads).toEqual(['Te laat 2', 'Dit uur 1', 'Vandaag of later 1']);
    expect(words(elementOf(html, 'board-counts'))).toBe('4 open · 4 met eigenaar · 0 zonder');
    expect(elementOf(html, `exception-${soon}`)).toContain('vóór 14:02');
    expect(elementOf(html, `exception-${past}`)).not.toContain('vóór');
    expect(html.indexOf('id="board"')).toBeLessThan(html.indexOf('id="questions"'));
  });

  test('says of each what it is, since when, of which order, whose, and what is usually done next', async () => {
    const house = await aKitchen();
    const { order } = await takeIn(house);
    const id = await raise(house, order, 'De <b>wieldop</b> mist.', 'Yusuf');
    const html = await card(house, id);
    for (const part of ['Gemeld', 'OK-042-A', 'Volvo V60', 'De &lt;b&gt;wieldop&lt;/b&gt; mist.', 'sinds 13:42'])
      expect(html).toContain(part);
    expect(html).toMatch(/<span class="vh">Eigenaar: <\/span><span class="who__name">Yusuf/);
    expect(html).toContain(`data-since="${aTuesday}"`);
    expect(html).toContain(`href="/orders/1#exception-${id}"`);
    expect(html.split('<details')[0]?.match(/class="btn"/g)).toHaveLength(2);
    expect((await json(house)).exceptions).toMatchObject([
      { exception: id, order, kind: 'raised', lane: 'late', state: 'open', owner: house.ids.Yusuf, plate: 'OK-042-A' },
    ]);
  });

  test('counts whose owner is gone as without', async () => {
    const house = await aKitchen();
    const { order } = await takeIn(house);
    const id = await raise(house, order, 'De wieldop mist.', 'Yusuf');
    const gone = { disabled_at: aTuesday };
    await house.kitchen.database.transact(async (tx) =>
      keep(await tx.updateTable('people').set(gone).where('id', '=', house.ids.Yusuf).execute()),
    );
    house.kitchen.colleagues.forget();
    expect((await json(house)).board).toEqual({ open: 1, owned: 0, without: 1 });
    expect(await card(house, id)).toContain('werkt hier niet meer');
  });

  test('is told of every kind the same by one order’s story and read at once', async () => {
    const house = await aKitchen();
    const sanne = await aCustomer(house);
    const [measure = '', brakes = '', wash = ''] = await stepsOf(house, sanne.order);
    const { question } = await sanne.ask('Piepen de remmen straks nog?', brakes);
    await house.as('Yusuf').post(`/orders/1/questions/${question}/offer`, { to: house.ids.Tom, note: 'Jij weet dit.' });
    await house.as('Priya').post(`/orders/1/steps/${measure}/start`);
    await house.as('Priya').post(`/orders/1/steps/${measure}/pause`, { reason: 'part' });
    const { id: promise } = await house.kitchen.database.reader
      .selectFrom('promises')
      .select('id')
      .where('kind', '=', 'ready-by')
      .executeTakeFirstOrThrow();
    await house.app.settled();
    const since = await json(house);
    for (const [kind, cause] of [
      ['ready-by-danger', promise],
      ['paused-long', `${measure} 1`],
      ['silent-long', '2'],
      ['nobody-next', `${wash} x`],
      ['away-next', `${brakes} ${house.ids.Yusuf}`],
      ['offer-waiting', `${question} 1`],
    ] as const)
      await insert(house, 1, { kind, cause, text: null });
    const lines = (await json(house)).exceptions
      .slice(since.exceptions.length)
      .map(({ about }: { about: string }) => about);
    // All of one moment: which of them stands first is of no importance.
    const told = [
      'Remmen vernieuwen: beloofd tot 16:15',
      'Meet de remmen staat stil: onderdeel',
      'De klant las niets nieuws sinds 13:42',
      'Was de auto: nog van niemand',
      'Vervang schijven en blokken: Yusuf is er niet',
      '“Piepen de remmen straks nog?”: Tom zei nog geen ja',
    ];
    expect(lines.toSorted()).toEqual(told.toSorted());
    // The rows above came without their entries; without any such entry nothing is read.
    await raise(house, 1, 'Er mist een wieldop.');
    const ofOrder = (await house.as('Olga').get('/orders/1')).body.exceptions;
    expect(ofOrder.map(({ about }: { about: string }) => about)).toEqual(expect.arrayContaining(lines));
  });

  test('is read by as many queries for many as for one', async () => {
    const house = await aKitchen();
    const reads = async () => {
      let count = 0;
      const { database } = house.kitchen;
      const reader = database.reader.withPlugin({
        transformQuery: ({ node }) => {
          count += 1;
          return node;
        },
        transformResult: async ({ result }) => result,
      });
      await boardOf({ ...house.kitchen, database: { ...database, reader } }, house.shop, 'nl');
      return count;
    };
    const { order } = await takeIn(house);
    await insert(house, order, {});
    const one = await reads();
    const other = await takeIn(house, { plate: 'UE-550-A', name: 'Rob', phone: null });
    for (const cause of ['1', '2', '3']) await insert(house, other.order, { kind: 'silent-long', cause });
    expect(one).toBeGreaterThan(3);
    expect(await reads()).toBe(one);
  });

  test('turns when a time comes or is an hour away, and not otherwise', async () => {
    const house = await aKitchen();
    const { order } = await takeIn(house);
    const due = aTuesday + 90 * minute;
    await insert(house, order, { due_at: due });
    const { reader } = house.kitchen.database;
    const turned = (at: number) => boardsTurned(reader, at - minute, at);
    expect(await turned(due)).toEqual(['shop-one']);
    expect(await turned(due - 60 * minute)).toEqual(['shop-one']);
    for (const at of [due - minute, due + minute, due - 61 * minute, due - 30 * minute])
      expect(await turned(at)).toEqual([]);
  });
});

describe('A card', () => {
  test('is taken by a form that comes back to it, and the customer reads nothing', async () => {
    const house = await aKitchen();
    const { order } = await takeIn(house);
    const id = await raise(house, order, 'De wieldop mist.', 'Yusuf');
    const form = formTo(await card(house, id), '/take');
    const went = await house.as('Marieke').post(form.action, form.fields, 'html').expect(303);
    expect(went.headers.location).toBe(`/desk#exception-${id}`);
    expect(await card(house, id)).toContain('<span class="who__name">Marieke');
    expect(words(elementOf(await page(house), 'exceptions-reads'))).toContain('leest de klant niets');
  });

  test('that a colleague took a moment ago is refused with a sentence, and shows who has it', async () => {
    const house = await aKitchen();
    const { order } = await takeIn(house);
    const id = await raise(house, order, 'De wieldop mist.', 'Yusuf');
    const form = formTo(await card(house, id), '/take');
    await house.as('Olga').post(form.action, form.fields, 'html').expect(303);
    const late = await house.as('Marieke').post(form.action, form.fields, 'html').expect(409);
    expect(formTo(late.text, '/take').html).toContain('Olga heeft dit intussen. Kijk eerst opnieuw.');
    expect(elementOf(late.text, `exception-${id}`)).toContain('<span class="who__name">Olga');
    expect(late.text).not.toContain('Dat is niet gelukt');
  });

  test('is offered and accepted: it stays whose it is until then', async () => {
    const house = await aKitchen();
    const { order } = await takeIn(house);
    const id = await raise(house, order, 'De wieldop mist.', 'Marieke');
    const form = formTo(await card(house, id), '/offer');
    await house.as('Marieke').post(form.action, { ...form.fields, to: house.ids.Olga, note: 'Jij kent hem.' }, 'html');
    const offered = await card(house, id);
    expect(words(offered)).toMatch(/Aangeboden aan Olga, wacht sinds 13:42: Jij kent hem\./);
    expect(offered).toContain('<span class="who__name">Marieke');
    const accept = formTo(offered, '/accept');
    const went = await house.as('Olga').post(accept.action, accept.fields, 'html').expect(303);
    expect(went.headers.location).toBe(`/desk#exception-${id}`);
    expect(formsOn(await card(house, id)).map(({ action }) => action.split('/').at(-1))).toEqual([
      'take',
      'offer',
      'settle',
    ]);
    expect(await card(house, id)).toContain('<span class="who__name">Olga');
  });

  test('keeps what was typed and opens its fold when a form comes back', async () => {
    const house = await aKitchen();
    const { order } = await takeIn(house);
    const id = await raise(house, order, 'De wieldop mist.', 'Marieke');
    const form = formTo(await card(house, id), '/settle');
    const told = 'U krijgt een nieuwe.';
    const again = await house
      .as('Marieke')
      .post(form.action, { ...form.fields, text: '', told }, 'html')
      .expect(422);
    const back = elementOf(again.text, `exception-${id}`);
    expect(back).toContain(told);
    expect(back).toMatch(/<details[^>]*data-acts open>/);
    expect(await card(house, id)).not.toMatch(/<details[^>]*data-acts open>/);
  });

  test('is settled with a sentence, and the customer reads exactly what is said to them', async () => {
    const house = await aKitchen();
    const sanne = await aCustomer(house);
    const id = await raise(house, sanne.order, 'De wieldop mist.', 'Marieke');
    const form = formTo(await card(house, id), '/settle');
    expect(form.html).toContain('‹je naam›: ‹je eigen woorden›');
    const given = { text: 'Besteld bij Jan.', told: 'U krijgt een nieuwe wieldop.' };
    await house
      .as('Marieke')
      .post(form.action, { ...form.fields, ...given }, 'html')
      .expect(303);
    expect(await page(house)).not.toContain(`id="exception-${id}"`);
    const seen = (await sanne.get('html')).text;
    expect(seen).toContain('U krijgt een nieuwe wieldop.');
    expect(seen).not.toMatch(/Besteld bij Jan|De wieldop mist/);
  });

  test('speaks English to who reads English', async () => {
    const house = await aKitchen();
    const { order } = await takeIn(house);
    const id = await raise(house, order, 'De wieldop mist.', 'Marieke');
    await house.kitchen.database.transact(async (tx) =>
      keep(await tx.updateTable('people').set({ language: 'en' }).execute()),
    );
    house.kitchen.colleagues.forget();
    house.kitchen.signIn.lookups.forget();
    expect(words(await card(house, id))).toMatch(/Raised.*since 13:42.*Look.*Take/);
    expect(words(elementOf(await page(house), 'board-counts'))).toBe('1 open · 1 with an owner · 0 without');
  });
});

import { describe, expect, test } from 'vitest';
import { keep } from '#src/database/transact.ts';
import { insertPerson } from '#src/people/add-person.ts';
import { makeKey } from '#src/people/keys.ts';
import { aCustomer, stepsOf } from '../asking.ts';
import { elementOf, type Form, formsOn, formTo } from '../bench/forms.ts';
import { invalidHtml } from '../browser/look.ts';
import { agent, aKitchen, aShop, type Name, type TestKitchen, takeIn } from '../kitchen.ts';
import { minute, raise } from './exceptions.ts';

const page = async (house: TestKitchen, address = '/desk?order=1') =>
  (await house.as('Marieke').get(address, 'html').expect(200)).text;
const beside = async (house: TestKitchen) => elementOf(await page(house), 'beside');
const words = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
const send = (house: TestKitchen, { action, fields }: Form, typed: object, who: Name = 'Marieke') =>
  house.as(who).post(action, { ...fields, ...typed }, 'html');

describe('The order beside the board', () => {
  test('is there when it is asked for, led to by its card and its row, and not otherwise', async () => {
    const house = await aKitchen();
    await takeIn(house);
    const id = await raise(house, 1, 'De wieldop mist.');
    const board = await page(house, '/desk');
    expect(board).not.toContain('id="beside"');
    for (const place of [`exception-${id}`, 'order-row-1'])
      expect(elementOf(board, place)).toContain('href="/desk?order=1#beside"');
    expect(await invalidHtml(await page(house))).toEqual([]);
    expect(elementOf(await page(house), 'board')).toBe(elementOf(board, 'board'));
  });

  test('says who and what, what was promised, what happens by whom, and what was said last', async () => {
    const house = await aKitchen();
    await takeIn(house);
    const [measure, brakes] = await stepsOf(house, 1);
    await house.as('Priya').post(`/orders/1/steps/${measure}/start`).expect(200);
    await house.as('Priya').post(`/orders/1/steps/${measure}/finish`).expect(200);
    await house.as('Yusuf').post(`/orders/1/steps/${brakes}/start`).expect(200);
    const html = await beside(house);
    const text = words(html);
    for (const said of ['OK-042-A', 'Remmen vernieuwen', 'Sanne Jansen', 'Volvo V60', 'De remmen piepen.'])
      expect(text).toContain(said);
    expect(html).toContain('href="tel:06 12 34 56 18"');
    expect(html).toContain('href="/orders/1"');
    expect(text).toContain('15:30 – 16:15');
    expect(text).toContain('Vervang schijven en blokken Nu bezig, Yusuf, sinds 13:42');
    expect(text).toContain('Meet de remmen , Klaar , Priya, 13:42');
    const said = [...html.matchAll(/id="entry-(\d+)"/g)].map(([, number]) => Number(number));
    expect(said).toEqual([...said].sort((one, other) => other - one));
    expect(said.length).toBeLessThanOrEqual(8);
    expect(text).toContain('Yusuf is begonnen');
  });

  test('shows what is wrong and what is asked, whose it is and for how long, and what is over no more', async () => {
    const house = await aKitchen();
    const sanne = await aCustomer(house);
    const [, brakes] = await stepsOf(house, sanne.order);
    const { question } = await sanne.ask('Piepen de <b>remmen</b> straks nog?', brakes);
    const id = await raise(house, sanne.order, 'De wieldop mist.', 'Yusuf');
    const html = await beside(house);
    const asked = elementOf(html, `beside-question-${question}`);
    expect(words(asked)).toContain('Sanne: Piepen de &lt;b&gt;remmen&lt;/b&gt; straks nog?');
    expect(words(asked)).toContain('Eigenaar: Yusuf');
    expect(asked).toContain(`data-since="${house.clock.now}"`);
    expect(asked).toContain(`href="/orders/1#question-${question}"`);
    const wrong = elementOf(html, `beside-exception-${id}`);
    expect(words(wrong)).toContain('De wieldop mist.');
    expect(words(wrong)).toContain('Eigenaar: Yusuf');
    expect(wrong).toContain(`data-since="${house.clock.now}"`);
    await house.as('Marieke').post(`/orders/1/exceptions/${id}/settle`, { text: 'Besteld.' }).expect(200);
    await house.as('Yusuf').post(`/orders/1/questions/${question}/answer`, { text: 'Nee.' }).expect(200);
    expect(await beside(house)).not.toMatch(/id="beside-(exception|question)-/);
  });

  test('is not there for an order that is unknown, unreadable or another shop’s: one sentence says so', async () => {
    const house = await aKitchen();
    await takeIn(house);
    const other = await aShop(house.kitchen, { id: 'shop-two', code: 'R', name: 'Garage Rood' });
    await house.kitchen.database.transact(async (tx) => {
      const roles = [{ shop: other.id, role: 'owner' as const }];
      await tx.updateTable('shops').set({ last_number: 0 }).where('id', '=', other.id).execute();
      return keep(await insertPerson(tx, 'rita', { name: 'Rita', language: 'nl' }, roles, house.clock.now));
    });
    const rita = agent(house.url, (await makeKey(house.kitchen.signIn, 'rita')).key);
    const foreign = (await rita.get('/desk?order=1', 'html').expect(200)).text;
    expect(foreign).not.toContain('id="beside"');
    expect(foreign).not.toContain('Sanne');
    expect(words(foreign)).toContain('Order 1 is hier niet gevonden.');
    expect((await rita.get('/desk?order=1')).body.beside).toBeNull();
    for (const name of ['4711', 'zomaar', 'R1']) {
      const html = await page(house, `/desk?order=${name}`);
      expect(html, name).not.toContain('id="beside"');
      expect(html, name).toContain(`Order ${name} is hier niet gevonden.`);
      expect(html, name).toContain('id="order-row-1"');
    }
    await house.as('Marieke').get('/desk?order=1&order=2').expect(422);
  });

  test('is in the JSON of the desk in short, or null', async () => {
    const house = await aKitchen();
    const sanne = await aCustomer(house);
    await sanne.ask('Piepen ze nog?');
    await raise(house, 1, 'De wieldop mist.');
    expect((await house.as('Marieke').get('/desk')).body.beside).toBeNull();
    const { beside: short, orders } = (await house.as('Marieke').get('/desk?order=1')).body;
    expect(orders).toHaveLength(1);
    expect(short).toMatchObject({
      ...{ order: 1, state: 'open', title: 'Remmen vernieuwen', plate: 'OK-042-A', customer: 'Sanne Jansen' },
      promise: { until: '2026-11-24T15:15:00.000Z', state: 'open', isPast: false },
      questions: [{ state: 'open' }],
      exceptions: [{ kind: 'raised', state: 'open', about: 'De wieldop mist.' }],
    });
    expect(short.steps).toHaveLength(3);
  });
});

describe('A form of the order beside the board', () => {
  test('comes back to it: a moved promise, a note, a problem that is taken or settled', async () => {
    const house = await aKitchen();
    await takeIn(house);
    const id = await raise(house, 1, 'De wieldop mist.', 'Yusuf');
    const went = async (ending: string, typed: object) => {
      house.clock.now += minute;
      return (await send(house, formTo(await beside(house), ending), typed).expect(303)).headers.location;
    };
    const moved = { day: '2026-11-24', earliest: '16:00', until: '16:45', reason: 'Er komt remvloeistof bij.' };
    expect(await went('/move', moved)).toBe('/desk?order=1#beside');
    expect(words(await beside(house))).toContain('16:00 – 16:45');
    expect(await went('/notes', { audience: 'kitchen', text: 'Sanne belde.' })).toBe('/desk?order=1#beside');
    expect(words(await beside(house))).toContain('Sanne belde.');
    expect(await went(`/${id}/take`, {})).toBe('/desk?order=1#beside');
    expect(words(elementOf(await beside(house), `beside-exception-${id}`))).toContain('Eigenaar: Marieke');
    expect(await went(`/${id}/settle`, { text: 'Besteld.' })).toBe('/desk?order=1#beside');
    expect(await beside(house)).not.toContain('id="beside-exception-');
  });

  test('keeps what was typed, with what is wrong, in its own place and not on the board', async () => {
    const house = await aKitchen();
    await takeIn(house);
    const id = await raise(house, 1, 'De wieldop mist.', 'Yusuf');
    const html = await beside(house);
    const answer = await send(house, formTo(html, '/move'), { day: '2026-11-24', until: 'straks', reason: 'Zo.' });
    expect(answer.status).toBe(422);
    const shown = elementOf(answer.text, 'beside-promise');
    expect(shown).toMatch(/<details class="fold[^>]* open>/);
    expect(shown).toContain('value="straks"');
    expect(shown).toContain('data-form-error');
    const settle = await send(house, formTo(html, `/${id}/settle`), { text: 'x' });
    expect(settle.status).toBe(422);
    expect(settle.text.split('data-form-error')).toHaveLength(2);
    expect(elementOf(settle.text, `beside-exception-${id}`)).toContain('data-form-error');
    expect(elementOf(settle.text, `beside-more-${id}`)).toMatch(/^<details[^>]* open>/);
    expect(elementOf(settle.text, `more-${id}`)).not.toMatch(/^<details[^>]* open>/);
    expect(await invalidHtml(settle.text)).toEqual([]);
  });

  test('that is not there any more says what came of it, once', async () => {
    const house = await aKitchen();
    await takeIn(house);
    const id = await raise(house, 1, 'De wieldop mist.', 'Yusuf');
    const take = formTo(await beside(house), `/${id}/take`);
    await house.as('Olga').post(`/orders/1/exceptions/${id}/settle`, { text: 'Besteld.' }).expect(200);
    const { text, status } = await send(house, take, {});
    expect(status).toBe(409);
    expect(text.match(/Dat is niet gelukt\./g)).toHaveLength(1);
    expect(elementOf(text, 'beside')).toContain('Dat is niet gelukt.');
  });

  test('makes the first promise where there is none, and none of an order that is over', async () => {
    const house = await aKitchen();
    await takeIn(house);
    const { promises } = (await house.as('Olga').get('/orders/1')).body;
    await house.kitchen.database.transact(async (tx) =>
      keep(await tx.deleteFrom('promises').where('id', '=', promises[0].promise).execute()),
    );
    const form = formTo(await beside(house), '/promises');
    await send(house, form, { day: '2026-11-25', earliest: '10:00', until: '11:00' }).expect(303);
    expect(words(await beside(house))).toContain('wo 25 nov 10:00 – 11:00');
    await house.as('Marieke').post('/orders/1/cancel', { reason: 'Niet meer nodig.' }).expect(200);
    const over = await beside(house);
    expect(formsOn(over).map(({ action }) => action)).toEqual(['/orders/1/notes']);
    expect(words(over)).toContain('Gestopt');
  });

  test('shows a technician who says to come from there the order itself', async () => {
    const house = await aKitchen();
    await takeIn(house);
    const { text, status } = await house.as('Yusuf').post('/orders/1/notes', { from: 'beside', audience: 'x' }, 'html');
    expect(status).toBe(422);
    expect(text).toContain('id="now"');
    expect(text).not.toContain('id="board"');
  });
});

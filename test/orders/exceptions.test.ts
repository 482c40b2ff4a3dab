import { expect, test } from 'vitest';
import { aCustomer } from '../asking.ts';
import { elementOf, formTo } from '../bench/forms.ts';
import { raise } from '../desk/exceptions.ts';
import { aKitchen, type TestKitchen, takeIn } from '../kitchen.ts';

const section = async (house: TestKitchen) =>
  elementOf((await house.as('Yusuf').get('/orders/1', 'html')).text, 'exceptions');

test('Whoever works on an order reports a problem there, whose it is chosen with it', async () => {
  const house = await aKitchen();
  const sanne = await aCustomer(house);
  const form = formTo(await section(house), '/exceptions');
  expect(form.html).toContain(`<option value="${house.ids.Marieke}" selected>`);
  expect(form.html).toContain('leest de klant niets');
  const given = { ...form.fields, text: 'De wieldop mist.', owner: house.ids.Priya };
  await house.as('Yusuf').post(form.action, given, 'html').expect(303);
  expect(await section(house)).toContain('Problemen: één open');
  expect(await section(house)).toMatch(/De wieldop mist\..*who__name">Priya/s);
  expect((await house.as('Olga').get('/orders/1')).body.exceptions).toMatchObject([
    { kind: 'raised', state: 'open', owner: house.ids.Priya, about: 'De wieldop mist.', endedAt: null },
  ]);
  expect((await sanne.get('html')).text).not.toContain('wieldop');
});

test('A report without words comes back open, with whom was chosen', async () => {
  const house = await aKitchen();
  await takeIn(house);
  const given = { from: 'order', text: '', owner: house.ids.Tom };
  const again = await house.as('Yusuf').post('/orders/1/exceptions', given, 'html').expect(422);
  const back = elementOf(again.text, 'exceptions');
  expect(back).toMatch(/<details[^>]*id="exceptions-raise"[^>]* open>/);
  expect(back).toContain(`<option value="${house.ids.Tom}" selected>`);
});

test('What is over is folded, with who settled it and how', async () => {
  const house = await aKitchen();
  await takeIn(house);
  const first = await raise(house, 1, 'De wieldop mist.', 'Yusuf');
  const second = await raise(house, 1, 'De radio doet het niet.', 'Yusuf');
  const form = formTo(elementOf(await section(house), `exception-${first}`), '/settle');
  const went = await house
    .as('Yusuf')
    .post(form.action, { ...form.fields, text: 'Besteld.' }, 'html')
    .expect(303);
  expect(went.headers.location).toBe(`/orders/1#exception-${first}`);
  const html = await section(house);
  expect(elementOf(html, 'exceptions-over')).toMatch(/De wieldop mist\..*Yusuf handelde dit af: <q>Besteld\.<\/q>/s);
  expect(elementOf(html, 'exceptions-over')).not.toContain(second);
  expect(html.indexOf(`exception-${second}`)).toBeLessThan(html.indexOf('exceptions-over'));
});

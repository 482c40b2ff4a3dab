import { describe, expect, test } from 'vitest';
import { keep } from '#src/database/transact.ts';
import { insertPerson } from '#src/people/add-person.ts';
import { makeKey } from '#src/people/keys.ts';
import { copyPack } from '#src/templates/copy-pack.ts';
import { agent, aKitchen, aShop, type TestKitchen, takeIn } from '../kitchen.ts';

const step = { title: 'Meet', customerNl: 'Onderzoek', customerEn: 'Diagnosis', minutes: 30, news: 'loud' };
const brakes = { name: 'Remmen', nounNl: 'auto', nounEn: 'car', steps: [step] };

async function make(house: TestKitchen, more: object = {}): Promise<string> {
  const made = await house.as('Olga').post('/templates', { ...brakes, ...more });
  expect(made.status, made.text).toBe(201);
  return made.body.template;
}

const look = async (house: TestKitchen, path: string) => (await house.as('Olga').get(path, 'html')).text;
const names = async (house: TestKitchen) =>
  (await house.as('Olga').get('/templates')).body.templates.map((one: { name: string }) => one.name);

describe('Templates', () => {
  test('are the owner’s business', async () => {
    const house = await aKitchen();
    const id = await make(house);
    for (const path of ['/templates', '/templates/new', `/templates/${id}`])
      expect((await house.as('Marieke').get(path)).status, path).toBe(403);
    expect((await house.as('Yusuf').post('/templates', brakes)).status).toBe(403);
  });

  test('are made whole and read whole, as JSON', async () => {
    const house = await aKitchen();
    const id = await make(house, {
      steps: [
        { ...step, usualPerson: house.ids.Yusuf },
        { ...step, title: 'Was' },
      ],
    });
    const { body } = await house.as('Olga').get(`/templates/${id}`);
    expect(body).toMatchObject({ id, name: 'Remmen', nounNl: 'auto', nounEn: 'car', retiredAt: null });
    expect(body.steps[0]).toEqual({ ...step, usually: '', usualPerson: house.ids.Yusuf });
    expect(body.steps[1].title).toBe('Was');
  });

  test('show each step with the sentence its customer reads', async () => {
    const house = await aKitchen();
    const silent = { ...step, customerNl: 'Wassen', news: 'silent' };
    const id = await make(house, { steps: [{ ...step, usualPerson: house.ids.Priya }, silent] });
    const text = await look(house, `/templates/${id}`);
    expect(text).toMatch(/De klant leest:[^<]*<q lang="nl">Priya is begonnen met “Onderzoek”\.<\/q>/);
    expect(text).toMatch(/Komt stil op de pagina van de klant:[^<]*<q lang="nl">‹naam› is begonnen met “Wassen”/);
  });

  test('rows come and go without a script, and nothing that was typed is lost', async () => {
    const house = await aKitchen();
    const id = await make(house);
    const typed = { name: 'Remmen <nieuw>', nounNl: 'x'.repeat(50), title: ['Meet & weet', 'Was'], minutes: ['0', ''] };
    const pressed = await house.as('Olga').post(`/templates/${id}`, { ...typed, do: 'up-2' }, 'html');
    expect(pressed.status).toBe(422);
    expect(pressed.text).toContain('value="Remmen &lt;nieuw&gt;"');
    expect(pressed.text).toContain(`value="${'x'.repeat(50)}"`);
    expect(pressed.text).toMatch(/id="title-1"[^>]* value="Was"/);
    expect(pressed.text).toMatch(/id="title-2"[^>]* value="Meet &amp; weet"/);
    expect(pressed.text).toMatch(/value="down-1"[^>]* autofocus/);
    expect(pressed.text).toContain('De rijen zijn veranderd. Nog niet bewaard.');
    expect(pressed.text).not.toMatch(/aria-invalid|role="alert"/);
    const added = await house.as('Olga').post(`/templates/${id}`, { ...typed, do: 'add' }, 'html');
    expect(added.text).toMatch(/id="title-3"[^>]* value=""[^>]* autofocus/);
    const removed = await house.as('Olga').post(`/templates/${id}`, { ...typed, do: 'remove-1' }, 'html');
    expect(removed.text).not.toContain('Meet &amp; weet');
    expect((await house.as('Olga').get(`/templates/${id}`)).body.steps).toHaveLength(1);
  });

  test('a new one starts with one blank row, which Enter saves and does not remove', async () => {
    const house = await aKitchen();
    const text = await look(house, '/templates/new');
    const form = text.slice(text.indexOf('action="/templates" novalidate'));
    expect(/name="do" value="(\w+)/.exec(form)?.[1]).toBe('save');
    expect(form.match(/id="title-\d"/g)).toEqual(['id="title-1"']);
  });

  test('what is wrong stands at its row, beside all that was typed', async () => {
    const house = await aKitchen();
    const id = await make(house);
    const typed = { name: '', nounNl: 'auto', title: ['Meet', 'Was'], customerNl: ['Onderzoek', 'Wassen'] };
    const body = {
      ...typed,
      minutes: ['30', 'kwartier'],
      news: ['loud', 'silent'],
      usually: ['', 'poetser'],
      do: 'save',
    };
    const answer = await house.as('Olga').post(`/templates/${id}`, body, 'html');
    expect(answer.status).toBe(422);
    expect(answer.text).toMatch(
      /id="minutes-2"[^>]* value="kwartier"[^>]* aria-invalid="true" aria-describedby="minutes-2-fault"/,
    );
    expect(answer.text).toMatch(/id="minutes-2-fault">Schrijf hele minuten/);
    expect(answer.text.match(/ autofocus/g)).toHaveLength(1);
    expect(answer.text).toMatch(/id="name"[^>]* value=""[^>]* aria-invalid="true"/);
    expect(answer.text).toMatch(/id="usually-2"[^>]* value="poetser"/);
    expect(answer.text).toMatch(/<option value="silent" selected>/);
    expect(answer.text).not.toMatch(/id="minutes-1"[^>]* aria-invalid/);
    const asJson = await house.as('Olga').post(`/templates/${id}`, { ...brakes, steps: [{ ...step, minutes: 'x' }] });
    expect(asJson.body.errors).toEqual([
      { field: 'steps.0.minutes', message: 'Schrijf hele minuten, van 1 tot 2880. Zoals 45.' },
    ]);
  });

  test('only who works here does a step usually', async () => {
    const house = await aKitchen();
    const answer = await house
      .as('Olga')
      .post('/templates', { ...brakes, steps: [{ ...step, usualPerson: 'nobody' }] });
    expect(answer.body.errors[0].field).toBe('steps.0.usualPerson');
    const form = { name: 'R', nounNl: 'auto', title: 'M', customerNl: 'O', minutes: '5', usualPerson: 'nobody' };
    const page = await house.as('Olga').post('/templates', form, 'html');
    expect(page.status).toBe(422);
    expect(page.text).toContain('id="usualPerson-1-fault">Deze persoon werkt hier niet');
  });

  test('two people who change the same one: the second is told, and keeps what was typed', async () => {
    const house = await aKitchen();
    const id = await make(house);
    const { version } = (await house.as('Olga').get(`/templates/${id}`)).body;
    const first = await house.as('Olga').post(`/templates/${id}`, { ...brakes, version });
    expect(first.status).toBe(200);
    const form = { name: 'Anders', nounNl: 'auto', title: 'Meet', customerNl: 'Onderzoek', minutes: '5', version };
    const second = await house.as('Olga').post(`/templates/${id}`, form, 'html');
    expect(second.status).toBe(409);
    expect(second.text).toContain('intussen aangepast');
    expect(second.text).toContain('value="Anders"');
    const pressed = await house.as('Olga').post(`/templates/${id}`, { ...form, do: 'add' }, 'html');
    expect(pressed.text).toContain(`name="version" value="${version}"`);
    const fresh = /name="version" value="(\d+)"/.exec(second.text)?.[1];
    expect((await house.as('Olga').post(`/templates/${id}`, { ...form, version: fresh }, 'html')).status).toBe(303);
    expect(await names(house)).toEqual(['Anders']);
  });

  test('a form that is sent twice makes one template', async () => {
    const house = await aKitchen();
    const key = /name="key" value="([^"]+)"><p|name="key" value="([^"]+)"/.exec(
      (await look(house, '/templates/new')).split('action="/templates" novalidate')[1] ?? '',
    );
    const form = { name: 'Remmen', nounNl: 'auto', title: 'M', customerNl: 'O', minutes: '5', key: key?.[2] };
    expect(form.key).toBeTruthy();
    const [one, two] = [
      await house.as('Olga').post('/templates', form, 'html'),
      await house.as('Olga').post('/templates', form, 'html'),
    ];
    expect([one.status, two.status]).toEqual([303, 303]);
    expect(two.headers.location).toBe(one.headers.location);
    expect(await names(house)).toEqual(['Remmen']);
  });

  test('no two in use have the same name', async () => {
    const house = await aKitchen();
    const id = await make(house);
    const taken = await house.as('Olga').post('/templates', brakes);
    expect([taken.status, taken.body.errors[0].field]).toEqual([422, 'name']);
    await house.as('Olga').post(`/templates/${id}/retire`);
    const again = await make(house);
    const back = await house.as('Olga').post(`/templates/${id}/bring-back`);
    expect([back.status, back.body.detail]).toEqual([
      409,
      'Er is al een sjabloon dat “Remmen” heet. Kies een andere naam.',
    ]);
    await house.as('Olga').post(`/templates/${again}`, { ...brakes, name: 'Schijven' });
    expect((await house.as('Olga').post(`/templates/${id}/bring-back`)).status).toBe(200);
  });

  test('out of use: no order begins with it, and it waits in the fold', async () => {
    const house = await aKitchen();
    const id = await make(house);
    const offered = async () => (await house.as('Marieke').get('/orders/new', 'html')).text.includes(`value="${id}"`);
    expect(await offered()).toBe(true);
    expect((await house.as('Olga').post(`/templates/${id}/retire`)).status).toBe(200);
    expect(await offered()).toBe(false);
    const text = await look(house, '/templates');
    expect(text.indexOf('<details')).toBeLessThan(text.indexOf(`href="/templates/${id}"`));
    expect(await look(house, `/templates/${id}`)).toContain('Niet meer in gebruik sinds 13:42');
    await house.as('Olga').post(`/templates/${id}/bring-back`);
    expect(await offered()).toBe(true);
  });

  test('orders keep the steps they were made with', async () => {
    const house = await aKitchen();
    await takeIn(house);
    const titles = async () =>
      (await house.as('Olga').get('/orders/1')).body.steps.map((one: { title: string }) => one.title);
    const before = await titles();
    expect((await house.as('Olga').post('/templates/brakes', { ...brakes, name: 'Remmen vernieuwen' })).status).toBe(
      200,
    );
    expect(await titles()).toEqual(before);
  });

  test('are copied under a name of their own and moved among the others', async () => {
    const house = await aKitchen();
    const id = await make(house);
    const copy = (await house.as('Olga').post(`/templates/${id}/copy`)).body.template;
    await house.as('Olga').post(`/templates/${id}/copy`);
    expect(await names(house)).toEqual(['Remmen', 'Remmen (kopie)', 'Remmen (kopie) 2']);
    const { body } = await house.as('Olga').get(`/templates/${copy}`);
    expect(body.steps).toEqual((await house.as('Olga').get(`/templates/${id}`)).body.steps);
    await house.as('Olga').post(`/templates/${copy}/move`, { to: 'up' });
    expect(await names(house)).toEqual(['Remmen (kopie)', 'Remmen', 'Remmen (kopie) 2']);
    await house.as('Olga').post(`/templates/${copy}/move`, { to: 'up' });
    await house.as('Olga').post(`/templates/${copy}/move`, { to: 'down' });
    await house.as('Olga').post(`/templates/${copy}/move`, { to: 'down' });
    expect(await names(house)).toEqual(['Remmen', 'Remmen (kopie) 2', 'Remmen (kopie)']);
  });
});

describe('A pack', () => {
  test('is taken over in the shop’s language, one template or all of them', async () => {
    const house = await aKitchen();
    const one = await house
      .as('Olga')
      .post('/templates/from-pack', { trade: 'bicycle', template: 'flat-tyre' }, 'html');
    expect(one.status).toBe(303);
    expect(await look(house, one.headers.location ?? '')).toContain('uw');
    const all = await house.as('Olga').post('/templates/from-pack', { trade: 'bicycle' });
    expect(all.status).toBe(201);
    expect(all.body.templates).toHaveLength(5);
    const known = await names(house);
    expect(new Set(known).size).toBe(6);
    expect(known.filter((name: string) => name.endsWith(' 2'))).toHaveLength(1);
    const none = await house.as('Olga').post('/templates/from-pack', { trade: 'bicycle', template: 'brakes' });
    expect([none.status, none.body.detail]).toEqual([409, 'Dit vak of sjabloon kennen we niet.']);
  });

  test('knows who usually does the work, when it is told', async () => {
    const house = await aKitchen();
    const { kitchen, shop, ids } = house;
    const usual = { remspecialist: ids.Yusuf };
    const copying = { shop: shop.id, trade: 'garage', only: 'brakes', usual, now: 0, newId: kitchen.newId };
    const copied = await kitchen.database.transact(async (tx) =>
      keep(await copyPack(tx, { ...copying, language: 'nl' })),
    );
    const { steps } = (await house.as('Olga').get(`/templates/${copied[0]?.id}`)).body;
    expect(steps.map((one: { usualPerson: string }) => one.usualPerson).filter(Boolean)).toEqual([
      ids.Yusuf,
      ids.Yusuf,
    ]);
  });
});

test('A template of another shop is missing, for every press', async () => {
  const house = await aKitchen();
  const { kitchen } = house;
  const id = await make(house);
  const other = await aShop(kitchen, { id: 'shop-two', code: 'R', name: 'Garage De Kade' });
  const roles = [{ shop: other.id, role: 'owner' as const }];
  await kitchen.database.transact(async (tx) =>
    keep(await insertPerson(tx, 'anna', { name: 'Anna', language: 'nl' }, roles, kitchen.now())),
  );
  const anna = agent(house.url, (await makeKey(kitchen.signIn, 'anna')).key);
  expect((await anna.get('/templates')).body).toEqual({ templates: [] });
  expect((await anna.get(`/templates/${id}`)).status).toBe(404);
  const presses: [string, object][] = [
    ['', brakes],
    ['/copy', {}],
    ['/retire', {}],
    ['/bring-back', {}],
    ['/move', { to: 'up' }],
  ];
  for (const [act, body] of presses) expect((await anna.post(`/templates/${id}${act}`, body)).status, act).toBe(404);
  expect(await names(house)).toEqual(['Remmen']);
});

import { expect, test } from 'vitest';
import { aKitchen, takeIn } from '../kitchen.ts';

test('Each kind of bad input is one clear sentence in the asker’s language, and nothing happens', async () => {
  const house = await aKitchen();
  const { order } = await takeIn(house);
  const other = await takeIn(house, { plate: 'UE-550-A', name: 'Rob', phone: null });
  const { body } = await house.as('Yusuf').get(`/orders/${order}`);
  const { body: elsewhere } = await house.as('Yusuf').get(`/orders/${other.order}`);
  const step = body.steps[0].id;
  const at = `/orders/${order}`;
  const bad: [string, object, number, RegExp][] = [
    [`${at}/notes`, { text: 'x', audience: 'customer', colour: 'red' }, 422, /Het veld “colour” kennen we niet/],
    [`${at}/notes`, { audience: 'customer' }, 422, /Schrijf iets, of kies een foto/],
    [`${at}/notes`, { text: 'n'.repeat(1_000_000), audience: 'customer' }, 422, /te lang: 1\.000\.000 tekens/],
    [`${at}/notes`, { text: 'x', audience: 'everybody' }, 422, /Kies een van de mogelijkheden/],
    [`${at}/notes`, { text: ['a', 'b'], audience: 'customer' }, 422, /begrijpen we niet/],
    [`${at}/steps/${elsewhere.steps[0].id}/start`, {}, 409, /./],
    [`${at}/steps/${step}/finish`, {}, 409, /nog niet/],
    [`${at}/hand-over`, {}, 409, /klaar/],
  ];
  for (const [path, input, status, sentence] of bad) {
    const answer = await house.as('Yusuf').post(path, input);
    expect(answer.status, path).toBe(status);
    expect(answer.headers['content-type']).toMatch('application/problem+json');
    const said =
      status === 422 ? answer.body.errors.map((one: { message: string }) => one.message).join() : answer.body.detail;
    expect(said, path).toMatch(sentence);
  }
  const after = (await house.as('Yusuf').get(`${at}/entries?after=0`)).body;
  expect(after.seq).toBe(after.entries.length);
  expect(after.entries.map(({ kind }: { kind: string }) => kind)).not.toContain('note-added');
});

test('A form that was not understood comes back with what was typed, the fault at its field, and nothing run', async () => {
  const house = await aKitchen();
  const { order } = await takeIn(house);
  const typed = `<b>Piept</b> & ${'lang '.repeat(2000)}`;
  const answer = await house
    .as('Yusuf')
    .post(`/orders/${order}/notes`, { text: typed, audience: 'customer', from: 'order', key: '1' }, 'html');
  expect(answer.status).toBe(422);
  expect(answer.text).toContain('&lt;b&gt;Piept&lt;/b&gt; &amp; lang lang');
  expect(answer.text).toContain('aria-invalid="true"');
  expect(answer.text).toMatch(/Dit is te lang: 10\.0\d\d tekens\. Er passen er 5\.000 in\./);
  expect(answer.text).not.toContain('<b>Piept');
});

test('The same key and body gets the first answer again; another body, person or address is refused', async () => {
  const house = await aKitchen();
  const { order } = await takeIn(house);
  const post = (who: 'Yusuf' | 'Priya', path: string, body: object) =>
    house.as(who).post(path, body).set('Idempotency-Key', 'bench-7');
  const note = { text: 'Eén keer', audience: 'customer' };
  const first = await post('Yusuf', `/orders/${order}/notes`, note);
  const again = await post('Yusuf', `/orders/${order}/notes`, note);
  expect([first.status, again.status]).toEqual([200, 200]);
  expect(again.body).toEqual(first.body);
  for (const other of [
    post('Yusuf', `/orders/${order}/notes`, { ...note, text: 'Twee keer' }),
    post('Priya', `/orders/${order}/notes`, note),
    post('Yusuf', `/orders/${order}/take`, {}),
  ]) {
    const { status, body, text } = await other;
    expect(status).toBe(409);
    expect(body.detail).toMatch(/al verstuurd/);
    expect(text).not.toContain(`"seq":${first.body.seq}`);
  }
  const { entries } = (await house.as('Olga').get(`/orders/${order}/entries?after=0`)).body;
  expect(entries.filter(({ kind }: { kind: string }) => kind === 'note-added')).toHaveLength(1);
});

test('Bytes that are no form and no JSON are told so, without a stack', async () => {
  const house = await aKitchen();
  const { order } = await takeIn(house);
  for (const body of [
    '{"text": ',
    '"just a text"',
    '[]',
    '{"__proto__": {"audience": "customer"}, "text": "x"}',
    '{"constructor": 1}',
  ]) {
    const response = await fetch(`${house.url}/orders/${order}/notes`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${house.keys.Yusuf}`,
        accept: 'application/json',
        'content-type': 'application/json',
      },
      body,
    });
    expect([400, 422]).toContain(response.status);
    expect(await response.text()).not.toMatch(/ at |node_modules|SyntaxError/);
  }
});

test('A form of another site is not carried out', async () => {
  const house = await aKitchen({ signIn: false });
  const answer = await house
    .stranger()
    .post('/sign-in')
    .set('Sec-Fetch-Site', 'cross-site')
    .type('form')
    .send({ email: 'a@example.org', password: 'x' });
  expect(answer.status).toBe(403);
  const from = await house.stranger().post('/sign-in').set('Origin', 'https://elsewhere.example').type('form').send({});
  expect(from.status).toBe(403);
});

import { expect, test } from 'vitest';
import { lookAtCovers } from '#src/covers/look-at-covers.ts';
import { aCustomer, stepsOf, type TestCustomer } from '../asking.ts';
import { connect, followOrder } from '../follower.ts';
import { aKitchen, type Name, type TestKitchen } from '../kitchen.ts';

const minute = 60_000;

/** Tuesday half past twelve: Yusuf paused the brakes, Sanne asked him something, and he goes for lunch. */
async function atLunch() {
  const house = await aKitchen({ at: Date.parse('2026-11-24T11:30:00Z') });
  const sanne = await aCustomer(house);
  const [measure = '', brakes = ''] = await stepsOf(house, sanne.order);
  const did = async (who: Name, path: string, body: object = {}) => {
    const answer = await house.as(who).post(path, body);
    expect(answer.status, `${path}: ${answer.text}`).toBe(200);
    return answer.body;
  };
  const at = `/orders/${sanne.order}`;
  await did('Priya', `${at}/steps/${measure}/start`);
  await did('Priya', `${at}/steps/${measure}/finish`);
  await did('Yusuf', `${at}/steps/${brakes}/start`);
  await did('Yusuf', `${at}/notes`, { text: 'Wielslot ligt in het kastje.', audience: 'kitchen' });
  const { question } = await sanne.ask('Piepen ze straks nog?', brakes);
  return { house, sanne, brakes, question, did, at };
}

const lunch = { from: '2026-11-24', 'until-time': '13:00' };

async function goAway({ did }: Awaited<ReturnType<typeof atLunch>>): Promise<string> {
  const { absence, location } = await did('Yusuf', '/me/away', lunch);
  expect(location).toBe(`/away/${absence}`);
  return absence;
}

const ownersOf = async ({ kitchen }: TestKitchen) => {
  const { reader } = kitchen.database;
  const one = async (rows: Promise<{ owner: string | null }[]>) => (await rows).map(({ owner }) => owner);
  return {
    question: await one(reader.selectFrom('questions').select('owner').execute()),
    promise: await one(
      reader
        .selectFrom('promises')
        .select('owner')
        .where('kind', '=', 'answer-by')
        .where('state', '=', 'open')
        .execute(),
    ),
    step: await one(reader.selectFrom('steps').select('specialist as owner').where('position', '=', 2).execute()),
  };
};

const numbersOf = async ({ kitchen }: TestKitchen) =>
  (await kitchen.database.reader.selectFrom('entries').select('number').orderBy('number').execute()).map(
    (one) => one.number,
  );
const bench = async (house: TestKitchen, who: Name) => (await house.as(who).get('/bench', 'html')).text;
const read = async (customer: TestCustomer) => (await customer.get('html')).text;

test('Yusuf goes to lunch, Priya takes over, the customer reads it, and Yusuf takes back what is left', async () => {
  const day = await atLunch();
  const { house, sanne, did } = day;
  const { Yusuf, Priya } = house.ids;
  const absence = await goAway(day);
  const page = await house.as('Yusuf').get(`/away/${absence}`, 'html');
  expect(page.text).toContain('loopt nog');
  expect(page.text).toMatch(/Meet de remmen<\/textarea>[\s\S]*Vervang schijven en blokken<\/textarea>[\s\S]*Wielslot/);
  const card = { [`watch-${sanne.order}`]: 'Wielslot ligt in het kastje.', [`next-${sanne.order}`]: 'Blokken erin' };
  const { cover } = await did('Yusuf', `/away/${absence}/offer`, { standIn: Priya, ...card });

  // Asked is not taken over: the step only stands still, by the press of whoever asked.
  expect(await ownersOf(house)).toEqual({ question: [Yusuf], promise: [Yusuf], step: [Yusuf] });
  expect(await read(sanne)).toContain('staat even stil. Even pauze.');
  const asked = await bench(house, 'Priya');
  expect(asked).toContain('Yusuf vraagt je waar te nemen tot 13:00');
  expect(asked).toContain('Wielslot ligt in het kastje.');
  expect(asked).toContain('Priya neemt waar voor Yusuf tot 13:00.');

  await did('Priya', `/covers/${cover}/accept`);
  expect(await ownersOf(house)).toEqual({ question: [Priya], promise: [Priya], step: [Priya] });
  const { hands } = await house.kitchen.database.reader
    .selectFrom('questions')
    .select('hands')
    .executeTakeFirstOrThrow();
  expect(hands).toBe(1);
  expect(await read(sanne)).toContain('Priya neemt waar voor Yusuf tot 13:00.');
  expect(await read(sanne)).not.toContain('Wielslot');
  expect(await numbersOf(house)).toEqual((await numbersOf(house)).map((_, i) => i + 1));
  const order = await house.as('Olga').get(`/orders/${sanne.order}`, 'html');
  expect(order.text).toMatch(
    /Yusuf: Overdracht van Yusuf aan Priya\.[\s\S]*Hierna: Blokken erin[\s\S]*Let op: Wielslot/,
  );
  expect(await bench(house, 'Priya')).toContain('Je neemt waar voor Yusuf tot 13:00.');

  house.clock.now += 20 * minute;
  expect((await house.as('Priya').post(`/covers/${cover}/give-back`)).body.detail).toContain('Yusuf is er nog niet');
  await did('Yusuf', '/me/away/end', { absence });
  expect(await bench(house, 'Priya')).toContain('Geef terug');
  expect(await ownersOf(house)).toEqual({ question: [Priya], promise: [Priya], step: [Priya] });
  await did('Priya', `/covers/${cover}/give-back`);
  expect(await ownersOf(house)).toEqual({ question: [Priya], promise: [Priya], step: [Priya] });
  expect(await bench(house, 'Yusuf')).toContain('Priya geeft je werk terug');
  await did('Yusuf', `/covers/${cover}/take-back`);
  expect(await ownersOf(house)).toEqual({ question: [Yusuf], promise: [Yusuf], step: [Yusuf] });
  expect(await read(sanne)).toContain('Yusuf is er weer en neemt het over van Priya.');
  expect(await bench(house, 'Priya')).toMatch(/id="covers"[^>]*hidden/);
});

const raised = async ({ kitchen }: TestKitchen) =>
  kitchen.database.reader.selectFrom('exceptions').select(['owner', 'text', 'state']).execute();

test('No is heard at the desk at once, once, and is over when somebody says yes', async () => {
  const day = await atLunch();
  const { house, did } = day;
  const absence = await goAway(day);
  const { cover } = await did('Yusuf', `/away/${absence}/offer`, { standIn: house.ids.Priya });
  await did('Priya', `/covers/${cover}/decline`);
  const told = { owner: house.ids.Marieke, text: 'Yusuf is er niet tot 13:00, en er is nog geen vervanger.' };
  expect(await raised(house)).toEqual([{ ...told, state: 'open' }]);
  const away = (await house.as('Marieke').get('/people/away', 'html')).text;
  expect(away).toContain('Geen vervanger voor 1 stap, 1 vraag van een klant');
  house.clock.now += 16 * minute;
  await lookAtCovers(house.kitchen, 0);
  expect(await raised(house)).toHaveLength(1);
  const again = await did('Marieke', `/away/${absence}/offer`, { standIn: house.ids.Tom });
  await did('Tom', `/covers/${again.cover}/accept`);
  expect(await raised(house)).toEqual([{ ...told, state: 'cleared' }]);
  expect((await house.as('Marieke').get('/people/away', 'html')).text).toContain('Tom neemt waar');
});

test('Who does not answer within a quarter of an hour, or was never asked: the desk hears of it, after a restart too', async () => {
  const day = await atLunch();
  const { house, did } = day;
  const absence = await goAway(day);
  house.clock.now += 14 * minute;
  await lookAtCovers(house.kitchen, 0);
  expect(await raised(house)).toEqual([]);
  house.clock.now += minute;
  await Promise.all([lookAtCovers(house.kitchen, 0), lookAtCovers(house.kitchen, 0)]);
  await lookAtCovers(house.kitchen, 0);
  expect(await raised(house)).toHaveLength(1);
  expect(await bench(house, 'Priya')).toMatch(/id="covers"[^>]*hidden/);
  const { cover } = await did('Yusuf', `/away/${absence}/offer`, { standIn: house.ids.Priya });
  await did('Priya', `/covers/${cover}/accept`);
  expect((await raised(house)).map(({ state }) => state)).toEqual(['cleared']);
});

test('When the person is back the desk has nothing to act on any more', async () => {
  const day = await atLunch();
  const { house, did } = day;
  const absence = await goAway(day);
  await did('Yusuf', `/away/${absence}/nobody`);
  expect((await raised(house)).map(({ state }) => state)).toEqual(['open']);
  house.clock.now += 31 * minute;
  await lookAtCovers(house.kitchen, 0);
  expect((await raised(house)).map(({ state }) => state)).toEqual(['cleared']);
});

test('A customer who looks hears by whom it is taken over, and of the card nothing', async () => {
  const day = await atLunch();
  const { house, sanne, did } = day;
  const absence = await goAway(day);
  const card = { [`watch-${sanne.order}`]: 'Klant is bang voor de rekening.' };
  const { cover } = await did('Yusuf', `/away/${absence}/offer`, { standIn: house.ids.Priya, ...card });
  const { last_entry } = await house.kitchen.database.reader
    .selectFrom('orders')
    .select('last_entry')
    .executeTakeFirstOrThrow();
  const follower = await followOrder(house.url, sanne.order, { cookie: sanne.cookie }, last_entry);
  await did('Priya', `/covers/${cover}/accept`);
  await follower.reached(last_entry + 2);
  expect(follower.applied.map(({ say }) => say)).toEqual([undefined, 'Priya neemt waar voor Yusuf tot 13:00.']);
  expect(JSON.stringify(follower.applied)).not.toContain('rekening');
  follower.socket.close();
});

test('A bench that is open hears of it when it is asked, when it is withdrawn and when it is over', async () => {
  const day = await atLunch();
  const { house, did } = day;
  const absence = await goAway(day);
  const socket = connect(house.url, { key: house.keys.Priya });
  const shown: string[] = [];
  socket.on('update', ({ fragments }: { fragments: { id: string; html: string }[] }) => {
    shown.push(fragments.find(({ id }) => id === 'covers')?.html ?? '');
  });
  await new Promise<void>((resolve) => socket.on('connect', resolve));
  await new Promise((resolve) => socket.emit('follow', { page: 'bench' }, resolve));
  const heard = async (text: RegExp) => expect.poll(() => shown.at(-1) ?? '').toMatch(text);
  await did('Yusuf', `/away/${absence}/offer`, { standIn: house.ids.Priya });
  await heard(/Yusuf vraagt je waar te nemen tot 13:00/);
  expect(await bench(house, 'Priya')).toContain(shown.at(-1)?.trim() ?? '');
  await did('Yusuf', `/away/${absence}/offer`, { standIn: house.ids.Tom });
  await heard(/id="covers"[^>]*hidden/);
  await did('Yusuf', `/away/${absence}/offer`, { standIn: house.ids.Priya });
  await heard(/Yusuf vraagt je/);
  house.clock.now += 30 * minute;
  await lookAtCovers(house.kitchen, house.clock.now - minute);
  await heard(/id="covers"[^>]*hidden/);
  socket.close();
});

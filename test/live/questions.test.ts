import { expect, test } from 'vitest';
import type { Update } from '#src/live/wire.ts';
import { aCustomer, stepsOf } from '../asking.ts';
import { connect } from '../follower.ts';
import { aKitchen, type Name, type TestKitchen } from '../kitchen.ts';

/** A page that spans orders, and all that it heard. */
async function watch(house: TestKitchen, name: Name, page: 'bench' | 'desk') {
  const socket = connect(house.url, { key: house.keys[name] });
  const heard: Update[] = [];
  socket.on('update', (update: Update) => heard.push(update));
  await new Promise<void>((resolve) => socket.on('connect', resolve));
  const roundTrip = () => new Promise((resolve) => socket.emit('follow', { page }, resolve));
  await roundTrip();
  /** What came since it was last asked. The answer comes behind everything that was sent before. */
  const since = async () => {
    await house.app.settled();
    await roundTrip();
    return heard.splice(0);
  };
  // Whether something is shown once or twice is of no importance, what is said is.
  const said = async () => {
    const heard = await since();
    const words = heard.flatMap(({ say }) => say ?? []);
    return words.length === 0 && heard.length > 0 ? ['(shown)'] : words;
  };
  return { said, since, close: () => socket.close() };
}

/** An order in which every step is somebody's, so that nobody hears of it without a reason. */
async function everyStepTaken(house: TestKitchen) {
  const sanne = await aCustomer(house);
  const [, brakes = '', wash = ''] = await stepsOf(house, sanne.order);
  const given = { specialist: house.ids.Priya, reason: 'Priya wast.' };
  expect((await house.as('Marieke').post(`/orders/${sanne.order}/steps/${wash}/assign`, given)).status).toBe(200);
  await house.app.settled();
  return { sanne, brakes };
}

test('The bench of whoever is asked, offered or hurried hears of it, and no other bench does', async () => {
  const house = await aKitchen();
  const { sanne, brakes } = await everyStepTaken(house);
  const [yusuf, tom, desk] = [
    await watch(house, 'Yusuf', 'bench'),
    await watch(house, 'Tom', 'bench'),
    await watch(house, 'Marieke', 'desk'),
  ];
  const all = async () => ({ yusuf: await yusuf.said(), tom: await tom.said(), desk: await desk.said() });
  const { question } = await sanne.ask('Piepen ze straks nog?', brakes);
  expect(await all()).toEqual({ yusuf: ['Er is een vraag voor je.'], tom: [], desk: ['(shown)'] });

  const act = async (who: Name, name: string, body: object = {}) =>
    expect((await house.as(who).post(`/orders/${sanne.order}/questions/${question}/${name}`, body)).status).toBe(200);
  await act('Marieke', 'urgency', { urgency: 'urgent' });
  expect(await all()).toEqual({
    yusuf: ['Spoed: er is een vraag die nu antwoord nodig heeft.'],
    tom: [],
    desk: ['Spoed bij een vraag van order 1.'],
  });
  await act('Yusuf', 'offer', { to: house.ids.Tom, note: 'Jij reed hem binnen.' });
  expect((await all()).tom).toEqual(['Een collega biedt je een vraag aan.']);
  await act('Yusuf', 'withdraw');
  // It is off Tom's bench again, and nobody need say so.
  expect((await all()).tom).toEqual(['(shown)']);
  await act('Yusuf', 'offer', { to: house.ids.Tom, note: 'Toch jij.' });
  await act('Tom', 'accept');
  await all();
  expect((await sanne.write(question, 'Vooral links.')).status).toBe(200);
  expect((await all()).tom).toEqual(['Een klant schreef verder bij een vraag van jou.']);
  await act('Marieke', 'take-over');
  expect(await all()).toEqual({
    yusuf: ['(shown)'],
    tom: ['(shown)'],
    desk: ['Een vraag bij order 1 ging al door twee handen.'],
  });
  for (const page of [yusuf, tom, desk]) page.close();
});

test('Who goes away or comes back is at once on an open desk', async () => {
  const house = await aKitchen();
  const { sanne, brakes } = await everyStepTaken(house);
  await sanne.ask('Piepen ze straks nog?', brakes);
  const desk = await watch(house, 'Marieke', 'desk');
  const list = async () =>
    (await desk.since()).flatMap(({ fragments }) => fragments.filter(({ id }) => id === 'questions'));
  expect((await house.as('Yusuf').post('/me/away')).status).toBeLessThan(400);
  expect((await list()).map(({ html }) => html.includes('is er niet'))).toEqual([true]);
  const { body } = await house.as('Yusuf').get('/me');
  expect((await house.as('Yusuf').post('/me/away/end', { absence: body.away[0].id })).status).toBeLessThan(400);
  expect((await list()).map(({ html }) => html.includes('is er niet'))).toEqual([false]);
  desk.close();
});

import { expect, test } from 'vitest';
import { lookAtClock } from '#src/keep-time.ts';
import type { FollowAnswer, Update } from '#src/live/wire.ts';
import { aCustomer, stepsOf } from '../asking.ts';
import { elementOf } from '../bench/forms.ts';
import { connect } from '../follower.ts';
import { aKitchen, type Name, type TestKitchen, takeIn } from '../kitchen.ts';
import { applyFragment, comparable } from '../whole/apply-update.ts';

/** A desk without a screen: a page, and what was sent to it since. */
async function watchDesk(house: TestKitchen) {
  const socket = connect(house.url, { key: house.keys.Marieke });
  const heard: Update[] = [];
  socket.on('update', (update: Update) => heard.push(update));
  await new Promise<void>((resolve) => socket.on('connect', resolve));
  const answer: FollowAnswer = await new Promise((resolve) => socket.emit('follow', { page: 'desk' }, resolve));
  const load = async () => comparable((await house.as('Marieke').get('/desk', 'html')).text);
  let page = await load();
  const shown = async () => {
    await house.app.settled();
    // What was emitted before this answer has arrived when it arrives.
    await new Promise((resolve) => socket.emit('follow', { order: 0, after: 0 }, resolve));
    for (const { fragments } of heard.splice(0))
      for (const { id, html } of fragments) page = applyFragment(page, { id, html: comparable(html) });
    return page;
  };
  return { socket, answer, load, shown };
}

// The counts say how old they are, and what has come to an end leaves an empty list until the page is loaded.
const live = (page: string) =>
  page
    .replace(/<p id="desk-counts".*?<\/p>/, '')
    .replace(/<div id="desk-empty".*?<\/div><\/div>/, '')
    .replace(/<p id="ready-empty".*?<\/p>/, '');

test('A desk that is left open shows what a fresh one shows, through the whole life of an order', async () => {
  const house = await aKitchen();
  await takeIn(house);
  const desk = await watchDesk(house);
  expect(desk.answer.ok && desk.answer.updates[0]?.fragments.map(({ id }) => id)).toContain('orders');
  const act = async (who: Name, path: string, body: object = {}) => {
    house.clock.now += 60_000;
    const answer = await house.as(who).post(`/orders/1/${path}`, body);
    expect(answer.status, `${path}: ${answer.text}`).toBe(200);
    expect(live(await desk.shown()), path).toBe(live(await desk.load()));
  };
  const { steps } = (await house.as('Olga').get('/orders/1')).body;
  const [measure, brakes, wash] = steps.map(({ id }: { id: string }) => `steps/${id}`);
  await act('Priya', `${measure}/start`);
  await act('Priya', `${measure}/pause`, { reason: 'part', until: '15:00', note: 'De <b>koppeling</b> komt.' });
  await act('Priya', `${measure}/resume`);
  await act('Priya', `${measure}/finish`);
  await act('Yusuf', `${brakes}/start`);
  await act('Tom', `${wash}/start`);
  await act('Tom', `${wash}/finish`);
  await act('Yusuf', `${brakes}/finish`);
  await act('Marieke', 'details', { subject: 'Volvo V60 grijs', plate: 'OK-042-B' });
  await act('Yusuf', 'ready');
  expect(await desk.shown()).toContain('id="ready-1"');
  await act('Marieke', 'reopen', { reason: 'Hij piept nog.' });
  expect(await desk.shown()).not.toContain('id="ready-1"');
  await act('Yusuf', 'ready');
  await act('Marieke', 'hand-over');
  expect(await desk.shown()).not.toMatch(/id="(ready|order-row)-1"/);
  desk.socket.close();
});

test('A new order enters an empty desk, and its counts never claim to be newer than they are', async () => {
  const house = await aKitchen();
  const desk = await watchDesk(house);
  expect(await desk.shown()).toContain('id="desk-empty"');
  await takeIn(house);
  const page = await desk.shown();
  expect(page).not.toContain('id="desk-empty"');
  expect(page).toContain('id="order-row-1"');
  await takeIn(house, { plate: 'UE-550-A', name: 'Rob', phone: null });
  const both = await desk.shown();
  expect(both.indexOf('id="order-row-2"')).toBeLessThan(both.indexOf('id="order-row-1"'));
  expect(await desk.load()).toContain('Om 13:42: 2 orders in het werk');
  desk.socket.close();
});

test('The list of open questions follows every word and every hand-over, and tells nobody apart', async () => {
  const house = await aKitchen();
  const sanne = await aCustomer(house);
  const [, brakes] = await stepsOf(house, sanne.order);
  const desk = await watchDesk(house);
  const same = async (what: string) => expect(live(await desk.shown()), what).toBe(live(await desk.load()));
  house.clock.now += 60_000;
  const { question } = await sanne.ask('Piepen de <b>remmen</b> straks nog?', brakes);
  await same('asked');
  expect(await desk.shown()).toContain(`id="question-${question}"`);
  const act = async (who: Name, path: string, body: object = {}) => {
    house.clock.now += 60_000;
    const answer = await house.as(who).post(`/orders/1/questions/${question}/${path}`, body);
    expect(answer.status, `${path}: ${answer.text}`).toBe(200);
    await same(path);
  };
  await act('Marieke', 'urgency', { urgency: 'urgent' });
  await act('Yusuf', 'offer', { to: house.ids.Priya, note: 'Zij heeft gemeten.' });
  await act('Priya', 'decline', { reason: 'Ik heb geen tijd.' });
  await act('Yusuf', 'remark', { text: 'Dat is nu al drie keer gevraagd.' });
  await act('Olga', 'take-over');
  await act('Marieke', 'take-over');
  expect(await desk.shown()).toContain('2e keer doorgegeven');
  await act('Marieke', 'move', { until: '14:30', reason: 'We maken eerst een proefrit.' });
  const since = house.clock.now;
  house.clock.now += 60 * 60_000;
  await lookAtClock(house.kitchen, since);
  await house.app.settled();
  await house.kitchen.live.refreshDesk(house.shop);
  await same('the clock');
  const overdue = /id="exception-[^>]*>(?:(?!<\/li>).)*Vraag te laat/;
  expect(await desk.shown()).toMatch(overdue);
  expect(elementOf(await desk.shown(), 'questions')).toContain('staat op het bord');
  await act('Marieke', 'ask-back', { text: 'Ook als het regent?' });
  expect(await desk.shown()).not.toMatch(overdue);
  await sanne.write(question, 'Ja.').expect(200);
  await same('followed up');
  expect(await (await house.as('Olga').get('/desk', 'html')).text).toContain(
    /<section class="stack" id="questions".*?<\/section>/s.exec(
      (await house.as('Marieke').get('/desk', 'html')).text,
    )?.[0],
  );
  await act('Marieke', 'close', { reason: 'We spraken elkaar aan de balie.' });
  expect(await desk.shown()).toContain('Er wacht nu niemand op antwoord.');
  desk.socket.close();
});

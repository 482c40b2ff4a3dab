import { expect, test } from 'vitest';
import type { FollowAnswer, Update } from '#src/live/wire.ts';
import { connect } from '../follower.ts';
import { aKitchen, type TestKitchen, takeIn } from '../kitchen.ts';
import { applyFragment, comparable } from '../whole/apply-update.ts';
import { insert, minute, raise } from './exceptions.ts';

/** The board of a page that is left open, and the ids of what was sent to it. */
async function watchBoard(house: TestKitchen) {
  const socket = connect(house.url, { key: house.keys.Marieke });
  const heard: Update[] = [];
  socket.on('update', (update: Update) => heard.push(update));
  await new Promise<void>((resolve) => socket.on('connect', resolve));
  const follow = () => new Promise<FollowAnswer>((resolve) => socket.emit('follow', { page: 'desk' }, resolve));
  const whole = await follow();
  const load = async () => boardOf(comparable((await house.as('Marieke').get('/desk', 'html')).text));
  let page = comparable((await house.as('Marieke').get('/desk', 'html')).text);
  const next = async () => {
    await house.app.settled();
    await new Promise((resolve) => socket.emit('follow', { order: 0, after: 0 }, resolve));
    const updates = heard.splice(0);
    const fragments = updates.flatMap((update) => update.fragments);
    for (const { id, html } of fragments) page = applyFragment(page, { id, html: comparable(html) });
    return { board: boardOf(page), fragments, said: updates.flatMap(({ say }) => say ?? []) };
  };
  return { socket, whole, follow, load, next };
}

const boardOf = (page: string) => page.slice(page.indexOf('id="board"'), page.indexOf('id="exceptions-reads"'));
const onBoard = ({ id }: { id: string }) => /^(board|lane|exception)/.test(id);

test('A board that is left open is a fresh one after every act, and one change sends one order’s cards', async () => {
  const house = await aKitchen();
  await takeIn(house);
  const { order: other } = await takeIn(house, { plate: 'UE-550-A', name: 'Rob', phone: null });
  await insert(house, other, { due_at: house.clock.now + 90 * minute });
  const desk = await watchBoard(house);
  const id = await raise(house, 1, 'De wieldop mist.', 'Yusuf');
  const raised = await desk.next();
  expect(raised.board).toBe(await desk.load());
  expect(raised.said).toEqual(['Op het bord: Gemeld, order 1.']);
  const heads = ['board-counts', 'lane-late-head', 'lane-hour-head', 'lane-day-head'];
  expect(raised.fragments.filter(onBoard).map((one) => one.id)).toEqual([`exception-${id}`, ...heads]);
  const acts = [
    ['take', { was: house.ids.Yusuf }],
    ['offer', { to: house.ids.Olga, note: 'Jij kent <b>hem</b>.' }],
    ['end-offer', {}],
    ['settle', { text: 'Besteld.' }],
  ] as const;
  for (const [name, body] of acts) {
    await house.as('Marieke').post(`/orders/1/exceptions/${id}/${name}`, body).expect(200);
    const { board } = await desk.next();
    expect(board, name).toBe(await desk.load());
    expect(board.includes(`id="exception-${id}"`), name).toBe(name !== 'settle');
  }
  desk.socket.close();
});

test('A card comes into another lane with the time, and the whole board comes to a page that was away', async () => {
  const house = await aKitchen();
  const { order } = await takeIn(house);
  const id = await insert(house, order, { due_at: house.clock.now + 90 * minute });
  const desk = await watchBoard(house);
  expect(desk.whole.ok && desk.whole.updates[0]?.fragments.map((one) => one.id)).toContain('board');
  for (const lane of ['lane-hour', 'lane-late']) {
    house.clock.now += 45 * minute;
    await house.kitchen.live.refreshDesk(house.shop);
    const { board } = await desk.next();
    expect(board).toContain(
      `<ul class="stack g-3" id="${lane}" role="list"><li class="exc stack g-3" id="exception-${id}"`,
    );
    expect(board).toBe(await desk.load());
  }
  const again = await desk.follow();
  const [board] = again.ok ? (again.updates[0]?.fragments ?? []) : [];
  expect(boardOf(`${comparable(board?.html ?? '')}<p id="exceptions-reads"`)).toContain(`id="exception-${id}"`);
  desk.socket.close();
});

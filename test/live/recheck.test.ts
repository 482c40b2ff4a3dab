import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { keep } from '#src/database/transact.ts';
import { connect, followOrder, openLink } from '../follower.ts';
import { aKitchen, takeIn } from '../kitchen.ts';

afterEach(() => void vi.useRealTimers());

const gone = (socket: { once: (event: 'disconnect', heard: () => void) => void }) =>
  new Promise<void>((resolve) => socket.once('disconnect', resolve));

test('A line whose link or key has ended without a word, as on another process, is closed within five minutes', async () => {
  vi.useFakeTimers({ toFake: ['setInterval'] });
  const house = await aKitchen();
  const { order, link } = await takeIn(house);
  const other = await takeIn(house, { name: 'Rob de Groot' });
  const sanne = await followOrder(house.url, order, { cookie: await openLink(house.url, link) });
  const rob = await followOrder(house.url, other.order, { cookie: await openLink(house.url, other.link) });
  const tom = connect(house.url, { key: house.keys.Tom });
  await new Promise<void>((resolve) => tom.once('connect', resolve));
  const shownOut = Promise.all([gone(sanne.socket), gone(tom)]);

  await house.kitchen.database.transact(async (tx) => {
    const id = tx.selectFrom('orders').select('id').where('number', '=', order);
    await tx.updateTable('links').set({ revoked_at: house.clock.now }).where('order_id', '=', id).execute();
    await tx.updateTable('keys').set({ revoked_at: house.clock.now }).where('person', '=', house.ids.Tom).execute();
    return keep(null);
  });
  // What was looked up a moment ago is believed for two seconds.
  house.clock.now += 5 * 60_000;
  vi.advanceTimersByTime(5 * 60_000);
  await shownOut;
  expect(await rob.socket.emitWithAck('follow', { order: other.order, after: 0 })).toMatchObject({ ok: true });
  for (const socket of [sanne.socket, rob.socket, tom]) socket.close();
});

test('A line that cannot be looked at again, because the database does not answer, ends nobody and is looked at later', async () => {
  vi.useFakeTimers({ toFake: ['setInterval'] });
  const house = await aKitchen();
  const tom = connect(house.url, { key: house.keys.Tom });
  await new Promise<void>((resolve) => tom.once('connect', resolve));
  const shownOut = gone(tom);
  const said = vi.spyOn(house.kitchen.log, 'error');
  const rejected = vi.fn();
  process.on('unhandledRejection', rejected);
  onTestFinished(() => void process.off('unhandledRejection', rejected));

  const lookUp = vi.spyOn(house.kitchen, 'identifyStaff');
  lookUp.mockRejectedValueOnce(new Error('no database'));
  vi.advanceTimersByTime(5 * 60_000);
  await vi.waitFor(() => expect(said).toHaveBeenCalledOnce());
  expect(tom.connected).toBe(true);
  lookUp.mockResolvedValueOnce(null);
  vi.advanceTimersByTime(5 * 60_000);
  await shownOut;
  expect(rejected).not.toHaveBeenCalled();
  tom.close();
});

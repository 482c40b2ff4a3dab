import { io, type Socket } from 'socket.io-client';
import { expect, test } from 'vitest';
import type { FollowAnswer } from '#src/live/wire.ts';
import { openLink } from '../follower.ts';
import { aKitchen, type TestKitchen, takeIn } from '../kitchen.ts';
import { hireThere, signIn } from './attackers.ts';
import { foundInFull } from './found-in-full.ts';

// `npm run torture -- --only revocations` does it a hundred times.
const rounds = Number(process.env.REVOCATIONS ?? 1);
const atMost = 2000;

/** A line that follows an order, and what takes it from whoever sits there. */
type Case = { what: string; sit: () => Promise<Socket>; end: () => Promise<number> };

test('A line closes within two seconds when its link, key, session, role or person is taken away, and hears no more', async () => {
  const house = await aKitchen({ signIn: true, at: 'real' });
  const wrong: string[] = [];
  let [closed, longest] = [0, 0];
  for (let round = 0; round < rounds; round += 1) {
    for (const { what, sit, end } of await cases(house, round)) {
      const socket = await sit();
      const heard: unknown[] = [];
      const gone = new Promise<boolean>((resolve) => {
        socket.once('disconnect', () => resolve(true));
        setTimeout(() => resolve(false), atMost + 500);
      });
      socket.on('update', (update) => heard.push(update));
      const began = performance.now();
      const status = await end();
      if (status !== 200) wrong.push(`${what}: taking it away answered ${status}`);
      const isGone = await gone;
      const took = performance.now() - began;
      longest = Math.max(longest, took);
      if (!isGone || took > atMost) wrong.push(`${what}: still open after ${Math.round(took)} ms`);
      else closed += 1;
      heard.length = 0;
      await house.as('Olga').post('/orders/1/notes', { text: 'Hoort niemand meer', audience: 'customer' });
      await house.app.settled();
      if (heard.length > 0) wrong.push(`${what}: heard of what came after`);
      socket.close();
    }
  }
  expect(wrong).toEqual([]);
  expect(closed).toBe(rounds * 8);
  foundInFull({ lines: rounds * 8, 'closed in time': closed, 'longest, ms': Math.round(longest), 'heard after': 0 });
}, 300_000);

async function cases(house: TestKitchen, round: number): Promise<Case[]> {
  const { url, shop } = house;
  const olga = house.as('Olga');
  const { order } = round === 0 ? await takeIn(house) : { order: 1 };
  const someone = async (what: string) => {
    const name = `${what}${round}`;
    const { id, key, keyId } = await hireThere(house, name, shop.id, ['desk', 'technician']);
    return { name, id, key, keyId, cookie: await signIn(house, name) };
  };
  const here = (cookie: string) => ({ cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' });
  const post = async (cookie: string, path: string, body: object = {}) => {
    const headers = { ...here(cookie), accept: 'application/json' };
    return (await fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) })).status;
  };
  const by = async (path: string, body: object = {}) => (await olga.post(path, body)).status;
  const [dora, rolf, karel, sien, wim, alex, gerrit] = [
    await someone('Dora'),
    await someone('Rolf'),
    await someone('Karel'),
    await someone('Sien'),
    await someone('Wim'),
    await someone('Alex'),
    await someone('Gerrit'),
  ];
  await olga.post(`/orders/${order}/people`, { name: `Klant ${round}`, language: 'nl' });
  const { body } = await olga.get(`/orders/${order}`);
  const person: { follower: string; link: string } = body.people.at(-1);
  const link = body.links.find(({ follower }: { follower: string }) => follower === person.follower);
  const sit = (seat: object, headers: Record<string, string>) => () => open(url, order, seat, headers);
  const staff = (cookie: string) => sit({ as: 'staff' }, { cookie, origin: url });
  const renewed = { password: 'een nieuwe zin voor de werkbank' };
  return [
    {
      what: 'link',
      sit: async () => open(url, order, { as: 'customer' }, { cookie: await openLink(url, person.link), origin: url }),
      end: () => by(`/orders/${order}/links/${link.id}/revoke`),
    },
    { what: 'key', sit: sit({ key: karel.key }, {}), end: () => by(`/people/${karel.id}/keys/${karel.keyId}/revoke`) },
    { what: 'disabled', sit: staff(dora.cookie), end: () => by(`/people/${dora.id}/disable`) },
    { what: 'role', sit: staff(rolf.cookie), end: () => by(`/people/${rolf.id}/roles`, { roles: ['technician'] }) },
    { what: 'sign-out', sit: staff(sien.cookie), end: () => post(sien.cookie, '/sign-out') },
    { what: 'new password', sit: staff(wim.cookie), end: () => by(`/people/${wim.id}/password`, renewed) },
    { what: 'everywhere', sit: staff(alex.cookie), end: () => post(alex.cookie, '/me/sign-out-everywhere') },
    { what: 'disabled, key', sit: sit({ key: gerrit.key }, {}), end: () => by(`/people/${gerrit.id}/disable`) },
  ];
}

function open(url: string, order: number, auth: object, extraHeaders: Record<string, string>): Promise<Socket> {
  const socket = io(url, { transports: ['websocket'], forceNew: true, reconnection: false, auth, extraHeaders });
  return new Promise((resolve, reject) => {
    socket.once('connect_error', reject);
    socket.once('connect', () => {
      socket.emit('follow', { order, after: 0 }, (answer: FollowAnswer) =>
        answer.ok ? resolve(socket) : reject(new Error(answer.code)),
      );
    });
  });
}

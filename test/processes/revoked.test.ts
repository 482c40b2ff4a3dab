import { io, type Socket } from 'socket.io-client';
import { expect, test } from 'vitest';
import type { FollowAnswer } from '#src/live/wire.ts';
import { foundInFull } from '../attack/found-in-full.ts';
import { openLink } from '../follower.ts';
import { type Agent, agent } from '../kitchen.ts';
import { type TwoProcesses, twoProcesses } from './a-house.ts';
import { withRedis } from './a-redis.ts';

// `npm run torture -- --only revocations-across` does it twenty times: a hundred lines. It is in no other run.
const rounds = Number(process.env.REVOCATIONS ?? 1);
const atMost = 2000;
const password = 'een lange zin voor de werkbank';

withRedis('Two processes, one of which shows somebody out who sits at the other', () => {
  test('A line closes within two seconds when its link, key, session, role or person is taken away elsewhere', async () => {
    const house = await twoProcesses();
    const wrong: string[] = [];
    let [lines, closed, longest] = [0, 0, 0];
    for (let round = 0; round < rounds; round += 1) {
      for (const { what, socket, end } of await sittings(house, agent(house.other.url, house.keys.Olga), round)) {
        const gone = new Promise<boolean>((resolve) => {
          socket.once('disconnect', () => resolve(true));
          setTimeout(() => resolve(false), atMost + 500);
        });
        const began = performance.now();
        const status = await end();
        const isGone = await gone;
        const took = performance.now() - began;
        socket.close();
        lines += 1;
        longest = Math.max(longest, took);
        if (status >= 400) wrong.push(`${what}: taking it away answered ${status}`);
        if (!isGone || took > atMost) wrong.push(`${what}: still open after ${Math.round(took)} ms`);
        else closed += 1;
      }
    }
    expect(wrong).toEqual([]);
    foundInFull({ lines, 'closed in time, at another process': closed, 'longest, ms': Math.round(longest) });
  }, 300_000);
});

type Sitting = { what: string; socket: Socket; end: () => Promise<number> };

/** Everybody sits at one process; what takes it from them is asked of the other. */
async function sittings({ one, other, front, order }: TwoProcesses, olga: Agent, round: number): Promise<Sitting[]> {
  const by = async (path: string, body: object = {}) => (await olga.post(path, body)).status;
  const hire = async (name: string) => {
    const email = `${name}${round}@example.org`;
    const { body } = await olga.post('/people', { name, email, password, language: 'nl', roles: ['desk'] });
    const cookie = async (): Promise<string> => {
      const headers = { accept: 'application/json', origin: front };
      const sent = { method: 'POST', headers, body: new URLSearchParams({ email, password }) };
      const answer = await fetch(`${one.url}/sign-in`, sent);
      return answer.headers
        .getSetCookie()
        .map((line) => line.split(';')[0])
        .join('; ');
    };
    return { id: body.person as string, cookie: await cookie() };
  };
  const sit = async (auth: object, cookie?: string) => {
    const extraHeaders: Record<string, string> = cookie === undefined ? {} : { cookie, origin: front };
    return open(one.url, order, auth, extraHeaders);
  };
  const [karel, dora, rolf, sien] = [await hire('Karel'), await hire('Dora'), await hire('Rolf'), await hire('Sien')];
  const { body: key } = await olga.post(`/people/${karel.id}/keys`);
  await olga.post(`/orders/${order}/people`, { name: `Klant ${round}`, language: 'nl' });
  const { body } = await olga.get(`/orders/${order}`);
  const customer: { follower: string; link: string } = body.people.at(-1);
  const link = body.links.find(({ follower }: { follower: string }) => follower === customer.follower);
  const endsOwn = async () => {
    const headers = { cookie: sien.cookie, accept: 'application/json', origin: front };
    return (await fetch(`${other.url}/me/sign-out-everywhere`, { method: 'POST', headers })).status;
  };
  return [
    {
      what: 'link',
      socket: await sit({ as: 'customer' }, await openLink(one.url, customer.link)),
      end: () => by(`/orders/${order}/links/${link.id}/revoke`),
    },
    { what: 'key', socket: await sit({ key: key.key }), end: () => by(`/people/${karel.id}/keys/${key.id}/revoke`) },
    { what: 'person', socket: await sit({ as: 'staff' }, dora.cookie), end: () => by(`/people/${dora.id}/disable`) },
    {
      what: 'role',
      socket: await sit({ as: 'staff' }, rolf.cookie),
      end: () => by(`/people/${rolf.id}/roles`, { roles: ['technician'] }),
    },
    { what: 'session', socket: await sit({ as: 'staff' }, sien.cookie), end: endsOwn },
  ];
}

function open(url: string, order: number, auth: object, extraHeaders: Record<string, string>): Promise<Socket> {
  const socket = io(url, { transports: ['websocket'], forceNew: true, reconnection: false, auth, extraHeaders });
  return new Promise((resolve, reject) => {
    socket.once('connect_error', reject);
    socket.once('connect', () =>
      socket.emit('follow', { order, after: 0 }, (answer: FollowAnswer) =>
        answer.ok ? resolve(socket) : reject(new Error(answer.code)),
      ),
    );
  });
}

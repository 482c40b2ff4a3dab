import supertest from 'supertest';
import { expect, test } from 'vitest';
import { followOrder } from '../follower.ts';
import { agent } from '../kitchen.ts';
import { twoProcesses } from './a-house.ts';
import { withRedis } from './a-redis.ts';

withRedis('Redis comes and goes', () => {
  test('Without Redis pages are not live but miss nothing, a process starts and serves, and with it back all are live', async () => {
    const { one, other, redis, start, order, cookie, keys } = await twoProcesses();
    const sanne = await followOrder(one.url, order, { cookie });
    const note = async (text: string) => {
      const yusuf = agent(other.url, keys.Yusuf);
      const { status, body } = await yusuf.post(`/orders/${order}/notes`, { text, audience: 'customer' });
      expect(status).toBe(200);
      return (body as { seq: number }).seq;
    };
    const before = await note('Nog met Redis');
    await sanne.reached(before);

    const left = new Promise((resolve) => sanne.socket.once('disconnect', resolve));
    await redis.stop();
    await left;
    const without = await note('Zonder Redis');
    const get = (url: string, path: string) => supertest(url).get(path).set('Cookie', cookie);
    const missed = await get(one.url, `/follow/${order}/updates?after=${before}`);
    const { seq, updates } = missed.body as { seq: number; updates: object[] };
    expect(seq).toBe(without);
    expect(JSON.stringify(updates)).toContain('Zonder Redis');
    await expect(followOrder(one.url, order, { cookie })).rejects.toThrow();
    // Done, although nobody can be shown it.
    expect((await agent(other.url, keys.Tom).post('/me/away')).status).toBe(200);
    const third = await start();
    for (const path of ['/readyz', `/follow/${order}`]) expect((await get(third.url, path)).status).toBe(200);

    await redis.start();
    await Promise.all([one, other, third].map(({ says }) => says(/Redis is back/)));
    const late = await followOrder(third.url, order, { cookie });
    sanne.socket.connect();
    await sanne.reached(without);
    await sanne.reached(await note('Weer met Redis'));
    const texts = ['Nog met Redis', 'Zonder Redis', 'Weer met Redis'];
    const shown = JSON.stringify(sanne.applied.flatMap(({ fragments }) => fragments));
    for (const text of texts) expect(shown).toContain(text);
    await late.reached(sanne.applied.at(-1)?.seq ?? 0);
    for (const page of [sanne, late]) page.socket.close();
    for (const { log } of [one, other, third]) {
      const said = log().flatMap((line) => /Redis is (?:gone|back)/.exec(line) ?? []);
      expect(said, log().join('\n')).toEqual(['Redis is gone', 'Redis is back']);
    }
    expect(await third.stop()).toBe(0);
  });
});

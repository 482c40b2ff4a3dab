import { expect, test } from 'vitest';
import { followOrder } from '../follower.ts';
import { agent } from '../kitchen.ts';
import { twoProcesses } from './a-house.ts';
import { withRedis } from './a-redis.ts';

withRedis('Redis comes and goes', () => {
  test('Without Redis pages are not live but miss nothing, and with it back they are live again; the log says each once', async () => {
    const { one, other, redis, order, cookie, keys } = await twoProcesses();
    const sanne = await followOrder(one.url, order, { cookie });
    const note = async (text: string) => {
      const { status, body } = await agent(other.url, keys.Yusuf).post(`/orders/${order}/notes`, {
        text,
        audience: 'customer',
      });
      expect(status).toBe(200);
      return (body as { seq: number }).seq;
    };
    const before = await note('Nog met Redis');
    await sanne.reached(before);

    const left = new Promise((resolve) => sanne.socket.once('disconnect', resolve));
    await redis.stop();
    await left;
    const without = await note('Zonder Redis');
    const missed = await fetch(`${one.url}/follow/${order}/updates?after=${before}`, { headers: { cookie } });
    const { seq, updates } = (await missed.json()) as { seq: number; updates: object[] };
    expect(seq).toBe(without);
    expect(JSON.stringify(updates)).toContain('Zonder Redis');
    await expect(followOrder(one.url, order, { cookie })).rejects.toThrow();

    await redis.start();
    await Promise.all([one.says(/Redis is back/), other.says(/Redis is back/)]);
    sanne.socket.connect();
    await sanne.reached(without);
    await sanne.reached(await note('Weer met Redis'));
    const texts = ['Nog met Redis', 'Zonder Redis', 'Weer met Redis'];
    const shown = JSON.stringify(sanne.applied.flatMap(({ fragments }) => fragments));
    for (const text of texts) expect(shown).toContain(text);
    sanne.socket.close();
    for (const { log } of [one, other]) {
      const said = log().flatMap((line) => /Redis is (?:gone|back)/.exec(line) ?? []);
      expect(said, log().join('\n')).toEqual(['Redis is gone', 'Redis is back']);
    }
  });

  test('It starts and serves without Redis, and is live as soon as there is one', async () => {
    const { redis, start, order, cookie } = await twoProcesses();
    await redis.stop();
    const third = await start();
    expect((await fetch(`${third.url}/readyz`)).status).toBe(200);
    expect((await fetch(`${third.url}/follow/${order}`, { headers: { cookie } })).status).toBe(200);
    await third.says(/Redis is gone/);
    await redis.start();
    await third.says(/Redis is back/);
    const page = await followOrder(third.url, order, { cookie });
    page.socket.close();
    expect(await third.stop()).toBe(0);
  });
});

import { expect, test } from 'vitest';
import { connect, followOrder } from '../follower.ts';
import { agent } from '../kitchen.ts';
import { twoProcesses } from './a-house.ts';
import { withRedis } from './a-redis.ts';

withRedis('Two processes are one house', () => {
  test('Who guesses at links is counted by all processes together', async () => {
    const { one, other } = await twoProcesses();
    const guess = async (url: string) => (await fetch(`${url}/l/${'a'.repeat(32)}`, { redirect: 'manual' })).status;
    for (let i = 0; i < 15; i += 1) expect([await guess(one.url), await guess(other.url)]).toEqual([404, 404]);
    expect([await guess(one.url), await guess(other.url)]).toEqual([429, 429]);
  });

  test('A link that is revoked at one process closes its page at the other', async () => {
    const { one, other, order, cookie, keys } = await twoProcesses();
    const sanne = await followOrder(one.url, order, { cookie });
    const closed = new Promise((resolve) => sanne.socket.once('disconnect', resolve));
    const olga = agent(other.url, keys.Olga);
    const { body } = await olga.get(`/orders/${order}`);
    expect((await olga.post(`/orders/${order}/links/${body.links[0].id}/revoke`)).status).toBe(200);
    await closed;
    await expect(followOrder(one.url, order, { cookie })).rejects.toThrow();
    sanne.socket.close();
  });

  test('Who may no longer work here is shown out by every process', async () => {
    const { one, other, keys, ids } = await twoProcesses();
    const tom = connect(one.url, { key: keys.Tom });
    await new Promise<void>((resolve) => tom.once('connect', resolve));
    const closed = new Promise((resolve) => tom.once('disconnect', resolve));
    expect((await agent(other.url, keys.Olga).post(`/people/${ids.Tom}/disable`)).status).toBe(200);
    await closed;
    tom.close();
  });
});

import supertest from 'supertest';
import { expect, test } from 'vitest';
import { connect, followOrder } from '../follower.ts';
import { agent } from '../kitchen.ts';
import { twoProcesses } from './a-house.ts';
import { withRedis } from './a-redis.ts';

withRedis('Two processes are one house', () => {
  test('They count guesses together, and whoever one shows out is shown out by the other', async () => {
    const { one, other, order, cookie, keys, ids } = await twoProcesses();
    const olga = agent(other.url, keys.Olga);

    const sanne = await followOrder(one.url, order, { cookie });
    const isShownOut = new Promise((resolve) => sanne.socket.once('disconnect', resolve));
    const { body } = await olga.get(`/orders/${order}`);
    expect((await olga.post(`/orders/${order}/links/${body.links[0].id}/revoke`)).status).toBe(200);
    await isShownOut;
    await expect(followOrder(one.url, order, { cookie })).rejects.toThrow();
    sanne.socket.close();

    const tom = connect(one.url, { key: keys.Tom });
    await new Promise<void>((resolve) => tom.once('connect', resolve));
    const mayNoMore = new Promise((resolve) => tom.once('disconnect', resolve));
    expect((await olga.post(`/people/${ids.Tom}/disable`)).status).toBe(200);
    await mayNoMore;
    tom.close();

    const guess = async (url: string) => (await supertest(url).get(`/l/${'a'.repeat(32)}`)).status;
    for (let i = 0; i < 15; i += 1) expect([await guess(one.url), await guess(other.url)]).toEqual([404, 404]);
    expect([await guess(one.url), await guess(other.url)]).toEqual([429, 429]);
  });
});

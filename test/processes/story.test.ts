import supertest from 'supertest';
import { expect, test } from 'vitest';
import { connect, followOrder } from '../follower.ts';
import { agent } from '../kitchen.ts';
import { type TwoProcesses, twoProcesses } from './a-house.ts';
import { withRedis } from './a-redis.ts';

const seqs = (updates: { seq: number }[]) => updates.map(({ seq }) => seq);
const upTo = (last: number) => Array.from({ length: last }, (_, i) => i + 1);

async function stepsOf({ one, keys, order }: TwoProcesses): Promise<string[]> {
  const { body } = await agent(one.url, keys.Olga).get(`/orders/${order}`);
  return body.steps.map(({ id }: { id: string }) => id);
}

withRedis('A story on two processes', () => {
  test(`The customer looks on at one process, the technician works at the other, and that one is killed in the middle`, async () => {
    const house = await twoProcesses();
    const { one, other, front, order, keys } = house;
    const [measure = '', replace = ''] = await stepsOf(house);
    const sanne = await followOrder(one.url, order, { cookie: house.cookie });
    const marieke = await followOrder(front, order, { key: keys.Marieke });
    const yusuf = agent(front, keys.Yusuf);
    const post = async (path: string, body: object = {}) => {
      const { status, body: done } = await yusuf.post(`/orders/${order}/${path}`, body);
      expect(status, JSON.stringify(done)).toBe(200);
      return done as { seq: number };
    };

    const started = await post(`steps/${measure}/start`);
    await sanne.reached(started.seq);
    expect(JSON.stringify(sanne.applied.at(-1)?.fragments)).toContain('Yusuf');

    // She asks at her process; his bench, on the other, shows it.
    const bench = connect(other.url, { key: keys.Yusuf, as: 'bench' });
    const asked = new Promise<string>((resolve) => {
      bench.on('update', (update) => /Kan het voor vijven/.test(JSON.stringify(update)) && resolve('shown'));
    });
    await new Promise((resolve) => bench.once('connect', () => bench.emit('follow', { page: 'bench' }, resolve)));
    const question = await supertest(one.url)
      .post(`/follow/${order}/questions`)
      .set({ cookie: house.cookie, accept: 'application/json' })
      .send({ text: 'Kan het voor vijven?', step: measure });
    expect(question.status).toBe(200);
    expect(await asked).toBe('shown');
    bench.close();
    const { question: id } = question.body as { question: string };
    const answered = await post(`questions/${id}/answer`, { text: 'Ja, om vier uur.' });
    await sanne.reached(answered.seq);
    expect(JSON.stringify(sanne.applied)).toContain('Ja, om vier uur.');

    // Something is under way when it dies: sent again with the same key, it has happened once.
    const note = { text: 'De schijven zijn dun.', audience: 'customer' };
    const send = () => yusuf.post(`/orders/${order}/notes`, note).set('Idempotency-Key', 'dun-1');
    const cut = send().then(null, () => null);
    await other.kill();
    await cut;
    const again = await send();
    expect(again.status).toBe(200);
    await post(`steps/${measure}/finish`);
    const last = await post(`steps/${replace}/start`);

    await Promise.all([sanne.reached(last.seq), marieke.reached(last.seq)]);
    for (const page of [sanne, marieke]) {
      expect(seqs(page.applied)).toEqual(upTo(last.seq));
      page.socket.close();
    }
    const { body } = await agent(one.url, keys.Olga).get(`/orders/${order}/entries`);
    const notes = body.entries.filter(({ kind }: { kind: string }) => kind === 'note-added');
    expect(notes).toHaveLength(1);
  });
});

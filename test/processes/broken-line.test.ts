import { Server } from 'socket.io';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openRedis } from '#src/database/open-redis.ts';
import type { Ended } from '#src/kitchen.ts';
import { joinProcesses } from '#src/live/across.ts';
import { aLine } from './a-line.ts';
import { aRedis, withRedis } from './a-redis.ts';

/** What joins a process to others, without the rest of it. */
async function joined(url: string) {
  const log = { warn: vi.fn<(text: string) => void>(), info: vi.fn<(text: string) => void>() };
  const redis = await openRedis(url, log);
  onTestFinished(redis.close);
  const io = new Server();
  const shownOut = vi.fn<(ended: Ended) => void>();
  const across = joinProcesses(io, redis, shownOut);
  const { adapter } = io.of('/');
  return {
    across,
    shownOut,
    enter: (who: string) => void adapter.addAll(who, new Set(['order:1'])),
    leave: (who: string) => adapter.delAll(who),
    isBack: (times: number) => vi.waitFor(() => expect(log.info).toHaveBeenCalledTimes(times), 10_000),
  };
}

withRedis('A process and its line to Redis', () => {
  test('A line that breaks before an answer came ends no process, and what was asked for is heard when it is back', async () => {
    const rejected = vi.fn();
    process.on('unhandledRejection', rejected);
    onTestFinished(() => void process.off('unhandledRejection', rejected));
    const redis = await aRedis();
    const line = await aLine(redis.url);
    const other = await joined(redis.url);
    line.cutsWhoSays('order:1');
    const one = await joined(line.url);
    one.enter('Sanne');
    await one.isBack(1);
    await one.across.listening();
    expect(await other.across.heard(['order:1'])).toEqual(new Set(['order:1']));

    line.cutsWhoSays('sunsubscribe');
    one.leave('Sanne');
    await one.isBack(2);
    const another = await aLine(redis.url);
    another.cutsWhoSays('#endings');
    const third = await joined(another.url);
    await third.isBack(1);
    const ended = { link: 'of Sanne' };
    await vi.waitFor(() => {
      other.across.showOut(ended);
      expect([one, third].map(({ shownOut }) => shownOut.mock.calls[0])).toEqual([[ended], [ended]]);
    }, 10_000);
    expect(rejected).not.toHaveBeenCalled();
  });

  test('Who comes back before the answer to leaving is heard', async () => {
    const redis = await aRedis();
    const one = await joined(redis.url);
    const other = await joined(redis.url);
    one.enter('Sanne');
    await one.across.listening();
    one.leave('Sanne');
    one.enter('Sanne once more');
    await one.across.listening();
    expect(await other.across.heard(['order:1'])).toEqual(new Set(['order:1']));
    one.leave('Sanne once more');
    await one.across.listening();
    expect(await other.across.heard(['order:1'])).toEqual(new Set());
  });
});

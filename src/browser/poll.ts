import type { FollowAnswer } from '../live/wire.ts';
import { jitter, second } from './connect.ts';
import { request } from './dom.ts';

export type Poll = {
  now: () => Promise<void>;
  isDue: () => boolean;
  /** The socket was lost just now: give it ten seconds, then ask, and then less and less often. */
  restart: () => void;
};

const first = 10 * second;
const then = [30 * second, 60 * second, 300 * second];

/** Asks the page's own address for what came, where and while sockets do not work. */
export function makePoll(
  address: string,
  after: () => number,
  take: (answer: FollowAnswer, after: number) => void,
  gone: () => void,
): Poll {
  let asked = 0;
  let isAsking = false;
  let at = Date.now() + first;
  return {
    async now() {
      if (isAsking) return;
      isAsking = true;
      at = Date.now() + jitter(then[Math.min(asked++, 2)] ?? 0);
      const from = after();
      try {
        const response = await request(`${address}?after=${from}`, { headers: { accept: 'application/json' } });
        if ([401, 403, 404, 410].includes(response.status)) gone();
        else if (response.ok) take((await response.json()) as FollowAnswer, from);
      } catch {
        // Still no network: the next turn tries again.
      }
      isAsking = false;
    },
    isDue: () => Date.now() >= at,
    restart() {
      asked = 0;
      at = Date.now() + first;
    },
  };
}

import { setTimeout as pause } from 'node:timers/promises';
import { type Act, actsOf, type Kind, send } from './acts.ts';
import type { BusyHouse } from './busy-house.ts';

export type Writers = {
  /** What was answered with 200 or 201. */
  acknowledged: Act[];
  /** How often each other answer came; 0 is none. */
  others: Map<number, number>;
  /** Resolves with the next act that is answered well. */
  next: () => Promise<void>;
  /** Makes nothing new; resolves when everything that was made is answered. */
  finish: () => Promise<void>;
  /** Ends with what was made left unanswered. */
  giveUp: () => Promise<void>;
};

type Given = { kinds: readonly Kind[]; lanes: number; url: () => string };

/** People who write side by side, each one thing after the other, and send it again under its key until it is answered. */
export async function busyWriters(house: BusyHouse, { kinds, lanes, url }: Given): Promise<Writers> {
  const acknowledged: Act[] = [];
  const others = new Map<number, number>();
  let waiting: (() => void)[] = [];
  let [isOver, isGivenUp] = [false, false];

  async function write(next: () => Act | null): Promise<void> {
    for (let act = next(); act && !isOver; act = next()) {
      for (;;) {
        const status = await send(url(), act);
        if (status === 200 || status === 201) break;
        if (isGivenUp) return;
        // Enough for this hour: nobody waits for that.
        if (status === 429 && isOver) return;
        others.set(status, (others.get(status) ?? 0) + 1);
        await pause(100 + Math.random() * 200);
      }
      acknowledged.push(act);
      for (const resolve of waiting.splice(0)) resolve();
    }
    waiting = waiting.splice(0);
  }

  const going = kinds.flatMap((kind) =>
    Array.from({ length: lanes }, async (_, lane) => write(await actsOf(kind, house, lane, lanes))),
  );
  return {
    acknowledged,
    others,
    next: () =>
      Promise.race([new Promise<void>((resolve) => waiting.push(resolve)), Promise.all(going).then(() => {})]),
    async finish() {
      isOver = true;
      await Promise.all(going);
    },
    async giveUp() {
      isOver = true;
      isGivenUp = true;
      await Promise.all(going);
    },
  };
}

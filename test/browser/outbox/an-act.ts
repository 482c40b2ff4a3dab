import type { Alone } from '#src/browser/outbox/alone.ts';
import type { Act } from '#src/browser/outbox/store.ts';

export const yusuf = 'yusuf';
/** When things are made in these tests. */
export const early = 1_000_000;

/** A note on an order; the text tells which. */
export function anAct(key: string, given: Partial<Act> = {}): Act {
  const { order = '1' } = given;
  return {
    key,
    person: yusuf,
    order,
    address: `/orders/${order}/notes`,
    fields: [
      ['text', key],
      ['audience', 'kitchen'],
    ],
    typed: [{ name: 'text', label: 'Wat wil je zeggen?', long: true }],
    photos: [],
    madeAt: early,
    says: 'Plaats notitie',
    after: 4,
    state: 'waiting',
    detail: '',
    tries: 0,
    droppedAt: null,
    ...given,
  };
}

/** One at a time under a name, as the browser's locks do it; all tabs of a device share one. */
export function locks(): Alone {
  const tails = new Map<string, Promise<unknown>>();
  return (name, work) => {
    const mine = (tails.get(name) ?? Promise.resolve()).then(work);
    tails.set(
      name,
      mine.catch(() => null),
    );
    return mine;
  };
}

/** A clock that moves when it is told to, with what waits for it. */
export function aClock(start = early) {
  const waiting = new Set<{ at: number; act: () => void }>();
  const clock = {
    time: start,
    now: () => clock.time,
    waits: (): number[] => [...waiting].map(({ at }) => at - clock.time).sort((one, other) => one - other),
    later(act: () => void, ms: number) {
      const one = { at: clock.time + ms, act };
      waiting.add(one);
      return () => void waiting.delete(one);
    },
    /** Lets time pass, and everything that was to happen in it. */
    async pass(ms: number) {
      const end = clock.time + ms;
      await quiet();
      for (;;) {
        const next = [...waiting].filter(({ at }) => at <= end).sort((one, other) => one.at - other.at)[0];
        if (!next) break;
        waiting.delete(next);
        clock.time = Math.max(clock.time, next.at);
        next.act();
        await quiet();
      }
      clock.time = end;
    },
  };
  return clock;
}

/** Until nothing happens any more without the clock. */
export async function quiet(): Promise<void> {
  for (let i = 0; i < 5; i += 1) await new Promise((resolve) => setImmediate(resolve));
}

import type { Store } from './store.ts';

/** Does the work while nobody else on this device does work of that name; null: somebody else is at it. */
export type Alone = <T>(name: string, work: () => Promise<T>) => Promise<T | null>;

/** Where time comes from: the browser, or a test. */
export type Clock = { now: () => number; later: (act: () => void, ms: number) => () => void };

/** Browsers have locks for this, but not where a workshop runs without https. */
export function makeAlone(store: Store, holder: string, clock: Clock): Alone {
  const locks = (navigator as Partial<Navigator>).locks;
  if (!locks) return byLease(store, holder, clock);
  return async (name, work) => await locks.request(name, work);
}

const lasts = 10_000;

/**
 * A lease in the store, renewed while the work goes on. A tab that sleeps may lose it in the middle: then two send the
 * same acts under the same keys and in the same order, which the server takes as one.
 */
export function byLease(store: Pick<Store, 'lease'>, holder: string, { now, later }: Clock): Alone {
  const queues = new Map<string, Promise<unknown>>();
  return (name, work) => {
    const mine = (queues.get(name) ?? Promise.resolve()).then(() => leased(name, work));
    // Whoever is next here waits for this one, however it ends.
    const end = mine.catch(() => null);
    queues.set(name, end);
    return mine;
  };

  async function leased<T>(name: string, work: () => Promise<T>): Promise<T | null> {
    const take = (ms: number) => store.lease(name, holder, now(), ms);
    if (!(await take(lasts))) return null;
    let cancel = (): void => {};
    const renew = () => {
      cancel = later(() => {
        renew();
        void take(lasts).catch(() => false);
      }, lasts / 3);
    };
    renew();
    try {
      return await work();
    } finally {
      cancel();
      await take(0).catch(() => false);
    }
  }
}

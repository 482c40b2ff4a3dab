import type { Delivered } from '../parcel.ts';
import type { Alone, Clock } from './alone.ts';
import { madeAgo, pause, sentenceOf, undoFor, verdictOf } from './rules.ts';
import type { Act, Kept, Store } from './store.ts';

/** What the sender needs of the world. */
export type Ground = Clock & {
  person: string;
  store: Store;
  post: (act: Act, headers: Record<string, string>, onPart: (part: number) => void) => Promise<Delivered>;
  alone: Alone;
  random: () => number;
  /** Something about what waits is different now. */
  changed: () => void;
};

export type Sender = {
  /** Sends all that can go now. Resolves when nothing more can. */
  go: () => Promise<void>;
  /**
   * Keeps this act and then sends it, if it is the first of its order. A refusal comes back here and is kept nowhere;
   * null: it is kept and goes by itself.
   */
  now: (act: Act, patience: number) => Promise<Delivered | null>;
  /** What is under way from here, and how much of it has gone. */
  sending: ReadonlyMap<string, number>;
  /** Somebody waits for the answer of this one: it is not yet something that waits. */
  isAwaited: (key: string) => boolean;
  /** The server wants to know who this is. */
  isSignedOut: () => boolean;
};

/** How an order was left: nothing waits, somebody has to decide, or it is tried again. */
type End = 'clear' | 'held' | 'later';

// More would be in each other's way on a poor line.
const sideBySide = 3;

/** Sends what one person made: strictly in its order for every order, each next one only after an answer. */
export function makeSender({ person, store, post, alone, now, random, later, changed }: Ground): Sender {
  const sending = new Map<string, number>();
  const awaited = new Map<string, (answer: Delivered | null) => void>();
  let [misses, isSignedOut, isInVain, isMore, hasArrived] = [0, false, false, false, false];
  let round: Promise<void> | null = null;
  let cancel = (): void => {};

  async function sendAll(): Promise<void> {
    try {
      do {
        [isMore, isInVain, hasArrived] = [false, false, false];
        cancel();
        const orders = [...new Set((await store.all(person)).map(({ order }) => order))];
        const ends: End[] = [];
        const work = async () => {
          for (let order = orders.shift(); order !== undefined; order = orders.shift())
            ends.push(await sendOrder(order));
        };
        await Promise.all(Array.from({ length: sideBySide }, work));
        if (!ends.includes('later')) continue;
        // Where one thing came through, the next may.
        if (hasArrived) isMore = true;
        else again();
      } while (isMore);
    } finally {
      round = null;
    }
  }

  function again(): void {
    cancel();
    // Who is signed out has to do something first.
    if (!isSignedOut) cancel = later(() => void go(), pause(misses++, random()));
  }

  async function sendOrder(order: string): Promise<End> {
    try {
      return (await alone(`outbox ${person} ${order}`, () => sendOneByOne(order))) ?? 'later';
    } catch {
      // The store did not answer. What was not taken out of it goes again, under the same key.
      return 'later';
    }
  }

  async function sendOneByOne(order: string): Promise<End> {
    for (;;) {
      const next = await store.first(person, order);
      if (!next) return 'clear';
      if (next.state === 'refused') return 'held';
      if (next.state === 'dropped') {
        const rest = undoFor(next, now());
        if (rest > 0) {
          later(() => void go(), rest);
          return 'held';
        }
        await store.remove(next.key);
        changed();
      } else if (isInVain || !(await sendOne(next))) return 'later';
    }
  }

  /** True: there was an answer, and what is next of this order may go or be decided on. */
  async function sendOne(act: Kept): Promise<boolean> {
    const onPart = (part: number) => {
      sending.set(act.key, part);
      changed();
    };
    onPart(0);
    const headers = { 'for-person': person, ...madeAgo(act, now()) };
    const answer = await post(act, headers, onPart).catch(() => ({ status: 0, answer: {} }));
    sending.delete(act.key);
    const verdict = verdictOf(answer.status);
    if (verdict === 'arrived') [misses, hasArrived] = [0, true];
    if (answer.status > 0) isSignedOut = verdict === 'signed-out';
    // Without a line, or without a name, the other orders would fare no better.
    isInVain ||= isSignedOut || answer.status === 0;
    const isAnswered = verdict === 'arrived' || verdict === 'refused';
    // From here on it is settled who tells: patience that ends now would leave a refusal with nobody.
    const back = awaited.get(act.key);
    awaited.delete(act.key);
    try {
      if (verdict === 'arrived' || (verdict === 'refused' && back)) await store.remove(act.key);
      else if (verdict === 'refused')
        await store.change(act.key, { state: 'refused', detail: sentenceOf(answer.answer) });
      else await store.change(act.key, { tries: act.tries + 1 });
      back?.(isAnswered ? answer : null);
    } catch (fault) {
      back?.(null);
      throw fault;
    }
    changed();
    return isAnswered;
  }

  async function sendNow(order: string, stop: () => void, keep: () => void): Promise<void> {
    isInVain = false;
    const end = await sendOrder(order);
    stop();
    keep();
    if (end === 'later') again();
    // The line works: what waits elsewhere need not wait any longer.
    else if (end === 'clear') void go();
  }

  async function go(): Promise<void> {
    isMore = true;
    round ??= sendAll();
    await round.catch(again);
  }

  return {
    go,
    sending,
    isAwaited: (key) => awaited.has(key),
    isSignedOut: () => isSignedOut,
    async now(act, patience) {
      const answer = new Promise<Delivered | null>((resolve) => awaited.set(act.key, resolve));
      const keep = () => {
        const back = awaited.get(act.key);
        if (!awaited.delete(act.key)) return;
        back?.(null);
        changed();
      };
      try {
        await store.add(act);
        if ((await store.first(person, act.order))?.key === act.key)
          void sendNow(act.order, later(keep, patience), keep);
        else {
          keep();
          void go();
        }
      } catch (fault) {
        awaited.delete(act.key);
        throw fault;
      }
      return answer;
    },
  };
}

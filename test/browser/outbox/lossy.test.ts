import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byLease } from '#src/browser/outbox/alone.ts';
import { makeSender } from '#src/browser/outbox/send.ts';
import type { Act, Store } from '#src/browser/outbox/store.ts';
import type { Delivered } from '#src/browser/parcel.ts';
import { aClock, anAct, locks, quiet, yusuf } from './an-act.ts';
import { memoryStore } from './memory-store.ts';

const fates = ['arrives', 'question is lost', 'answer is lost', 'busy', 'slow', 'signed out', 'refused'] as const;
type Fate = (typeof fates)[number];
/** What happens on the device, one after the other. */
const steps = ['press', 'press', 'press', 'wait', 'kill a tab', 'new tab', 'decide'] as const;

const day = fc.record({
  fates: fc.array(fc.constantFrom<Fate>(...fates), { maxLength: 60 }),
  steps: fc.array(fc.tuple(fc.constantFrom(...steps), fc.nat({ max: 2 })), { maxLength: 40 }),
  /** How long the disk takes, each time. */
  disk: fc.array(fc.nat({ max: 3000 }), { maxLength: 40 }),
  hasLocks: fc.boolean(),
});

type Strings = Set<string>;

/** A server that does a thing once for a key, and may lose, refuse or answer late whatever it gets. */
function aServer(rest: Fate[], clock: ReturnType<typeof aClock>) {
  const effects: { key: string; order: string }[] = [];
  const seen = new Set<string>();
  const take = ({ key, order }: Act) => {
    if (!seen.has(key)) effects.push({ key, order });
    seen.add(key);
  };
  const post = async (act: Act): Promise<Delivered> => {
    const fate = rest.shift() ?? 'arrives';
    const answer = (status: number) => ({ status, answer: {} });
    if (fate === 'busy') return answer(503);
    if (fate === 'signed out') return answer(401);
    // What happened once is answered as it was, whatever the world has come to.
    if (fate === 'refused' && !seen.has(act.key)) return answer(409);
    if (fate !== 'question is lost') take(act);
    if (fate === 'slow') await new Promise<void>((resolve) => void clock.later(resolve, 5000));
    if (fate === 'question is lost' || fate === 'answer is lost') return answer(0);
    return answer(200);
  };
  return { effects, post };
}

/** A tab that can die: from then on nothing of it reaches the store. */
function aTab(
  name: string,
  store: Store,
  ground: Omit<Parameters<typeof makeSender>[0], 'store' | 'alone'>,
  disk: number[],
) {
  let isDead = false;
  const gone = () => new Promise<never>(() => undefined);
  const alive = Object.fromEntries(
    Object.entries(store).map(([part, work]) => [
      part,
      async (...given: never[]) => {
        // Nobody was told that it is kept before it is.
        const takes = part === 'add' ? 0 : (disk.shift() ?? 0);
        if (takes > 0) await new Promise<void>((resolve) => void ground.later(resolve, takes));
        return isDead ? gone() : (work as (...all: never[]) => unknown)(...given);
      },
    ]),
  ) as Store;
  return {
    open: (alone: Parameters<typeof makeSender>[0]['alone']) => makeSender({ ...ground, store: alive, alone }),
    store: alive,
    name,
    die() {
      isDead = true;
    },
  };
}

test('Whatever is lost, refused or killed on the way: everything happens once, in its order, and nothing is gone', async () => {
  await fc.assert(
    fc.asyncProperty(day, async ({ fates: given, steps: todo, hasLocks, disk }) => {
      const store = memoryStore();
      const clock = aClock();
      const server = aServer([...given], clock);
      const made = new Map<string, number>();
      // Told that it was refused, told that it is kept, and refused while a form waited for the answer.
      const [back, kept, asked, dropped] = [0, 1, 2, 3].map(() => new Set<string>()) as [
        Strings,
        Strings,
        Strings,
        Strings,
      ];
      const browser = { locks: locks() };
      const slow = [...disk];
      let count = 0;
      const open = () => {
        count += 1;
        const post = async (act: Act) => {
          const answer = await server.post(act);
          if (answer.status === 409 && tab.sender.isAwaited(act.key)) asked.add(act.key);
          return answer;
        };
        const rest = { now: clock.now, random: () => 0.5, later: clock.later, changed: () => undefined };
        const bare = aTab(`tab ${count}`, store, { person: yusuf, post, ...rest }, slow);
        const tab = { ...bare, sender: bare.open(hasLocks ? browser.locks : byLease(bare.store, bare.name, clock)) };
        return tab;
      };
      let tabs = [open()];

      const press = async (order: string) => {
        const [tab] = tabs;
        if (!tab) return;
        const act = anAct(`act ${made.size}`, { order, madeAt: clock.time });
        made.set(act.key, made.size);
        void tab.sender.now(act, 4000).then((answer) => {
          if (answer?.status === 409) back.add(act.key);
          if (answer === null) kept.add(act.key);
        });
        await quiet();
      };
      /** The person looks at what was refused: again, with other words, or not at all. */
      const decide = async (how: number) => {
        const refused = (await store.all(yusuf)).find(({ state }) => state === 'refused');
        if (!refused) return;
        if (how === 2) {
          dropped.add(refused.key);
          return store.change(refused.key, { state: 'dropped', droppedAt: clock.time });
        }
        const key = how === 0 ? refused.key : `${refused.key} changed`;
        made.set(key, made.get(refused.key) ?? 0);
        if (how === 1) made.delete(refused.key);
        await store.change(refused.key, { key, state: 'waiting' });
      };

      for (const [step, n] of todo) {
        if (step === 'press') await press(String(n));
        if (step === 'wait') await clock.pass(3000 * (n + 1));
        if (step === 'decide') await decide(n);
        if (step === 'new tab') tabs.push(open());
        if (step === 'kill a tab') {
          tabs.splice(n, 1)[0]?.die();
          // With the tab go its locks.
          if (tabs.length === 0) browser.locks = locks();
          if (tabs.length === 0) tabs = [open()];
        }
        if (step !== 'press') for (const tab of tabs) void tab.sender.go();
        await quiet();
      }
      for (const tab of tabs) tab.die();
      browser.locks = locks();
      const last = open();
      for (let i = 0; i < 200 && store.acts.size > 0; i += 1) {
        await decide(0);
        void last.sender.go();
        await clock.pass(20_000);
      }

      expect(await store.all(yusuf)).toEqual([]);
      const happened = server.effects.map(({ key }) => key);
      expect(happened.filter((key) => !made.has(key) || dropped.has(key) || back.has(key))).toEqual([]);
      const gone = [...made.keys()].filter((key) => !happened.includes(key) && !dropped.has(key));
      expect(gone.filter((key) => kept.has(key) || !asked.has(key))).toEqual([]);
      for (const order of ['0', '1', '2']) {
        const happenedHere = server.effects
          .filter((effect) => effect.order === order)
          .map(({ key }) => made.get(key) ?? -1);
        expect(happenedHere).toEqual([...happenedHere].sort((one, other) => one - other));
      }
    }),
    { numRuns: 500 },
  );
}, 120_000);

import type { Announcer } from '../announce.ts';
import { type Deliver, postWithPhotos } from '../parcel.ts';
import { makeAlone } from './alone.ts';
import { serveDecisions } from './decide.ts';
import { makeDeliver } from './deliver.ts';
import { expectState } from './expect.ts';
import { makeList } from './list.ts';
import { postAct } from './post-act.ts';
import { makeSender, type Sender } from './send.ts';
import { type Kept, openStore, type Store } from './store.ts';

export type Outbox = {
  deliver: Deliver;
  /** The page changed: what still waits is taken into account again. */
  expect: () => void;
};

/** What the person of this page does here, from the press until the server has it. */
export function openOutbox(announcer: Announcer): Outbox {
  const section = document.getElementById('outbox');
  const person = section?.dataset.person;
  if (!section || !person) return { deliver: postWithPhotos, expect: () => undefined };
  let waiting: Kept[] = [];
  let refused: Kept[] = [];
  const expect = () => expectState(waiting, refused);

  const run = (store: Store): Sender => {
    const { changed, refreshSoon } = watch(() => refresh());
    const clock = { now: Date.now, later };
    const sender = makeSender({
      ...{ person, store, post: postAct, random: Math.random, changed, ...clock },
      alone: makeAlone(store, randomKey(), clock),
    });
    const list = makeList(section, announcer);
    async function refresh(): Promise<void> {
      const acts = (await store.all(person as string)).filter(({ key }) => !sender.isAwaited(key));
      waiting = acts.filter(({ state }) => state === 'waiting');
      refused = acts.filter(({ state }) => state !== 'waiting');
      list.show(acts, sender.sending, sender.isSignedOut());
      expect();
      // What waits here should outlive a phone that runs out of room.
      if (waiting.length > 0) void navigator.storage?.persist?.().catch(() => false);
    }
    serveDecisions(list, store, randomKey, () => {
      changed();
      void sender.go();
    });
    onChance(() => {
      refreshSoon();
      void sender.go();
    });
    return sender;
  };

  const opened = openStore().then((store) => store && run(store));
  return {
    deliver: async (parcel, form) => makeDeliver(person, await opened, postWithPhotos)(parcel, form),
    expect,
  };
}

/** Refreshes soon after a change, here or in another tab of this device. */
function watch(refresh: () => Promise<void>): { changed: () => void; refreshSoon: () => void } {
  let timer = 0;
  const refreshSoon = () => {
    if (timer) return;
    timer = window.setTimeout(() => {
      timer = 0;
      void refresh().catch(() => undefined);
    }, 50);
  };
  const tabs = 'BroadcastChannel' in window ? new BroadcastChannel('outbox') : null;
  tabs?.addEventListener('message', refreshSoon);
  return {
    refreshSoon,
    changed() {
      refreshSoon();
      tabs?.postMessage('');
    },
  };
}

/** Now, and whenever there may be a line again: the device says so, somebody looks, or the page is live. */
function onChance(go: () => void): void {
  addEventListener('online', go);
  addEventListener('pageshow', (event) => event.persisted && go());
  document.addEventListener('visibilitychange', () => !document.hidden && go());
  const live = document.getElementById('live');
  if (live) {
    const look = ([{ oldValue = null } = {}]: Partial<MutationRecord>[]) =>
      oldValue !== 'live' && live.dataset.state === 'live' && go();
    new MutationObserver(look).observe(live, { attributeFilter: ['data-state'], attributeOldValue: true });
  }
  go();
}

function later(act: () => void, ms: number): () => void {
  const timer = setTimeout(act, ms);
  return () => clearTimeout(timer);
}

// Not crypto.randomUUID: that one is missing where a workshop runs without https.
const randomKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

/** Something typed, so that it can be shown and changed again: the field's name and label, and whether it has lines. */
export type Typed = { name: string; label: string; long: boolean };

/** One press on the bench, as it was made. `dropped` is gone for good after ten seconds. */
export type Act = {
  /** Under this key it happens once, however often it is sent. */
  key: string;
  person: string;
  order: string;
  address: string;
  fields: [string, string][];
  typed: Typed[];
  photos: Blob[];
  madeAt: number;
  /** What was pressed, in words: the button and what it was about. */
  says: string;
  /** The last entry of the order that the page knew of. */
  after: number | null;
  state: 'waiting' | 'refused' | 'dropped';
  /** Why it was refused, in the words of the server. */
  detail: string;
  tries: number;
  droppedAt: number | null;
};

/** `n` counts up with every act of this device: a clock may be set back. */
export type Kept = Act & { n: number };

export type Store = {
  add: (act: Act) => Promise<void>;
  /** Everything of this person, in the order in which it was made. */
  all: (person: string) => Promise<Kept[]>;
  /** The oldest act on an order. */
  first: (person: string, order: string) => Promise<Kept | undefined>;
  /** Changes it where it stands; nothing if it is gone. */
  change: (key: string, change: Partial<Act>) => Promise<void>;
  remove: (key: string) => Promise<void>;
  /** Takes or renews a name for so long; false while somebody else has it. */
  lease: (name: string, holder: string, now: number, ms: number) => Promise<boolean>;
};

export type Lease = { name: string; holder: string; until: number };

/** Whoever has it keeps it while it lasts. One that ends later than any can was written by a clock that was wrong. */
export const isFree = (there: Lease | undefined, holder: string, now: number, ms: number): boolean =>
  !there || there.holder === holder || there.until <= now || there.until > now + 2 * ms;

interface Tables extends DBSchema {
  acts: { key: number; value: Kept; indexes: { key: string; person: string; order: [string, string] } };
  leases: { key: string; value: Lease };
}

type Opened = IDBPDatabase<Tables>;

/** The acts of this device. Null: this browser keeps nothing, as in a private window. */
export async function openStore(): Promise<Store | null> {
  let opened: Promise<Opened> | null = null;
  const open = (): Promise<Opened> =>
    openDB<Tables>('outbox', 1, {
      upgrade(database) {
        const acts = database.createObjectStore('acts', { keyPath: 'n', autoIncrement: true });
        acts.createIndex('key', 'key', { unique: true });
        acts.createIndex('person', 'person');
        acts.createIndex('order', ['person', 'order']);
        database.createObjectStore('leases', { keyPath: 'name' });
      },
      terminated() {
        opened = null;
      },
    });
  // A phone that slept may have lost the connection: a second one is tried before it is given up.
  async function using<T>(work: (database: Opened) => Promise<T>): Promise<T> {
    try {
      opened ??= open();
      return await work(await opened);
    } catch {
      opened = open();
      return work(await opened);
    }
  }
  try {
    await using(async (database) => database.count('acts'));
    return storeIn(using);
  } catch {
    return null;
  }
}

type Using = <T>(work: (database: Opened) => Promise<T>) => Promise<T>;

// Strict: it is said to be safe only when it would survive the battery falling out.
const safely = { durability: 'strict' } as const;

const storeIn = (using: Using): Store => ({
  add: (act) =>
    using(async (database) => {
      const tx = database.transaction('acts', 'readwrite', safely);
      if (!(await tx.store.index('key').getKey(act.key))) await tx.store.add(act as Kept);
      await tx.done;
    }),
  all: (person) => using((database) => database.getAllFromIndex('acts', 'person', person)),
  first: (person, order) => using((database) => database.getFromIndex('acts', 'order', [person, order])),
  change: (key, change) =>
    using(async (database) => {
      const tx = database.transaction('acts', 'readwrite', safely);
      const there = await tx.store.index('key').get(key);
      if (there) await tx.store.put({ ...there, ...change });
      await tx.done;
    }),
  remove: (key) =>
    using(async (database) => {
      const tx = database.transaction('acts', 'readwrite', safely);
      const n = await tx.store.index('key').getKey(key);
      if (n !== undefined) await tx.store.delete(n);
      await tx.done;
    }),
  lease: (name, holder, now, ms) =>
    using(async (database) => {
      const tx = database.transaction('leases', 'readwrite');
      const isMine = isFree(await tx.store.get(name), holder, now, ms);
      if (isMine) await tx.store.put({ name, holder, until: now + ms });
      await tx.done;
      return isMine;
    }),
});

import { compiled } from '#src/database/compiled.ts';
import type { Shops } from '#src/database/remember-shops.ts';
import type { Database, Reader } from '#src/database/transact.ts';
import type { Colleagues } from '#src/people/colleagues.ts';
import type { Change } from './carry-out.ts';
import type { Entry, Kind } from './entry-kinds.ts';
import {
  entriesOf,
  loadHead,
  loadParts,
  type OrderAt,
  type OrderParts,
  type Story,
  stepsOf,
  storyOf,
  toEntry,
} from './load-story.ts';

export type Stories = {
  /** The story of an order as it is now; nothing of it may be changed by whoever reads it. */
  of: (shop: string, order: string) => Promise<Story | undefined>;
  /** The number of its last entry: whoever has shown that one has missed nothing. */
  lastOf: (shop: string, order: string) => Promise<number | undefined>;
  /** What was just committed here need not be read again. */
  heard: (change: Pick<Change, 'order' | 'entries'>) => void;
  /** What was kept of an order is gone from memory. */
  forget: (order: string) => void;
};

/** What is written with entries alone, as of one of them; and entries that came after that one and were heard of. */
type Kept = { last: number; entries: Entry[]; parts: OrderParts; heard: Entry[] };

// Of all orders together; an entry takes about half a kilobyte.
const mostEntries = 200_000;
// Of one order that nobody asks for: then they are read, as if another process had written them.
const mostHeard = 50;

// Which parts an entry of this kind may change. One that is not named here may change any of them.
const changes: Partial<Record<Kind, 'nothing' | 'steps'>> = {
  'note-added': 'nothing',
  'step-started': 'steps',
  'step-paused': 'steps',
  'step-resumed': 'steps',
  'step-finished': 'steps',
  'step-taken-back': 'steps',
};

// Kinds that change what was written before them.
const emptied: ReadonlySet<Kind> = new Set(['person-erased', 'material-removed']);

/**
 * Keeps the stories that were asked for last. The order's row is read each time, with all that may change without an entry
 * of this order; its number says whether there are entries that were not heard of, as when another process wrote. What
 * came since says what has to be read anew.
 */
export function rememberStories(ground: { database: Database; shops: Shops; colleagues: Colleagues }): Stories {
  const { reader } = ground.database;
  const stories = new Map<string, Kept>();
  let size = 0;

  const forget = (order: string) => {
    size -= stories.get(order)?.entries.length ?? 0;
    stories.delete(order);
  };

  const remember = (order: string, kept: Kept) => {
    forget(order);
    stories.set(order, kept);
    size += kept.entries.length;
    for (const oldest of stories.keys()) {
      if (size <= mostEntries) break;
      forget(oldest);
    }
  };

  return {
    async of(id, order) {
      const shop = await ground.shops.byId(id);
      if (!shop) return undefined;
      const at = { shop: id, order };
      let kept = await begin(reader, at, stories.get(order));
      for (;;) {
        // The row comes last: if it tells another number, somebody wrote meanwhile, and a story is all of one number.
        const head = await loadHead(reader, at);
        if (!head) return undefined;
        if (head.order.last_entry === kept.last) {
          remember(order, kept);
          return storyOf({
            shop,
            colleagues: await ground.colleagues.of(id),
            ...head,
            ...kept.parts,
            entries: kept.entries,
          });
        }
        kept = await goOn(reader, at, kept, (await entriesOf(reader, { ...at, after: kept.last })).map(toEntry));
      }
    },
    heard({ order, entries }) {
      const kept = stories.get(order);
      const next = (kept?.heard.at(-1)?.number ?? kept?.last ?? 0) + 1;
      if (!kept || entries[0]?.number !== next || kept.heard.length >= mostHeard) return;
      stories.set(order, { ...kept, heard: [...kept.heard, ...entries.map(asRead)] });
    },
    lastOf: async (shop, order) => (await numberOf(reader, { shop, order }))[0]?.last_entry,
    forget,
  };
}

const numberOf = compiled((reader, { shop, order }: OrderAt) =>
  reader.selectFrom('orders').select('last_entry').where('shop', '=', shop).where('id', '=', order),
);

const begin = (reader: Reader, at: OrderAt, kept?: Kept): Promise<Kept> =>
  kept ? goOn(reader, at, kept, kept.heard) : readAll(reader, at);

async function readAll(reader: Reader, at: OrderAt): Promise<Kept> {
  const entries = (await entriesOf(reader, { ...at, after: 0 })).map(toEntry);
  return { last: entries.at(-1)?.number ?? 0, entries, parts: await loadParts(reader, at, entries), heard: [] };
}

/** What is kept, brought up to date by the entries since and by what those changed. */
async function goOn(reader: Reader, at: OrderAt, kept: Kept, since: Entry[]): Promise<Kept> {
  const last = since.at(-1)?.number;
  if (last === undefined) return kept;
  // Also what was written before is another now.
  if (since.some(({ kind }) => emptied.has(kind))) return readAll(reader, at);
  const entries = [...kept.entries, ...since];
  const changed = new Set(since.map(({ kind }) => changes[kind]));
  const parts = changed.has(undefined)
    ? await loadParts(reader, at, entries)
    : { ...kept.parts, ...(changed.has('steps') ? { steps: await stepsOf(reader, at) } : {}) };
  return { last, entries, parts, heard: [] };
}

/** An entry as it would come out of the database. */
function asRead(entry: Entry): Entry {
  const { kind, number, at, actor, audience, made = null, body } = entry;
  return { kind, number, at, actor, audience, made, body: JSON.parse(JSON.stringify(body)) } as Entry;
}

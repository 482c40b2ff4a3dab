import { sql } from 'kysely';
import { compiled } from '#src/database/compiled.ts';
import type { Kitchen } from '#src/kitchen.ts';
import type { Change } from '#src/timeline/carry-out.ts';
import type { Entry } from '#src/timeline/entry-kinds.ts';
import { lookOverOrder } from './look-over.ts';

export type Watch = {
  heard: (change: Change) => void;
  /** Resolves when everything heard so far was looked at. */
  settled: () => Promise<void>;
};

/**
 * What was committed may end an exception or be one: then its order is looked at again at once and not only with the next
 * minute. Whoever pressed does not wait for it, and an order that was pressed ten times is looked at once.
 */
export function keepWatch(kitchen: Kitchen): Watch {
  let waiting = new Map<string, Concerned>();
  let looking: Promise<void> = Promise.resolve();

  const heard = ({ shop, order, entries }: Change) => {
    const news = entries.filter(({ kind }) => !isOutcome(kind));
    if (news.length === 0) return;
    if (waiting.size === 0) setImmediate(look);
    const mayRaise = news.some(({ kind }) => raises(kind)) || (waiting.get(order)?.mayRaise ?? false);
    waiting.set(order, { shop, order, mayRaise });
  };

  function look(): void {
    const orders = waiting;
    waiting = new Map();
    looking = looking.then(async () => {
      for (const one of orders.values()) await lookAgain(kitchen, one);
    });
  }

  const settled = async () => {
    while (waiting.size > 0) await new Promise((resolve) => setImmediate(resolve));
    await looking;
  };
  return { heard, settled };
}

type Concerned = { shop: string; order: string; mayRaise: boolean };

async function lookAgain(kitchen: Kitchen, { shop, order, mayRaise }: Concerned): Promise<void> {
  try {
    if (mayRaise || (await hasOpen(kitchen, shop, order))) await lookOverOrder(kitchen, shop, order);
  } catch (err) {
    // The next full minute looks again.
    kitchen.log.error({ err, order }, 'looking for exceptions failed');
  }
}

async function hasOpen({ database }: Kitchen, shop: string, order: string): Promise<boolean> {
  return (await oneOpen(database.reader, { shop, order })).length > 0;
}

const oneOpen = compiled((reader, { shop, order }: { shop: string; order: string }) =>
  reader
    .selectFrom('exceptions')
    .select('id')
    .where('shop', '=', shop)
    .where('order_id', '=', order)
    // As text, so that SQLite sees that the index of what is open is enough.
    .where('state', '=', sql.lit('open'))
    .limit(1),
);

/** What comes out of looking is no reason to look again. */
const isOutcome = (kind: Entry['kind']) => kind === 'exception-raised' || kind === 'exception-cleared';

const atOnce: Entry['kind'][] = ['question-accepted', 'question-taken-over', 'step-assigned', 'call-noted'];

const raises = (kind: Entry['kind']) =>
  kind.startsWith('promise-') || kind.startsWith('exception-') || atOnce.includes(kind);

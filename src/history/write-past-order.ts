import type { ShopRow } from '#src/database/tables.ts';
import type { Tx } from '#src/database/transact.ts';
import { type Floor, write } from '#src/timeline/carry-out.ts';
import { entry } from '#src/timeline/entry-kinds.ts';
import { type NewStep, openOrder, takeNumber } from '#src/timeline/open-order.ts';
import type { LogEvent } from './log-events.ts';
import type { LogRow } from './log-row.ts';

/** One case of a log: its rows as they stand in the file, and what happened in the order of time. */
export type Case = { id: string; rows: LogRow[]; events: LogEvent[] };

type Ground = Pick<Floor, 'rowWriters' | 'newId'> & {
  shop: ShopRow;
  owner: string;
  people: ReadonlyMap<string, string>;
};

/** A case as an order that was handed over, with its whole timeline. Nobody remembers who pressed what at the desk. */
export async function writePastOrder(tx: Tx, ground: Ground, { id, rows, events }: Case): Promise<string> {
  const { shop, owner, people, rowWriters } = ground;
  const words = wordsOf[shop.language];
  const number = await takeNumber(tx, shop.id);
  const [first, last] = [events[0]?.at ?? 0, events.at(-1)?.at ?? 0];
  const { order } = await openOrder(tx, ground, {
    ...{ shop: shop.id, number, at: first, actor: null, owner, language: shop.language },
    customer: { name: `${words.customer} ${id}`, phone: null, email: null },
    subject: { name: id, plate: null },
    ...{ title: words.title, noun_nl: wordsOf.nl.noun, noun_en: wordsOf.en.noun, purpose: null, wishes: null },
    steps: rows.map((row) => ({ ...planned(row), specialist: people.get(row.resource) ?? null })),
    ...{ promise: null, link: null },
  });
  const stepOf = new Map(rows.map((row, i) => [row, order.steps[i]?.id ?? '']));
  let next = order.last_entry + 1;
  for (const { at, what, row } of events) {
    const draft = entry(what === 'start' ? 'step-started' : 'step-finished', { step: stepOf.get(row) ?? '' });
    await write(tx, rowWriters, { ...order, last_entry: next }, [draft], at, people.get(row.resource) ?? null);
    next += 1;
  }
  const end = [entry('order-ready', {}), entry('order-handed-over', { to: null })];
  await write(tx, rowWriters, { ...order, last_entry: next }, end, last, null);
  await tx
    .updateTable('orders')
    .set({ changed_at: last })
    .where('shop', '=', shop.id)
    .where('id', '=', order.id)
    .execute();
  return order.id;
}

const wordsOf = {
  nl: { customer: 'Klant', title: 'Uit een ander systeem', noun: 'opdracht' },
  en: { customer: 'Customer', title: 'From another system', noun: 'order' },
};

const minute = 60_000;
const longest = 2880;

function planned({ activity, start, end }: LogRow): NewStep {
  const minutes = Math.min(longest, Math.max(1, Math.round((end - (start ?? end)) / minute)));
  const titles = { title: activity, customer_nl: activity, customer_en: activity };
  return { ...titles, minutes, news: 'loud', usually: '' };
}

import type { Language, OrderState, PromiseRow, StepRow } from '#src/database/tables.ts';
import { isAwaited, isLate } from '#src/timeline/late.ts';
import type { Story } from '#src/timeline/load-story.ts';

export type DeskStep = Pick<StepRow, 'id' | 'title' | 'specialist' | 'state' | 'pause'>;

/** What the desk shows of one order. It is read for all of them at once, or made of one order's story. */
export type DeskOrder = {
  number: number;
  seq: number;
  state: OrderState;
  title: string;
  noun_nl: string;
  noun_en: string;
  owner: string;
  /** Since when the customer has to decide. */
  waits_since: number | null;
  subject: string;
  plate: string | null;
  customer: string;
  phone: string | null;
  /** The language in which the customer reads. */
  reads: Language;
  promise: Pick<PromiseRow, 'from_at' | 'until_at' | 'state'> | null;
  /** When it was last reported ready. */
  readyAt: number | null;
  steps: DeskStep[];
};

export function deskOrderOf({ shop, order, subject, customer, followers, promise, entries, steps }: Story): DeskOrder {
  const { number, state, title, noun_nl, noun_en, owner, waits_since, last_entry: seq } = order;
  return {
    ...{ number, seq, state, title, noun_nl, noun_en, owner, waits_since },
    subject: subject.name,
    plate: subject.plate,
    customer: customer.name,
    phone: customer.phone,
    reads: followers.find(({ part }) => part === 'customer')?.language ?? shop.language,
    promise,
    readyAt: entries.findLast(({ kind }) => kind === 'order-ready')?.at ?? null,
    steps,
  };
}

/** A promise counts until the order is ready; one that was kept or ended says nothing about the work that goes on. */
export function openPromise(order: DeskOrder): DeskOrder['promise'] {
  return isAwaited(order) ? order.promise : null;
}

export const isPastPromise: (order: DeskOrder, now: number) => boolean = isLate;

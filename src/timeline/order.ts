import type { OrderRow, StepRow } from '#src/database/tables.ts';
import type { Clock, Customer, Staff } from '#src/people/actor.ts';
import type { Colleague } from '#src/people/colleagues.ts';
import type { Draft } from './entry-kinds.ts';
import type { Photo } from './photos.ts';
import type { Refusal } from './refusal.ts';

/** An order as a rule sees it: its row and its steps in their order of work. */
export type Order = OrderRow & { steps: StepRow[] };

export type Doer = Staff | Customer | Clock;

/** Who asks, when, and what else a rule may know: handed in as data, so that a rule needs no clock and no dice. */
export type Asked<A extends Doer = Staff> = {
  actor: A;
  at: number;
  /** The shop's time zone: what "15:30" means here. */
  zone: string;
  /** Fresh ids for what the rule makes. */
  ids: [string, string, string];
  /** Everybody who works in this shop, by id. */
  colleagues: ReadonlyMap<string, Colleague>;
  /** What came with it, and is kept already. */
  photos?: readonly Photo[];
};

/** `facts` is what the rule needs to know besides the order and its steps; most need nothing more. */
export type Rule<C, A extends Doer = Staff, F = undefined> = (
  order: Order,
  command: C,
  asked: Asked<A>,
  ...facts: F extends undefined ? [] : [facts: F]
) => Draft[] | Refusal;

export function findStep(order: Order, id: string): StepRow | undefined {
  return order.steps.find((step) => step.id === id);
}

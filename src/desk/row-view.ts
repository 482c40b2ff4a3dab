import type { ShopRow, StepState } from '#src/database/tables.ts';
import type { Colleague } from '#src/people/colleagues.ts';
import { faceOf } from '#src/people/face-of.ts';
import { entry } from '#src/timeline/entry-kinds.ts';
import { standsSince } from '#src/timeline/late.ts';
import { sentence } from '#src/timeline/sentence.ts';
import { beginningOf } from '#src/web/beginning.ts';
import { isoDay } from '#src/web/clock-words.ts';
import { orderName } from '#src/web/order-name.ts';
import { type Language, say } from '#src/web/words.ts';
import { type DeskOrder, type DeskStep, openPromise } from './desk-order.ts';
import { pauseOf, stateTags } from './state-tags.ts';

export type Around = { shop: ShopRow; colleagues: ReadonlyMap<string, Colleague>; language: Language; now: number };

/** An open order as a row of the desk's table. */
export function rowView(order: DeskOrder, { shop, colleagues, language, now }: Around) {
  const current = currentSteps(order.steps);
  const name = orderName(shop.code, order.number);
  const people = new Set(current.flatMap(({ specialist }) => colleagues.get(specialist ?? '')?.name ?? []));
  const { subject, plate, customer, title } = order;
  return {
    ...common(order, name),
    ...{ subject, plate, customer },
    pips: order.steps.map(({ state }) => ({ s: pipOf[state] })),
    pipsLabel: pipsLabel(order.steps, current, language),
    step: current.length > 0 ? current.map((step) => step.title).join(', ') : title,
    until: untilOf(current),
    note: noteOf(current),
    who: [...people].map((one) => ({ name: one, ...faceOf(one) })),
    promise: promiseView(order, shop.zone, now),
    tags: stateTags(order, language, now),
  };
}

/** An order that waits to be collected, with the press that gives it away and what the customer reads of that. */
export function readyView(order: DeskOrder, { shop, language, now }: Around) {
  const name = orderName(shop.code, order.number);
  const { subject, plate, customer, phone, title, readyAt, promise, reads } = order;
  return {
    ...common(order, name),
    ...{ subject, plate, customer, phone, title, readyAt },
    toField: `to-${name}`,
    isKept: promise?.state === 'kept',
    isBroken: promise?.state === 'broken',
    preview: { text: handOverText(order, shop.zone, language, now), loud: true, language: reads },
  };
}

const common = ({ seq }: DeskOrder, name: string) => ({ seq, orderName: name });

export const pipOf: Record<StepState, string> = {
  planned: 'plan',
  running: 'now',
  paused: 'wait',
  finished: 'done',
  skipped: 'skip',
};

/** What runs; otherwise what stands still, what comes next, what was last. */
export function currentSteps(steps: DeskStep[]): DeskStep[] {
  for (const state of ['running', 'paused'] as const) {
    const some = steps.filter((step) => step.state === state);
    if (some.length > 0) return some;
  }
  const one = steps.find(({ state }) => state === 'planned') ?? steps.findLast(({ state }) => state === 'finished');
  return one ? [one] : [];
}

function pipsLabel(steps: DeskStep[], [first]: DeskStep[], language: Language): string {
  if (!first) return say(language, 'desk.no-steps');
  return say(language, 'desk.step-of', { n: steps.indexOf(first) + 1, of: steps.length, state: first.state });
}

/** Until about when work stands still, the latest of what was said. */
function untilOf(steps: DeskStep[]): number | null {
  const moments = steps.flatMap((step) => (step.state === 'paused' ? (pauseOf(step).until ?? []) : []));
  return moments.length > 0 ? Math.max(...moments) : null;
}

const longestNote = 60;

/** Somebody's own words say more than the name of a reason; all of them stand on the order's page. */
function noteOf(steps: DeskStep[]): string | null {
  const [note] = steps.flatMap((step) => (step.state === 'paused' ? (pauseOf(step).note ?? []) : []));
  return note === undefined ? null : beginningOf(note, longestNote);
}

/** Two times on one day; the day itself only when it is not today, and both days when it ends on another. */
function promiseView(order: DeskOrder, zone: string, now: number) {
  const promise = openPromise(order);
  if (!promise) return null;
  const { from_at: from, until_at: until } = promise;
  const [first, last] = [isoDay(zone, from), isoDay(zone, until)];
  return {
    ...{ from, until, standsSince: standsSince(order) },
    fromDay: first === isoDay(zone, now) && first === last ? null : from,
    untilDay: first === last ? null : until,
  };
}

/** The sentence of the timeline, in the customer's language; a mark stands where the name of who presses will be. */
function handOverText(order: DeskOrder, zone: string, language: Language, now: number): string {
  const told = entry('order-handed-over', { to: null });
  const nameOf = () => say(language, 'orders.your-name');
  const telling = {
    language: order.reads,
    audience: told.audience,
    zone,
    now,
    steps: [],
    order,
    nameOf,
    askerOf: nameOf,
    tongueOf: () => null,
    photosOf: () => null,
  };
  return sentence({ ...told, number: 0, at: now, actor: null }, telling);
}

import type { ExceptionKind, ExceptionRow } from '#src/database/question-tables.ts';
import type { PromiseRow } from '#src/database/tables.ts';
import { findCauses } from '#src/exceptions/find-causes.ts';
import type { OrderFacts } from '#src/exceptions/order-facts.ts';
import type { Hours } from '#src/people/opening-hours.ts';
import type { Order } from '#src/timeline/order.ts';
import type { Question } from '#src/timeline/read-questions.ts';
import { usualThresholds } from '#src/timeline/thresholds.ts';
import { anOrder, colleagues, marieke, shop, tuesday, yusuf, zone } from '../cast.ts';

// One order of Garage De Werf as the rules about exceptions see it. It is Tuesday 24 November 2026, 13:42.

export const minute = 60_000;
/** A time of this Tuesday, by the clock of the wall. */
export const time = (clock: string, day = '2026-11-24') => Date.parse(`${day}T${clock}:00+01:00`);

const workdays = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;
const hours: Hours = Object.fromEntries(workdays.map((day) => [day, [['08:00', '17:30']]]));

type Given = Omit<Partial<OrderFacts>, 'order' | 'around'> & {
  order?: Partial<Order>;
  /** Who is not here today, since when. */
  away?: Record<string, number>;
  hours?: Hours;
  holidays?: string[];
};

export function facts({ order = {}, away = {}, hours: open = hours, holidays = [], ...given }: Given = {}): OrderFacts {
  const here = [...colleagues.values()].filter(({ id, here }) => here && !(id in away)).map(({ id }) => id);
  const spans = Object.entries(away).map(
    ([id, from]) => [id, [{ from, until: tuesday + 7 * 24 * 60 * minute }]] as const,
  );
  return {
    around: {
      clock: { zone, hours: open, holidays: new Set(holidays) },
      colleagues,
      away: new Map(spans),
      here: new Set(here),
    },
    order: anOrder({ waits_since: waitsSince(order.steps ?? []), ...order }),
    promises: [],
    questions: [],
    exceptions: [],
    lastWord: { number: 5, at: tuesday },
    lastChange: tuesday,
    stints: new Map(),
    ...given,
  };
}

/** When the customer was first asked of what they still have to decide. */
function waitsSince(steps: Order['steps']): number | null {
  const asked = steps.filter(({ pause }) => pause?.includes('"customer"')).map(({ paused_at }) => paused_at ?? 0);
  return asked.length > 0 ? Math.min(...asked) : null;
}

export function aPromise(given: Partial<PromiseRow> = {}): PromiseRow {
  const until_at = given.until_at ?? time('16:15');
  return {
    ...{ shop, id: 'promise-1', order_id: 'order-1', kind: 'ready-by', question: null, owner: marieke.person },
    ...{ from_at: until_at, until_at, state: 'open', made_at: tuesday - 60 * minute, ended_at: null, words: null },
    ...given,
  };
}

export function aQuestion(given: Partial<Question> = {}): Question {
  return {
    ...{ shop, id: 'question-1', order_id: 'order-1', step: null, follower: 'sanne', owner: yusuf.person },
    ...{ state: 'open', promise: 'answer-1', asked_at: tuesday, turn_at: tuesday, hands: 0, urgent_at: null },
    ...{ offered_to: null, offered_at: null, offer_note: null },
    ...{ from_at: time('14:00'), until_at: time('14:30'), promised: 'open' },
    ...given,
  };
}

export function anException(given: Partial<ExceptionRow> = {}): ExceptionRow {
  return {
    ...{ shop, id: 'exception-1', order_id: 'order-1', kind: 'raised', cause: 'exception-1', owner: marieke.person },
    ...{ state: 'open', raised_at: tuesday, due_at: tuesday, ended_at: null, text: 'De brug lekt.' },
    ...{ offered_to: null, offered_at: null, offer_note: null },
    ...given,
  };
}

/** What is found, as the four words that matter: kind, cause, whose, and the minute it was or is due. */
export function found(given: OrderFacts, at: number, thresholds: Partial<Record<ExceptionKind, number>> = {}) {
  return findCauses(given, { ...usualThresholds, ...thresholds }, at).map(
    ({ kind, cause, owner, due }) => `${kind} | ${cause} | ${owner} | ${clockOf(due)}`,
  );
}

const clockOf = (at: number) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: zone, weekday: 'short', hour: '2-digit', minute: '2-digit' }).format(at);

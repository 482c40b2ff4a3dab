import type { ExceptionRow, QuestionRow } from '#src/database/question-tables.ts';
import type { OrderRow, PromiseRow, StepRow } from '#src/database/tables.ts';
import type { Reader } from '#src/database/transact.ts';
import { openTime, type View } from './simple-check.ts';

export type Said = { of?: string; cause?: string; exception?: string; promise?: string; [more: string]: unknown };
export type Told = { order_id: string; number: number; kind: string; at: number; actor: string | null } & {
  audience: string;
  body: Said;
};
export type Absent = { id: string; person: string; from: number; until: number };
export type Cover = { id: string; absence: string; person: string; stand_in: string | null; state: string };

/** A whole house as its tables say, and every order's log. */
export type Tables = {
  orders: OrderRow[];
  steps: StepRow[];
  promises: PromiseRow[];
  questions: QuestionRow[];
  exceptions: ExceptionRow[];
  entries: Told[];
  absences: Absent[];
  covers: Cover[];
};

export async function readTables(reader: Reader): Promise<Tables> {
  const [orders, steps, promises, questions, exceptions, entries, absences, covers] = await Promise.all([
    reader.selectFrom('orders').selectAll().orderBy('number').execute(),
    reader.selectFrom('steps').selectAll().orderBy('position').execute(),
    reader.selectFrom('promises').selectAll().orderBy('id').execute(),
    reader.selectFrom('questions').selectAll().orderBy('id').execute(),
    reader.selectFrom('exceptions').selectAll().orderBy('id').execute(),
    reader.selectFrom('entries').selectAll().orderBy('order_id').orderBy('number').execute(),
    reader.selectFrom('absences').selectAll().orderBy('noted_at').orderBy('id').execute(),
    reader.selectFrom('covers').select(['id', 'absence', 'person', 'stand_in', 'state']).orderBy('id').execute(),
  ]);
  return {
    ...{ orders, steps, promises, questions, exceptions, covers },
    entries: entries.map(({ body, ...entry }) => ({ ...entry, body: JSON.parse(body) as Said })),
    absences: absences.map(({ id, person, from_at, until_at, ended_at }) => {
      return { id, person, from: from_at, until: ended_at ?? until_at };
    }),
  };
}

/** An order for the simple check, read the long way: from its whole log. */
export function viewOf(tables: Tables, order: OrderRow, at: number): View {
  const own = <T extends { order_id: string }>(rows: T[]) => rows.filter(({ order_id }) => order_id === order.id);
  const promises = own(tables.promises);
  const entries = own(tables.entries);
  const words = entries.filter(({ audience, actor }) => audience === 'customer' && actor !== null);
  const changes = entries.filter(({ kind }) => /^step-|^order-(opened|reopened)$/.test(kind));
  const ready = promises.filter(({ kind }) => kind === 'ready-by').at(-1);
  const called = entries.filter(({ kind, body }) => kind === 'call-noted' && (body.outcome === 'spoke' || body.next));
  const isCounting = ({ state }: PromiseRow) => state === 'open' || state === 'broken';
  const asTold = ({ id, state, until_at }: PromiseRow) => ({ id, state, until: until_at });
  return {
    state: order.state,
    waits: waitsSince(entries),
    steps: own(tables.steps).map(({ id, state, minutes, specialist, paused_at, pause }) => {
      const said = JSON.parse(pause ?? '{"reason":null,"until":null}');
      return { id, state, minutes, specialist, pausedAt: paused_at, worked: workedOn(entries, id), ...said };
    }),
    ready: ready && isCounting(ready) ? asTold(ready) : null,
    calls: promises
      .filter((one) => one.kind === 'call-by' && isCounting(one))
      .filter(({ id }) => !called.some(({ body }) => body.promise === id))
      .filter(({ id }) => !entries.some(({ kind, body }) => kind === 'promise-moved' && body.was === id))
      .map(asTold),
    questions: own(tables.questions)
      .filter(({ state }) => state === 'open' || state === 'asked-back')
      .map(({ id, state, promise, hands, turn_at, offered_at }) => {
        const until = promises.find((one) => one.id === promise)?.until_at ?? 0;
        return { id, state, promise, until, hands, turn: turn_at, offeredAt: offered_at };
      }),
    offers: [...own(tables.exceptions).filter(({ state }) => state === 'open'), order].map(({ id, offered_at }) => ({
      ...{ id, offeredAt: offered_at },
    })),
    word: words.at(-1) ?? null,
    changed: changes.at(-1)?.at ?? order.opened_at,
    missing: (person) => isMissing(tables.absences, person, at),
  };
}

const minute = 60_000;
const day = 24 * 60 * minute;

/** Not at work at any moment of what is left of today; when the shop is done for today, of the next day it works. */
function isMissing(absences: Absent[], person: string, at: number): boolean {
  const spans = absences.filter((one) => one.person === person && one.from < one.until && one.until > at);
  if (spans.length === 0) return false;
  // Midnight by the shop's clock, in a November without a change of clocks.
  let midnight = Math.ceil((at + 60 * minute + 1) / day) * day - 60 * minute;
  while (openTime(at, midnight) === 0) midnight += day;
  const free = spans
    .toSorted((one, other) => one.from - other.from)
    .reduce<[number, number][]>(without, [[at, midnight]]);
  return free.every(([from, until]) => openTime(from, until) === 0);
}

function without(free: [number, number][], { from, until }: Absent): [number, number][] {
  return free.flatMap(([begins, ends]): [number, number][] => [
    [begins, Math.max(begins, Math.min(ends, from))],
    [Math.min(ends, Math.max(begins, until)), ends],
  ]);
}

/** Since when the customer has had to decide something, without a moment in which nothing was left to decide. */
function waitsSince(entries: Told[]): number | null {
  const steps = new Set<unknown>();
  let since: number | null = null;
  for (const { kind, at, body } of entries) {
    const asks = kind === 'step-paused' && body.reason === 'customer';
    if ((asks && steps.size === 0) || kind === 'order-reopened') since = at;
    if (asks) steps.add(body.step);
    if (kind === 'step-resumed' || kind === 'step-skipped') steps.delete(body.step);
  }
  return steps.size > 0 ? since : null;
}

function workedOn(entries: Told[], step: string): { from: number; until: number | null }[] {
  let worked: { from: number; until: number | null }[] = [];
  for (const { kind, at, body } of entries) {
    if (body.step !== step) continue;
    const last = worked.at(-1);
    if (last && last.until === null && kind.startsWith('step-') && kind !== 'step-assigned' && kind !== 'step-changed')
      last.until = at;
    if (['step-started', 'step-resumed', 'step-taken-back'].includes(kind)) worked.push({ from: at, until: null });
    if (kind === 'step-redone') worked = [];
  }
  return worked;
}

import type { OrderRow, PromiseRow } from '#src/database/tables.ts';
import { people } from './a-house.ts';
import { type Tables, type Told, viewOf } from './read-view.ts';
import { openTime, whatIsWrong } from './simple-check.ts';

const hour = 60 * 60_000;

/** Everything that is wrong with a house at this moment, in sentences: nothing, if the house keeps its word. */
export function faultsIn(tables: Tables, now: number): string[] {
  return [
    ...ownerless(tables),
    ...leftOpen(tables, now),
    ...tables.orders.flatMap((order) => {
      const entries = tables.entries.filter(({ order_id }) => order_id === order.id);
      const said = [...gaps(order, entries), ...raisedTwice(entries), ...otherThanTheLog(tables, order, entries)];
      return [...said, ...otherThanTheCheck(tables, order, now)].map((fault) => `order ${order.number}: ${fault}`);
    }),
  ];
}

/** Whatever waits for somebody has exactly one owner, whom the house knows. */
function ownerless({ orders, questions, promises, exceptions }: Tables): string[] {
  const owned = {
    order: orders,
    question: questions.filter(({ state }) => state === 'open' || state === 'asked-back'),
    promise: promises.filter(({ state }) => state === 'open'),
    exception: exceptions.filter(({ state }) => state === 'open'),
  };
  const isKnown = (owner: string) => people.some((person) => person === owner);
  return Object.entries(owned).flatMap(([what, rows]) =>
    rows.filter(({ owner }) => !isKnown(owner)).map(({ id, owner }) => `the ${what} ${id} is ${owner}’s`),
  );
}

/** What is past is broken, but what waits for its customer; and nobody acts for somebody who is back. */
function leftOpen({ orders, promises, exceptions, absences }: Tables, now: number): string[] {
  const waiting = new Map(orders.map(({ id, waits_since }) => [id, waits_since]));
  const stands = ({ kind, order_id, until_at }: PromiseRow) =>
    kind === 'ready-by' && until_at > (waiting.get(order_id) ?? until_at);
  const past = promises
    .filter((promise) => promise.state === 'open' && promise.until_at <= now && !stands(promise))
    .map(({ kind, id }) => `the ${kind} ${id} is past and open`);
  const isOver = (id: string | undefined) => absences.some((one) => one.id === id && one.until <= now);
  const idle = exceptions
    .filter(({ state, cause }) => state === 'open' && isOver(cause.split(' ')[1]))
    .filter(({ kind }) => kind === 'raised')
    .map(({ id }) => `${id} says that nobody stands in for somebody who is back`);
  return [...past, ...idle];
}

function gaps({ last_entry }: OrderRow, entries: Told[]): string[] {
  const isWhole = entries.length === last_entry && entries.every(({ number }, i) => number === i + 1);
  return isWhole ? [] : [`its numbers have a gap: ${entries.map(({ number }) => number).join()} of ${last_entry}`];
}

const asked = ['exception-settled', 'exception-cleared'];

/** Nothing is raised while the same stands, nor for a while after somebody settled it; and no promise breaks twice. */
function raisedTwice(entries: Told[]): string[] {
  const open = new Map<string, string>();
  const settled = new Map<string, number>();
  const broken = new Set<string>();
  const faults: string[] = [];
  for (const { kind, at, body } of entries) {
    const { exception = '', promise = '' } = body;
    if (kind === 'exception-raised') {
      const name = `${body.of} ${body.cause}`;
      if ([...open.values()].includes(name)) faults.push(`${name} was raised while it stood`);
      const rested = openTime(settled.get(name) ?? 0, at);
      if (settled.has(name) && rested < hour) faults.push(`${name} came back ${rested} after it was settled`);
      open.set(exception, name);
    }
    if (asked.includes(kind)) {
      const name = open.get(exception);
      if (name === undefined) faults.push(`${exception} ended twice`);
      else if (kind === 'exception-settled') settled.set(name, at);
      if (kind === 'exception-cleared' && name?.startsWith('unhappy'))
        faults.push('the clock cleared an unhappy customer');
      open.delete(exception);
    }
    if (kind !== 'promise-broken') continue;
    if (broken.has(promise)) faults.push(`${promise} broke twice`);
    broken.add(promise);
  }
  return faults;
}

/** The table says of each exception what the log says. */
function otherThanTheLog({ exceptions }: Tables, { id }: OrderRow, entries: Told[]): string[] {
  const rows = exceptions.filter(({ order_id }) => order_id === id);
  const named = (kind: string) =>
    new Set(entries.flatMap((one) => (one.kind === `exception-${kind}` ? (one.body.exception ?? '') : [])));
  const [raised, settled, cleared] = [named('raised'), named('settled'), named('cleared')];
  const stateOf = (one: string) => (settled.has(one) ? 'settled' : cleared.has(one) ? 'cleared' : 'open');
  const lost = raised.size === rows.length ? [] : [`${raised.size} exceptions were raised, ${rows.length} are there`];
  const bent = rows.filter((row) => !raised.has(row.id) || stateOf(row.id) !== row.state);
  return [...lost, ...bent.map((row) => `${row.kind} ${row.cause} is ${row.state}, the log says ${stateOf(row.id)}`)];
}

/** Nothing is missed and nothing is made up: what is open is what the simple check finds. */
function otherThanTheCheck(tables: Tables, order: OrderRow, now: number): string[] {
  const rows = tables.exceptions
    .filter(({ order_id, kind }) => order_id === order.id && kind !== 'raised' && kind !== 'unhappy')
    .map((row) => ({ ...row, name: `${row.kind} ${row.cause}` }));
  const open = rows.filter(({ state }) => state === 'open').map(({ name }) => name);
  const rests = rows
    .filter(({ state, ended_at }) => state === 'settled' && openTime(ended_at ?? 0, now) < hour)
    .map(({ name }) => name);
  const view = viewOf(tables, order, now);
  const wrong = whatIsWrong(view, now);
  const waits = order.state === 'open' ? view.waits : null;
  const bent = order.waits_since === waits ? [] : [`it waits since ${order.waits_since}, by its log since ${waits}`];
  const missed = wrong.filter((name) => !open.includes(name) && !rests.includes(name));
  const idle = open.filter((name, i) => !wrong.includes(name) || open.indexOf(name) !== i);
  return [...bent, ...missed.map((name) => `${name} was missed`), ...idle.map((name) => `${name} is open for nothing`)];
}

import { setTimeout as rest } from 'node:timers/promises';
import { ask } from './ask.ts';
import { type Crew, nextMove, type OrderSeen } from './next-move.ts';
import { readyBy } from './ready-by.ts';
import { talk } from './talk.ts';

/** An order of the example that is not over yet, and whose it is. */
export type DemoOrder = {
  order: number | string;
  link: string;
  customer: string;
  subject: string;
  language: 'nl' | 'en';
};

/** Somebody who comes in later today. */
export type Guest = {
  name: string;
  phone: string;
  language: 'nl' | 'en';
  subject: string;
  plate: string;
  template: string;
  purpose?: string;
  wishes?: string;
};

export type Day = {
  url: string;
  zone: string;
  now: () => number;
  keyOf: ReadonlyMap<string, string>;
  crew: Crew;
  /** The orders that are not over; the list is kept up to date. The first one gets the most attention. */
  orders: DemoOrder[];
  guests: Guest[];
  /** Ids of templates by their names. */
  templates: ReadonlyMap<string, string>;
  /** Told when another order becomes the first one. */
  onFirst: (order: DemoOrder) => void;
  /** Milliseconds before the first move, and between two moves on the first order. */
  pace: { first: number; least: number; most: number };
};

const fewest = 9;
const patience = 3;

/** Works through the day until the signal: the first order moves at every turn, the others one after the other. */
export async function workTheDay(day: Day, signal: AbortSignal): Promise<void> {
  const visits = new Map<string, number>();
  const wait = (time: number) => rest(time, undefined, { signal }).catch(() => {});
  let turn = 0;
  await wait(day.pace.first);
  while (!signal.aborted) {
    const { least, most } = day.pace;
    const between = least + Math.random() * (most - least);
    const [first, ...others] = day.orders;
    if (first) await moveOn(day, visits, first, 0);
    await wait(between / 2);
    if (signal.aborted) return;
    const other = others[turn % Math.max(1, others.length)];
    if (day.orders.length < fewest) await takeIn(day, turn);
    else if (other) await moveOn(day, visits, other, patience);
    turn += 1;
    await wait(between / 2);
  }
}

/** One step further. What is refused because a visitor was faster is looked at again next time. */
async function moveOn(day: Day, visits: Map<string, number>, one: DemoOrder, patient: number): Promise<void> {
  const key = (person: string) => day.keyOf.get(person) ?? '';
  const seen = (await ask(`${day.url}/orders/${one.order}`, key(day.crew.desk))) as OrderSeen | null;
  if (!seen) return;
  if (await talk(day, visits, one, seen)) return;
  const move = nextMove(seen, day.crew, (step) => visits.get(step) ?? 0);
  if (!move) return leave(day, one);
  if (move.what === 'resume') {
    const looks = visits.get(`paused ${move.step}`) ?? 0;
    visits.set(`paused ${move.step}`, looks < patient ? looks + 1 : 0);
    if (looks < patient) return;
  }
  const done = await ask(day.url + move.path, key(move.by), move.body);
  if (done && move.what === 'beat' && move.step) visits.set(move.step, (visits.get(move.step) ?? 0) + 1);
}

function leave({ orders, onFirst }: Day, one: DemoOrder): void {
  const place = orders.indexOf(one);
  orders.splice(place, 1);
  const [first] = orders;
  if (place === 0 && first) onFirst(first);
}

async function takeIn({ url, zone, now, keyOf, crew, orders, guests, templates }: Day, turn: number): Promise<void> {
  const guest = guests[turn % guests.length];
  if (!guest) return;
  const { template, ...who } = guest;
  const promise = readyBy(now(), zone, 150 + (turn % 4) * 30);
  const intake = { ...who, template: templates.get(template), ...promise };
  const taken = await ask(`${url}/orders`, keyOf.get(crew.desk) ?? '', intake);
  if (!taken) return;
  const { order, link } = taken as { order: number | string; link: string };
  orders.push({ order, link, customer: guest.name, subject: guest.subject, language: guest.language });
}

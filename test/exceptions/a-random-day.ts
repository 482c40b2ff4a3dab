import { lookAtClock } from '#src/keep-time.ts';
import { aHouse, type House } from './a-house.ts';
import { actsOnWords } from './acts-on-words.ts';
import { actsOnWork } from './acts-on-work.ts';
import { type Chance, chanceOf } from './chance.ts';
import { closeAll, settleAll, withoutAnEnd } from './end-of-day.ts';
import { readTables, type Tables } from './read-view.ts';
import { clockOf, dayOf, type Press } from './scene.ts';
import { faultsIn } from './what-must-hold.ts';

/** What happened on a day. `faults` is empty, or it is where the day stopped and `story` is how it came to that. */
export type Day = {
  seed: number;
  looks: number;
  restarts: number;
  /** What was pressed and not carried out, with a sentence. */
  refused: number;
  /** How often each act was pressed and carried out. */
  done: Record<string, number>;
  raised: Record<string, number>;
  promises: Record<string, number>;
  faults: string[];
  story: string[];
};

const minute = 60_000;
const acts = { ...actsOnWork, ...actsOnWords };
/** The names of all that may happen on a day. */
export const actNames: string[] = Object.keys(acts);
const often = Object.entries(acts).flatMap(([name, [times]]) => Array.from({ length: times }, () => name));
const mornings = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27'] as const;
const waits = [0, 0, 0, 1, 2, 5, 10, 16, 25, 35, 65, 125] as const;

/** One day of a garage: so many things at least that people press, in any order, and the clock in between. */
export async function aRandomDay(seed: number, least: number): Promise<Day> {
  const chance = chanceOf(seed);
  const day: Day = {
    seed,
    looks: 0,
    restarts: 0,
    refused: 0,
    done: {},
    raised: {},
    promises: {},
    faults: [],
    story: [],
  };
  const clock = { now: Date.parse(`${chance.one(mornings)}T08:0${chance.below(10)}:00+01:00`) };
  const house = await aHouse(() => clock.now);
  try {
    const world = aWorld(house, clock, chance, day);
    for (let left = least + chance.below(least * 2); left > 0 && day.faults.length === 0; left -= 1) {
      await world.act();
      await world.letTimePass();
    }
    if (day.faults.length === 0) await world.end();
    const { exceptions, promises } = await readTables(house.kitchen.database.reader);
    for (const { kind } of exceptions) count(day.raised, kind);
    for (const { kind, state } of promises) count(day.promises, `${kind} ${state}`);
  } catch (fault) {
    day.faults.push(fault instanceof Error ? (fault.stack ?? fault.message) : String(fault));
  } finally {
    await house.close();
  }
  return day;
}

const count = (of: Record<string, number>, name: string) => {
  of[name] = (of[name] ?? 0) + 1;
};

function aWorld(house: House, clock: { now: number }, chance: Chance, day: Day) {
  const cookies = new Map<string, string>();
  let since = clock.now;
  const tell = (what: string) => day.story.push(`${dayOf(clock.now)} ${clockOf(clock.now)} ${what}`);
  const read = () => readTables(house.kitchen.database.reader);

  async function press({ by, path, body = {} }: Press): Promise<number> {
    const who = by === 'customer' ? (cookies.get(path.split('/')[2] ?? '') ?? '=') : by;
    const { status, text } = await house.post(who, path, body);
    tell(`${by} ${path} ${JSON.stringify(body)} ${status}${status === 200 ? '' : ` ${text.slice(0, 200)}`}`);
    // Refused is a sentence; what was not understood or not found would be this day's own fault.
    if (![200, 201, 409, 429, 403].includes(status)) throw new Error(`${path} answered ${status}: ${text}`);
    if (status === 201) {
      const { order, link } = JSON.parse(text) as { order: number; link: string };
      cookies.set(String(order), await house.openLink(link));
    }
    return status;
  }

  async function look(): Promise<void> {
    const standing = house.kitchen.database.reader.selectFrom('exceptions').selectAll().where('state', '=', 'open');
    const before = openIn({ exceptions: await standing.execute() });
    await lookAtClock(house.kitchen, since);
    since = clock.now;
    await house.app.settled();
    const tables = await read();
    day.looks += 1;
    const anew = [...openIn(tables)].filter(([name, id]) => (before.get(name) ?? id) !== id);
    const faults = [...faultsIn(tables, clock.now), ...anew.map(([name]) => `${name} was raised anew by a look`)];
    day.faults.push(...faults);
    for (const fault of faults) tell(fault);
  }

  async function restart(): Promise<void> {
    await house.restart();
    day.restarts += 1;
    since = clock.now;
    tell('the process begins anew');
  }

  /** As if the process died right after the commit: nobody heard of it, and another one goes on. */
  async function unheard(work: () => Promise<unknown>): Promise<void> {
    house.kitchen.live.announce = () => {};
    await work();
    await restart();
  }

  async function act(): Promise<void> {
    const scene = { tables: await read(), chance, now: clock.now };
    const name = scene.tables.orders.length === 0 ? 'take in' : (chance.any(often) ?? 'take in');
    const chosen = acts[name]?.[1](scene);
    if (!chosen) return act();
    const pressed = async () => {
      if ((await press(chosen)) < 300) count(day.done, name);
      else day.refused += 1;
    };
    if (chance.is(1)) await unheard(pressed);
    else if (chance.is(4)) await Promise.all([pressed(), lookAtClock(house.kitchen, since)]);
    else await pressed();
    await house.app.settled();
  }

  async function letTimePass(): Promise<void> {
    const wait = chance.is(4) ? chance.one([570, 900, 4000]) : chance.one(waits);
    // Minute by minute as a clock goes, or at once as after a sleep of the machine.
    const isSteady = wait <= 16 && chance.is(30);
    for (let passed = 0; isSteady && passed < wait - 1 && day.faults.length === 0; passed += 1) {
      clock.now += minute;
      await look();
    }
    clock.now += (isSteady ? Math.min(wait, 1) : wait) * minute + chance.below(2) * 20_000;
    if (chance.is(2)) await restart();
    if (chance.is(1)) await unheard(() => lookAtClock(house.kitchen, since));
    if (day.faults.length === 0) await look();
    if (chance.is(3) && day.faults.length === 0) await glance(-chance.one([5, 20, 50]));
  }

  /** The machine's clock jumps, is looked at, and is set right again. */
  async function glance(minutes: number): Promise<void> {
    clock.now += minutes * minute;
    tell('the clock jumps');
    await look();
    clock.now -= minutes * minute;
    if (day.faults.length === 0) await look();
  }

  /** Every order is closed, every time passes, and whatever is still owed is given. */
  async function end(): Promise<void> {
    const does = async (path: string, body: object = {}) => {
      const status = await press({ by: chance.one(['olga', 'marieke']), path, body });
      if (status >= 300) throw new Error(`${path} was refused at the end of the day`);
      await house.app.settled();
    };
    tell('the end of the day');
    await closeAll({ read, does, chance });
    await look();
    const { promises, absences } = await read();
    const last = [...promises.map(({ until_at }) => until_at), ...absences.map(({ until }) => until), clock.now];
    for (const moment of [clock.now + 95 * minute, Math.max(...last), Math.max(...last) + 1500 * minute]) {
      clock.now = Math.max(moment, clock.now);
      if (day.faults.length === 0) await look();
    }
    if (day.faults.length > 0) return;
    await settleAll({ read, does, chance });
    await look();
    clock.now += 3000 * minute;
    await look();
    const tables = await read();
    const left = [...openIn(tables).keys()].map((name) => `${name} is open when all is over`);
    const faults = [...withoutAnEnd(tables), ...left];
    day.faults.push(...faults);
    for (const fault of faults) tell(fault);
  }

  return { act, letTimePass, end };
}

const openIn = ({ exceptions }: Pick<Tables, 'exceptions'>): Map<string, string> =>
  new Map(
    exceptions
      .filter(({ state }) => state === 'open')
      .map(({ id, order_id, kind, cause }) => [`${order_id} ${kind} ${cause}`, id]),
  );

import { randomUUID } from 'node:crypto';
import type { ShopRow } from '#src/database/tables.ts';
import type { Kitchen } from '#src/kitchen.ts';
import { askServer } from './ask-server.ts';
import { type Case, casesOf, type Happening } from './events.ts';
import { asFastAsPossible, byTheClock } from './pace.ts';
import { type Playing, playCase, Stopped, type Taken } from './play-case.ts';
import { heardWithin, prepare } from './prepare.ts';

export type Replayed = {
  orders: number;
  commands: number;
  refused: number;
  seconds: number;
  perSecond: number;
  errors: string[];
};

export type How = {
  url: string;
  /** Seconds of the file in one second. */
  speed: number | 'max';
  signal: AbortSignal;
  progress: (line: string) => void;
  /** How long the server is given to hear who is new; left out: as long as it needs. */
  wait?: number;
  /** Told of every order as soon as it is there; its case goes on afterwards. */
  onTaken?: Playing['onTaken'];
};

// More cases at a time than this only wait for each other.
const most = 24;
const progressEvery = 2000;

type Ground = Pick<Kitchen, 'database' | 'signIn' | 'newId' | 'now'>;

/** Plays a log of finished work against a running server, as the people of the log and in its order. */
export async function replay(ground: Ground, shop: ShopRow, events: Happening[], how: How): Promise<Replayed> {
  const server = askServer(how.url);
  await server.get('/healthz', '');
  const cases = casesOf(events);
  const stage = await prepare(ground, shop, new Set(events.map(({ row }) => row.resource)), how.wait ?? heardWithin);
  const count = { commands: 0, refused: 0 };
  const errors: string[] = [];
  let orders = 0;
  let played = 0;
  const onTaken = (taken: Taken) => {
    orders += 1;
    return how.onTaken?.(taken);
  };
  const playing: Playing = { server, stage, shop, run: randomUUID(), count, onTaken };
  const broken = new AbortController();
  const signal = AbortSignal.any([how.signal, broken.signal]);
  const play = playAll(playing, errors);
  const began = performance.now();
  const secondsSince = () => (performance.now() - began) / 1000;
  const tell = () => how.progress(`${played} of ${events.length} events, ${count.commands} commands`);
  const telling = setInterval(tell, progressEvery);
  let seconds = 0;
  try {
    await pace(cases, events, { ...how, signal }, async (one, event) => {
      await play(one, event).catch((error: unknown) => {
        broken.abort();
        throw error;
      });
      played += 1;
    });
  } finally {
    seconds = secondsSince();
    clearInterval(telling);
    await stage.clear();
  }
  if (how.signal.aborted) errors.push('stopped before the end');
  return { orders, ...count, seconds: round(seconds), perSecond: round(count.commands / seconds), errors };
}

/** A case that was stopped is left where it is; what is still to come of it is passed over. */
function playAll(playing: Playing, errors: string[]): (one: Case, event: Happening) => Promise<void> {
  const players = new Map<string, ReturnType<typeof playCase> | null>();
  return async (one, event) => {
    let player = players.get(one.id);
    if (player === null) return;
    if (!player) {
      player = playCase(playing, one);
      players.set(one.id, player);
    }
    try {
      await player(event);
    } catch (error) {
      if (!(error instanceof Stopped)) throw error;
      players.set(one.id, null);
      errors.push(error.message);
    }
  };
}

function pace(
  cases: Case[],
  events: Happening[],
  { speed, signal }: How,
  play: (one: Case, event: Happening) => Promise<void>,
) {
  if (speed === 'max') return asFastAsPossible(cases, { most, signal }, play);
  return byTheClock(events, cases, { speed, signal }, play);
}

const round = (value: number) => Math.round(value * 10) / 10;

import { setImmediate as rest } from 'node:timers/promises';
import { lookAtCovers } from './covers/look-at-covers.ts';
import { boardsTurned } from './desk/board-turned.ts';
import { lookOverShop } from './exceptions/look-over.ts';
import type { Kitchen } from './kitchen.ts';
import { shopsTurned } from './people/absences.ts';
import { removeRetracted } from './photos/sweep-photos.ts';
import { forgetErased } from './privacy/forget-erased.ts';
import { findDue } from './promises/find-due.ts';
import { lookAtPromises } from './promises/look-at-promises.ts';
import { noteBroken } from './promises/note-broken.ts';
import { findReaders } from './questions/find-readers.ts';
import { carryOut } from './timeline/carry-out.ts';

const minute = 60 * 1000;

/** Looks at the clock at the start and with every full minute. Returns how to stop. */
export function keepTime(kitchen: Kitchen): () => void {
  let timer: NodeJS.Timeout;
  let since = kitchen.now();
  let planned = since;
  const tick = () => {
    const until = kitchen.now();
    const late = until - planned;
    // Each process for itself. A little further back: what was done a moment before may be seen a moment after.
    forgetErased(kitchen, since - minute).catch((err) =>
      kitchen.log.error({ err }, 'forgetting who was erased failed'),
    );
    void look(kitchen, since)
      .then((didLook) => {
        if (!didLook) return;
        since = until;
        kitchen.metrics.looked('clock', until, late, kitchen.now() - until);
      })
      .finally(next);
  };
  // Just past the minute, so that a promise until 14:10 is found at 14:10.
  const next = () => {
    const wait = minute - (kitchen.now() % minute) + 50;
    planned = kitchen.now() + wait;
    timer = setTimeout(tick, wait);
    timer.unref();
  };
  tick();
  return () => clearTimeout(timer);
}

/** One process at a time looks. What another looked at is looked at again by whoever is next: nothing is noted twice. */
async function look(kitchen: Kitchen, since: number): Promise<boolean> {
  try {
    return await kitchen.database.alone('clock', () => lookAtClock(kitchen, since));
  } catch (err) {
    kitchen.log.error({ err }, 'looking at the clock failed');
    return true;
  }
}

/**
 * Notes every promise whose time has passed, once each: what was noted is open no more, so a restart or a clock that
 * jumps changes nothing. Then raises what needs a person and clears what is over; and shows their questions to those
 * whose reading time has come since `since`, and the desk who went away or came back.
 */
export async function lookAtClock(kitchen: Kitchen, since: number): Promise<void> {
  const now = kitchen.now();
  for (const { shop, zone, number } of await findDue(kitchen.database.reader, now)) {
    const asked = { shop, zone, number, actor: { as: 'clock' as const }, command: {} };
    await carryOut(kitchen, asked, noteBroken, lookAtPromises);
    // A long list after a long night must not keep the pages waiting.
    await rest();
  }
  await removeRetracted(kitchen);
  await lookAtCovers(kitchen, since);
  for (const shop of await kitchen.shops.all()) await lookOverShop(kitchen, shop);
  for (const { shop, person } of await findReaders(kitchen, since, now)) await kitchen.live.refreshBench(shop, person);
  const { reader } = kitchen.database;
  const turned = [await shopsTurned(reader, since, now), await boardsTurned(reader, since, now)].flat();
  for (const id of new Set(turned)) {
    const shop = await kitchen.shops.byId(id);
    if (shop) await kitchen.live.refreshDesk(shop);
  }
}

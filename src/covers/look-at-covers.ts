import { setImmediate as rest } from 'node:timers/promises';
import type { Reader } from '#src/database/transact.ts';
import type { Kitchen } from '#src/kitchen.ts';
import { type Cover, coversOf } from '#src/people/covers.ts';
import { workingClockOf } from '#src/people/load-working-clock.ts';
import { workInHand } from '#src/people/work-in-hand.ts';
import { addWorking, type WorkingClock } from '#src/people/working-clock.ts';
import { carryAct } from '#src/timeline/carry-act.ts';
import { type Absence, readAbsence } from './find-absence.ts';
import { clearRaised, readRaised } from './raised.ts';
import { noteNobody } from './say-nobody.ts';
import { takeOver } from './take-over.ts';
import { tellDesk } from './tell-desk.ts';
import { findCover, setCover } from './which-cover.ts';

/** So many working minutes a colleague has to answer, and somebody who goes away to ask one. */
const patience = 15;

/**
 * What the clock does about people who are away: begins the covers that were agreed before, gives a stand-in what came
 * to the other meanwhile, tells the desk where nobody answered or was asked, and takes that back when the person is here
 * again. Each of it once, also after a restart. Then shows the benches of those for whom an absence began or ended.
 */
export async function lookAtCovers(kitchen: Kitchen, since: number): Promise<void> {
  const now = kitchen.now();
  for (const [shopId, absences] of await findAbsences(kitchen.database.reader, now)) {
    await lookAtShop(kitchen, shopId, absences, now);
    await rest();
  }
  await clearWhatIsOver(kitchen, now);
  await showWhoTurned(kitchen, since, now);
}

async function lookAtShop(kitchen: Kitchen, shopId: string, absences: Absence[], now: number): Promise<void> {
  const shop = await kitchen.shops.byId(shopId);
  if (!shop) return;
  const { reader } = kitchen.database;
  const clock = await workingClockOf(reader, shop, now);
  const colleagues = await kitchen.colleagues.of(shop.id);
  const all = await coversOf(
    reader,
    shop.id,
    absences.map(({ id }) => id),
  );
  const isCovered = (person: string) => all.some((one) => one.person === person && isInForce(one, now));
  for (const absence of absences) {
    const work = await workInHand(reader, { shop: shop.id, person: absence.person, until: absence.until });
    if (work.length === 0) continue;
    const covers = all.filter((one) => one.absence === absence.id);
    const inForce = covers.find((one) => isInForce(one, now));
    if (inForce) {
      await carryAct(kitchen, { shop: shop.id, once: undefined }, async (tx) => {
        const cover = await findCover(tx, shop.id, inForce.id);
        const isStill = cover !== null && isInForce(cover, now);
        const changes = isStill ? await takeOver(tx, kitchen, { shop, cover, colleagues }, now) : [];
        return { value: {}, changes };
      });
    } else if (!isCovered(absence.person) && isTimeToTell(absence, covers, clock, now)) {
      await carryAct(kitchen, { shop: shop.id, once: undefined }, async (tx) => {
        const fresh = await coversOf(tx, shop.id, [absence.id]);
        if (!isTimeToTell(absence, fresh, clock, now)) return { value: {} };
        const asked = fresh.find(({ state }) => state === 'offered');
        if (asked) await setCover(tx, asked, { told_at: now });
        else await noteNobody(tx, kitchen, shop.id, absence, now);
        const changes = await tellDesk(tx, kitchen, { shop, absence, colleagues, actor: null }, now);
        return { value: {}, changes };
      });
    }
  }
}

const isInForce = (cover: Cover, now: number): boolean =>
  cover.state === 'accepted' && cover.from <= now && now < cover.until;

/** After an offer that nobody answered; without one, once the person has gone and had the time to ask. */
export function isTimeToTell(
  absence: Pick<Absence, 'from' | 'notedAt'>,
  covers: Pick<Cover, 'state' | 'told_at' | 'offered_at'>[],
  clock: WorkingClock,
  now: number,
): boolean {
  const passed = (at: number) => {
    const end = addWorking(clock, at, patience);
    return end !== null && end <= now;
  };
  const live = covers.find(({ state }) => state === 'offered' || state === 'accepted');
  if (live) return live.state === 'offered' && live.told_at === null && passed(live.offered_at);
  if (covers.some(({ told_at }) => told_at !== null)) return false;
  return absence.from <= now && passed(Math.max(absence.notedAt, ...covers.map(({ offered_at }) => offered_at)));
}

/** Absences that are not over, by the shop in which somebody works: those that began, and those about which somebody was asked. */
async function findAbsences(reader: Reader, now: number): Promise<Map<string, Absence[]>> {
  const rows = await reader
    .selectFrom('absences')
    .innerJoin('roles', 'roles.person', 'absences.person')
    .select(['absences.id', 'absences.person', 'roles.shop', 'from_at', 'until_at', 'noted_at'])
    .distinct()
    .where('until_at', '>', now)
    .where('ended_at', 'is', null)
    .orderBy('absences.id')
    .execute();
  const found = rows.map((row) => ({
    shop: row.shop,
    ...{ id: row.id, person: row.person, from: row.from_at, until: row.until_at, notedAt: row.noted_at, isOver: false },
  }));
  return Map.groupBy(found, ({ shop }) => shop);
}

/** The person is back: that nobody stood in for them is nothing to act on any more. */
async function clearWhatIsOver(kitchen: Kitchen, now: number): Promise<void> {
  const { database } = kitchen;
  const shops = await database.reader.selectFrom('shops').select('id').execute();
  for (const { id: shop } of shops) {
    for (const absence of new Set((await readRaised(database.reader, shop)).map((one) => one.absence))) {
      const found = await readAbsence(database.reader, absence, now);
      if (!found?.isOver) continue;
      await carryAct(kitchen, { shop, once: undefined }, async (tx) => ({
        value: {},
        changes: await clearRaised(tx, kitchen, { shop, absence, actor: null }, now),
      }));
    }
  }
}

async function showWhoTurned(kitchen: Kitchen, since: number, now: number): Promise<void> {
  const rows = await kitchen.database.reader
    .selectFrom('covers')
    .innerJoin('absences', 'absences.id', 'covers.absence')
    .select(['covers.shop', 'covers.person', 'covers.stand_in'])
    .where('covers.state', 'in', ['offered', 'accepted'])
    .where('absences.ended_at', 'is', null)
    .where((eb) => eb.or([eb.between('from_at', since + 1, now), eb.between('until_at', since + 1, now)]))
    .execute();
  for (const { shop: id, person, stand_in } of rows) {
    const shop = await kitchen.shops.byId(id);
    for (const one of shop ? [person, stand_in] : []) if (shop && one) await kitchen.live.refreshBench(shop, one);
  }
}

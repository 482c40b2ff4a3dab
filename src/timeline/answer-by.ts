import { dayAt, momentOf } from '#src/people/opening-times.ts';
import {
  type Away,
  addWorking,
  isWorking,
  nextWorking,
  openHours,
  type WorkingClock,
  workingSpans,
} from '#src/people/working-clock.ts';

/** When somebody reads questions: at natural breaks of the work, at fixed times of the shop's clock, or both. */
export type Reading = { atBreaks: boolean; times: readonly string[] };

/** What somebody is busy with: the usual working minutes still left of it, 0 when it is over its usual time. */
export type Busy = { left: number } | null;

type Person = { reading: Reading; away: readonly Away[]; busy: Busy };
export type AnswerBy = { from: number; until: number };

const aMinute = 60_000;
const aDay = 24 * 60 * aMinute;
const answering = 30;

/** Around when a question of now is read, and by when it is answered. With nobody at work in sight it is a day. */
export function answerBy(clock: WorkingClock, person: Person, now: number): AnswerBy {
  const from = readAt(clock, person, now);
  const answered = from === null ? null : addWorking(clock, from, answering, person.away);
  if (from === null || answered === null) return { from: now + aDay, until: now + aDay + answering * aMinute };
  return { from, until: fullOrClosing(clock, answered, person.away) };
}

function readAt(clock: WorkingClock, { reading, away, busy }: Person, now: number): number | null {
  const here = nextWorking(clock, now, away);
  if (here === null || (here === now && !busy)) return here;
  const read = busy ? amidWork(clock, { reading, away, busy }, now, here) : here;
  if (read === null) return null;
  const full = nextFull(read);
  return isWorking(clock, full, away) ? full : read;
}

/** Whoever is busy reads when that is done or at a reading time, whichever comes first. */
function amidWork(
  clock: WorkingClock,
  { reading, away, busy }: Person & { busy: { left: number } },
  now: number,
  here: number,
): number | null {
  const time = nextReadingTime(clock, reading.times, now, away);
  if (time !== null && !reading.atBreaks) return time;
  // Nobody knows how long what is over its time will take.
  const done = addWorking(clock, here, busy.left > 0 ? Math.max(busy.left, 15) : 30, away);
  const atBreak = done === null ? null : nextWorking(clock, done, away);
  if (time === null || atBreak === null) return time ?? atBreak;
  return Math.min(time, atBreak);
}

/** A time between two openings is read when the second begins; outside of the hours and while away it does not count. */
function nextReadingTime(
  clock: WorkingClock,
  times: readonly string[],
  now: number,
  away: readonly Away[],
): number | null {
  if (times.length === 0) return null;
  const isAway = (at: number) => away.some(({ from, until }) => from <= at && at < until);
  const today = dayAt(clock.zone, now);
  for (let ahead = 0; ahead <= 90; ahead += 1) {
    const day = today.add({ days: ahead });
    const open = openHours(clock, day);
    const [opens, closes] = [open[0]?.from ?? 0, open.at(-1)?.until ?? 0];
    for (const time of times.toSorted()) {
      const at = opens < closes ? momentOf(clock.zone, day, time) : 0;
      if (at < now || at < opens || isAway(at)) continue;
      const read = nextWorking(clock, at, away);
      if (read !== null && read < closes) return read;
    }
  }
  return null;
}

/** Every zone of today is whole minutes of five away from every other. */
const nextFull = (at: number): number => Math.ceil(at / (5 * aMinute)) * 5 * aMinute;

/** The next full five minutes of the clock, or the end of the work when that comes before. */
function fullOrClosing(clock: WorkingClock, at: number, away: readonly Away[]): number {
  const full = nextFull(at);
  let end = at;
  for (const { from, until } of workingSpans(clock, at, away)) {
    if (end >= full || from > end) break;
    end = until;
  }
  return Math.min(end, full);
}

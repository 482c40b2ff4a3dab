import { keep, type Reader, type Transact, type Tx } from '#src/database/transact.ts';
import { readClock } from '#src/web/clock-entry.ts';

/** When somebody looks at questions: at breaks and when a step is done, and at these times by the shop's clock. */
export type ReadingTimes = { atBreaks: boolean; times: string[] };

/** Of everybody who said nothing else. */
export const usualReading: ReadingTimes = { atBreaks: true, times: ['12:30', '16:00'] };

export const mostTimes = 6;

/** An entry for everybody asked for. */
export async function readingOf(from: Reader | Tx, people: readonly string[]): Promise<Map<string, ReadingTimes>> {
  const reading = new Map(people.map((person) => [person, usualReading]));
  if (people.length === 0) return reading;
  const rows = await from.selectFrom('reading_times').selectAll().where('person', 'in', people).execute();
  for (const { person, at_breaks, times } of rows) {
    reading.set(person, { atBreaks: at_breaks === 1, times: JSON.parse(times) as string[] });
  }
  return reading;
}

/** Times as they were typed, with commas, spaces or lines between them: in order and each once, or what is no time. */
export function readTimes(typed: string): { times: string[] } | { unreadable: string } {
  const times = new Set<string>();
  for (const one of typed.split(/[\s,;]+/).filter((text) => text !== '')) {
    const time = readClock(one);
    if (time === null) return { unreadable: one };
    times.add(time);
  }
  return { times: [...times].sort() };
}

export async function keepReading(transact: Transact, person: string, reading: ReadingTimes): Promise<void> {
  const said = { at_breaks: reading.atBreaks ? (1 as const) : (0 as const), times: JSON.stringify(reading.times) };
  await transact(async (tx) =>
    keep(
      await tx
        .insertInto('reading_times')
        .values({ person, ...said })
        .onConflict((known) => known.column('person').doUpdateSet(said))
        .execute(),
    ),
  );
}

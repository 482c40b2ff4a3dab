import type { ShopRow } from '#src/database/tables.ts';
import type { Kitchen } from '#src/kitchen.ts';
import { startsOf } from '#src/people/answer-starts.ts';
import { workingClockOf } from '#src/people/load-working-clock.ts';
import { readingOf, usualReading } from '#src/people/reading-times.ts';
import type { Story } from '#src/timeline/load-story.ts';
import { findQuestions, findStories } from './find-questions.ts';
import { busySince } from './job.ts';
import { type MyQuestions, nothingAsked, sortQuestions } from './my-questions.ts';
import type { Work } from './my-work.ts';

type Ground = Pick<Kitchen, 'database' | 'colleagues' | 'now'>;

/** Somebody's questions with the orders they are about, and the beginnings of answers that they keep. */
export type Asked = { person: string; mine: MyQuestions; stories: ReadonlyMap<string, Story>; starts: string[] };

/** One read where nobody asked anything. Whether their hands are full is read from their work. */
export async function readMyQuestions(ground: Ground, shop: ShopRow, person: string, work: Work): Promise<Asked> {
  const { reader } = ground.database;
  const now = ground.now();
  const questions = await findQuestions(reader, { shop: shop.id, person, now });
  if (questions.length === 0) return { person, mine: nothingAsked, stories: new Map(), starts: [] };
  const colleagues = await ground.colleagues.of(shop.id);
  const orders = [...new Set(questions.map(({ order_id }) => order_id))];
  const [stories, reading, clock, starts] = await Promise.all([
    findStories(reader, { shop, colleagues }, orders, questions),
    readingOf(reader, [person]),
    workingClockOf(reader, shop, now),
    startsOf(reader, person),
  ]);
  const when = { busySince: sinceWhen(work), reading: reading.get(person) ?? usualReading, clock, now };
  return { person, mine: sortQuestions(questions, person, when), stories, starts };
}

/** The latest start or resume of what runs: before it there was a moment without work. */
function sinceWhen({ now }: Work): number | null {
  const starts = now.flatMap((job) => busySince(job) ?? []);
  return starts.length > 0 ? Math.max(...starts) : null;
}

import type { StepRow } from '#src/database/tables.ts';
import type { Tx } from '#src/database/transact.ts';
import { awayOf } from '#src/people/absences.ts';
import { workingClockOf } from '#src/people/load-working-clock.ts';
import { readingOf, usualReading } from '#src/people/reading-times.ts';
import type { WorkingClock } from '#src/people/working-clock.ts';
import type { Order } from '#src/timeline/order.ts';
import { readQuestions } from '#src/timeline/read-questions.ts';
import { busyWith } from './busy-with.ts';
import type { Questions } from './look-at-questions.ts';
import type { Around, Reach } from './reach.ts';
import { whoUsuallyDoes } from './who-usually-does.ts';

const hour = 60 * 60 * 1000;
/** Reads all that in the transaction in which the question is asked. */
export async function lookAround(
  tx: Tx,
  order: Order,
  command: { step?: string | undefined; question?: string | undefined },
  at: number,
): Promise<Around> {
  const { shop, id } = order;
  const questions = await readQuestions(tx, shop, id);
  const about = command.step ?? questions.find((one) => one.id === command.question)?.step;
  const usual = await whoUsuallyDoes(
    tx,
    order.steps.find((one) => one.id === about),
    at,
  );
  const people = concerned(order, questions, usual);
  const [clock, written, reading, away, busy] = await Promise.all([
    clockOf(tx, shop, at),
    countWritten(tx, order, at - hour),
    readingOf(tx, people),
    awayOf(tx, people, at),
    busyWith(tx, shop, people, at),
  ]);
  const reach = (person: string): Reach => ({
    reading: reading.get(person) ?? usualReading,
    away: away.get(person) ?? [],
    busy: busy.get(person) ?? null,
  });
  return { questions, written, clock, usual, people: new Map(people.map((person) => [person, reach(person)])) };
}

async function clockOf(tx: Tx, id: string, at: number): Promise<WorkingClock> {
  const shop = await tx.selectFrom('shops').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  return workingClockOf(tx, shop, at);
}

function concerned({ owner, steps }: Order, questions: Questions['questions'], usual: string | null): string[] {
  const specialists = steps.flatMap(({ specialist }: StepRow) => specialist ?? []);
  return [...new Set([owner, ...specialists, ...questions.map((one) => one.owner), ...(usual ? [usual] : [])])];
}

async function countWritten(tx: Tx, { shop, id }: Order, since: number): Promise<number> {
  const { count } = await tx
    .selectFrom('entries')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('shop', '=', shop)
    .where('order_id', '=', id)
    .where('kind', 'in', ['question-asked', 'question-followed-up'])
    .where('at', '>', since)
    .executeTakeFirstOrThrow();
  return Number(count);
}

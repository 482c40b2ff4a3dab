import { expect } from 'vitest';
import type { ExceptionRow } from '#src/database/question-tables.ts';
import { lookAtClock } from '#src/keep-time.ts';
import type { Name, TestKitchen } from '../kitchen.ts';

/** All exceptions of the house, the first raised first. */
export const exceptionsIn = ({ kitchen }: Pick<TestKitchen, 'kitchen'>): Promise<ExceptionRow[]> =>
  kitchen.database.reader.selectFrom('exceptions').selectAll().orderBy('raised_at').orderBy('id').execute();

/** What is or was wrong, as kind and state. */
export const wrongIn = async (house: Pick<TestKitchen, 'kitchen'>): Promise<string[]> =>
  (await exceptionsIn(house)).map(({ kind, state }) => `${kind} ${state}`);

/** The clock of the wall shows this time of Tuesday, and the kitchen looks at it. */
export async function at(house: TestKitchen, clock: string, day = '2026-11-24'): Promise<void> {
  house.clock.now = Date.parse(`${day}T${clock}:00+01:00`);
  await lookAtClock(house.kitchen, house.clock.now);
  await house.app.settled();
}

/** Somebody presses a button, and all that follows from it has happened. */
export async function press(house: TestKitchen, name: Name, path: string, body: object = {}): Promise<void> {
  const answer = await house.as(name).post(path, body);
  expect(answer.status, answer.text).toBe(200);
  await house.app.settled();
}

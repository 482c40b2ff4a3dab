import { expect, test } from 'vitest';
import { keep } from '#src/database/transact.ts';
import { absencesOf, awayOf } from '#src/people/absences.ts';
import { endAbsence, noteAbsence } from '#src/people/note-absence.ts';
import { type FrontDoor, noon, openFrontDoor } from './front-door.ts';

const hour = 3_600_000;
const span = (from: number, until: number) => ({ from: noon + from * hour, until: noon + until * hour });

async function open() {
  const door = await openFrontDoor();
  const yusuf = await door.add('Yusuf', ['technician']);
  const priya = await door.add('Priya', ['technician']);
  const floor = { database: door.signIn.database, now: () => door.clock.at };
  const note = (person: string, from: number, until: number) =>
    noteAbsence(floor, { person, ...span(from, until), by: person });
  const end = (absence: string, ...people: string[]) => endAbsence(floor, { absence, people });
  return { door, yusuf, priya, note, end };
}

const away = async ({ signIn, clock }: FrontDoor, person: string, at = clock.at) =>
  (await awayOf(signIn.database.reader, [person], at)).get(person);
const idOf = async ({ signIn, clock }: FrontDoor, person: string, n = 0) =>
  (await absencesOf(signIn.database.reader, [person], clock.at))[n]?.id ?? '';

test('what is not over yet is known of everybody asked for, the earliest first, in a transaction too', async () => {
  const { door, yusuf, priya, note } = await open();
  await note(yusuf, 48, 72);
  await note(yusuf, -1, 5);
  const { reader, transact } = door.signIn.database;
  const known = new Map([
    [yusuf, [span(-1, 5), span(48, 72)]],
    [priya, []],
  ]);
  expect(await awayOf(reader, [yusuf, priya], noon)).toEqual(known);
  expect(await transact(async (tx) => keep(await awayOf(tx, [yusuf, priya], noon)))).toEqual(known);
  expect(await awayOf(reader, [], noon)).toEqual(new Map());
  expect(await away(door, yusuf, noon + 5 * hour - 1)).toEqual([span(-1, 5), span(48, 72)]);
  expect(await away(door, yusuf, noon + 5 * hour)).toEqual([span(48, 72)]);
});

test('who is back earlier was away until then', async () => {
  const { door, yusuf, note, end } = await open();
  await note(yusuf, 0, 8);
  const id = await idOf(door, yusuf);
  door.clock.at = noon + 2 * hour;
  expect(await end(id, yusuf)).toBe(true);
  expect(await away(door, yusuf)).toEqual([]);
  expect(await away(door, yusuf, noon + hour)).toEqual([span(0, 2)]);
});

test('who is back is back, whatever else was noted for this moment; what lies ahead stays', async () => {
  const { door, yusuf, note, end } = await open();
  await note(yusuf, 0, 8);
  await note(yusuf, -2, 4);
  await note(yusuf, 48, 72);
  await end(await idOf(door, yusuf), yusuf);
  expect(await away(door, yusuf)).toEqual([span(48, 72)]);
});

test('one that lies ahead is taken away alone, and never was', async () => {
  const { door, yusuf, note, end } = await open();
  await note(yusuf, -1, 8);
  await note(yusuf, 48, 72);
  await end(await idOf(door, yusuf, 1), yusuf);
  expect(await away(door, yusuf)).toEqual([span(-1, 8)]);
  expect(await away(door, yusuf, noon - 24 * hour)).toEqual([span(-1, 8)]);
});

test('a button that is pressed twice notes and ends once', async () => {
  const { door, yusuf, note, end } = await open();
  await note(yusuf, 0, 8);
  await note(yusuf, 1, 8);
  expect(await away(door, yusuf)).toEqual([span(0, 8)]);
  const id = await idOf(door, yusuf);
  door.clock.at = noon + 2 * hour;
  expect(await end(id, yusuf)).toBe(true);
  door.clock.at = noon + 3 * hour;
  expect(await end(id, yusuf)).toBe(true);
  expect(await away(door, yusuf, noon)).toEqual([span(0, 2)]);
  await note(yusuf, 3, 8);
  expect(await away(door, yusuf)).toEqual([span(3, 8)]);
});

test('nobody ends the absence of somebody else', async () => {
  const { door, yusuf, priya, note, end } = await open();
  await note(yusuf, 0, 8);
  expect(await end(await idOf(door, yusuf), priya)).toBe(false);
  expect(await end('no-such-absence', priya)).toBe(false);
  expect(await away(door, yusuf)).toEqual([span(0, 8)]);
});

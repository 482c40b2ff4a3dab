import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { BrokenLog } from '#src/history/broken-log.ts';
import { readLog } from '#src/history/read-log.ts';

const header = 'case_id,activity,resource,start,end';
const good = 'R-1,Analyse,Priya,2026-11-24T08:00:00Z,2026-11-24T08:10:00Z';
const read = (text: string | Buffer) => readLog(Buffer.from(text as string), 'Europe/Amsterdam');

function faultsOf(text: string | Buffer): { line: number; message: string }[] {
  try {
    read(text);
  } catch (error) {
    if (error instanceof BrokenLog) return error.faults;
    throw error;
  }
  return [];
}

test('A packed file, and one from a spreadsheet on Windows, say the same as a plain one', () => {
  const plain = read(`${header}\n${good}\n"R-2","Wash, dry",Tom,,2026-11-24T09:00:00Z\n`);
  expect(read(gzipSync(`${header}\n${good}\n"R-2","Wash, dry",Tom,,2026-11-24T09:00:00Z\n`))).toEqual(plain);
  expect(read(`\uFEFF${header}\r\n${good}\r\nR-2,"Wash, dry", Tom ,,2026-11-24T09:00:00Z`)).toEqual(plain);
  expect(plain.rows).toEqual([
    { line: 2, case: 'R-1', activity: 'Analyse', resource: 'Priya', start: at('08:00'), end: at('08:10') },
    { line: 3, case: 'R-2', activity: 'Wash, dry', resource: 'Tom', start: null, end: at('09:00') },
  ]);
});

const at = (clock: string) => Date.parse(`2026-11-24T${clock}:00Z`);

test('A time without an offset is by the clock of the shop', () => {
  const { rows } = read(`${header}\nR-1,Wash,Tom,2026-11-24T09:00,2026-11-24T10:05:00+01:00`);
  expect(rows[0]).toMatchObject({ start: at('08:00'), end: at('09:05') });
});

test('What happened is told in the order of time; at one moment the earlier row goes first', () => {
  const rows = [
    'R-1,Register,System,2026-11-24T08:00:00Z,2026-11-24T08:00:00Z',
    'R-1,Inform,System,2026-11-24T08:20:00Z,2026-11-24T08:20:00Z',
    'R-1,Repair,Yusuf,2026-11-24T08:00:00Z,2026-11-24T08:30:00Z',
    'R-1,Test,Priya,2026-11-24T08:30:00Z,2026-11-24T08:40:00Z',
  ];
  const { events } = read([header, ...rows].join('\n'));
  expect(events.map(({ what, row }) => `${what} ${row.activity}`)).toEqual([
    'start Register',
    'finish Register',
    'start Repair',
    'start Inform',
    'finish Inform',
    'finish Repair',
    'start Test',
    'finish Test',
  ]);
});

test.each([
  ['a column too few', 'R-1,Wash,Tom,2026-11-24T08:00:00Z', /4 columns instead of 5/],
  ['a column too many', `${good},more`, /6 columns instead of 5/],
  ['no case', ',Wash,Tom,,2026-11-24T08:00:00Z', /case_id is empty/],
  ['no activity', 'R-1, ,Tom,,2026-11-24T08:00:00Z', /activity is empty/],
  ['nobody', 'R-1,Wash,,,2026-11-24T08:00:00Z', /resource is empty/],
  ['no end', 'R-1,Wash,Tom,2026-11-24T08:00:00Z,', /end is empty/],
  ['a wrong end', 'R-1,Wash,Tom,,24-11-2026 08:00', /end is no ISO 8601 time: "24-11-2026 08:00"/],
  ['a day that is not there', 'R-1,Wash,Tom,2026-02-30T08:00:00Z,2026-11-24T08:00:00Z', /start is no ISO 8601 time/],
  ['an end before the start', 'R-1,Wash,Tom,2026-11-24T08:01:00Z,2026-11-24T08:00:00Z', /the end is before the start/],
  ['an endless title', `R-1,${'Wash '.repeat(20)},Tom,,2026-11-24T08:00:00Z`, /activity is longer than 80/],
  ['a bell in a name', 'R-1,Wash,To\u0007m,,2026-11-24T08:00:00Z', /resource holds a control character/],
])('A line with %s is named with its number', (_name, line, message) => {
  expect(faultsOf([header, good, line, good].join('\n'))).toEqual([
    { line: 3, message: expect.stringMatching(message) },
  ]);
});

test('Every bad line is named, also after a blank one', () => {
  const faults = faultsOf([header, 'x', '', good, 'y,z'].join('\n'));
  expect(faults.map(({ line }) => line)).toEqual([2, 5]);
});

test('Other columns, an empty file and an open quotation mark are named', () => {
  expect(faultsOf(`case,activity,resource,start,end\n${good}`)).toEqual([
    { line: 1, message: `the columns have to be ${header}` },
  ]);
  expect(faultsOf('')).toEqual([{ line: 1, message: expect.stringContaining(header) }]);
  expect(faultsOf(`${header}\n${good}\nR-2,"Wash,Tom`)).toEqual([{ line: 3, message: expect.any(String) }]);
});

test('A file in another encoding is refused at the line where it shows', () => {
  const latin = Buffer.concat([Buffer.from(`${header}\n${good}\nR-2,Caf`), Buffer.from([0xe9]), Buffer.from(',T,,')]);
  expect(faultsOf(latin)).toEqual([{ line: 3, message: 'this is not UTF-8 text' }]);
  expect(faultsOf(Buffer.from(`\uFEFF${header}\n${good}`, 'utf16le'))).toEqual([
    { line: 1, message: 'this is not UTF-8 text' },
  ]);
});

test('A packed file that was cut off or damaged is refused', () => {
  const packed = gzipSync(`${header}\n${good}\n`);
  expect(() => read(packed.subarray(0, -9))).toThrow(/cannot be unpacked/);
  const damaged = Buffer.from(packed);
  damaged.writeUInt8(damaged.readUInt8(30) ^ 0xff, 30);
  expect(() => read(damaged)).toThrow(/cannot be unpacked/);
});

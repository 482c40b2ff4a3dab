import { parse } from 'csv-parse/sync';
import { BrokenLog } from './broken-log.ts';
import { inTime, type LogEvent } from './log-events.ts';
import { type LogRow, readRow } from './log-row.ts';
import { unpack } from './unpack.ts';

export type Log = { rows: LogRow[]; events: LogEvent[] };

const columns = ['case_id', 'activity', 'resource', 'start', 'end'];

/** Reads a log of finished work (CSV, gzip or plain), whole: nothing of it is used before all of it was understood. Times that name no offset are by the zone's clock. */
export function readLog(bytes: Buffer, zone: string): Log {
  const [header, ...records] = parseCsv(unpack(bytes));
  if (header?.record.join() !== columns.join()) {
    throw new BrokenLog([{ line: header?.line ?? 1, message: `the columns have to be ${columns.join()}` }]);
  }
  const rows: LogRow[] = [];
  const faults: BrokenLog['faults'] = [];
  for (const { record, line } of records) {
    const row = readRow(record, line, zone);
    if ('message' in row) faults.push(row);
    else rows.push(row);
  }
  if (faults.length > 0) throw new BrokenLog(faults);
  return { rows, events: inTime(rows) };
}

type Line = { record: string[]; line: number };

function parseCsv(text: string): Line[] {
  const options = { bom: true, info: true, relax_column_count: true, skip_empty_lines: true, trim: true } as const;
  try {
    const read = parse(text, options) as unknown as { record: string[]; info: { lines: number } }[];
    return read.map(({ record, info }) => ({ record, line: info.lines }));
  } catch (error) {
    const { lines = 1, message } = error as { lines?: number; message: string };
    throw new BrokenLog([{ line: lines, message }]);
  }
}

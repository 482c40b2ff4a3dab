import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';

/** One finished piece of work: who did what for which case. `start` is null where nobody wrote it down. */
export type LogRow = {
  line: number;
  case: string;
  activity: string;
  resource: string;
  start: number | null;
  end: number;
};

/** Reads the five fields of a line, or says what is wrong with it. */
export function readRow(fields: string[], line: number, zone: string): LogRow | { line: number; message: string } {
  const fault = (message: string) => ({ line, message });
  const [caseId = '', activity = '', resource = '', start = '', end = ''] = fields;
  if (fields.length !== 5) return fault(`there are ${fields.length} columns instead of 5`);
  for (const [name, text] of Object.entries({ case_id: caseId, activity, resource })) {
    const why = whyNotName(text);
    if (why) return fault(`${name} ${why}`);
  }
  const started = start === '' ? null : momentOf(start, zone);
  const ended = momentOf(end, zone);
  if (started === undefined) return fault(`start is no ISO 8601 time: ${quoted(start)}`);
  if (ended === undefined) return fault(end === '' ? 'end is empty' : `end is no ISO 8601 time: ${quoted(end)}`);
  if (started !== null && ended < started) return fault('the end is before the start');
  return { line, case: caseId, activity, resource, start: started, end: ended };
}

// As long as the title of a step and the name of a person may be.
const longest = 80;

function whyNotName(text: string): string | null {
  if (text === '') return 'is empty';
  if (text.length > longest) return `is longer than ${longest} characters`;
  return /\p{Cc}/u.test(text) ? 'holds a control character' : null;
}

const Moment = z.iso.datetime({ offset: true, local: true });

/** Epoch milliseconds; undefined for what is no time. */
function momentOf(text: string, zone: string): number | undefined {
  if (!Moment.safeParse(text).success) return undefined;
  if (/(Z|[+-]\d\d:\d\d)$/.test(text)) return Date.parse(text);
  return Temporal.PlainDateTime.from(text).toZonedDateTime(zone).epochMilliseconds;
}

const quoted = (text: string) => `"${text.slice(0, 40)}"`;

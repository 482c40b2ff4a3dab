import type { LogRow } from './log-row.ts';

/** Something that happened at a moment: the work of a row began, or it ended. */
export type LogEvent = { at: number; what: 'start' | 'finish'; row: LogRow };

/**
 * What happened, in the order of time. At the same moment the earlier row of the file goes first, and a row's start
 * before its end, so that the same file always tells the same story.
 */
export function inTime(rows: LogRow[]): LogEvent[] {
  const events = rows.flatMap((row): LogEvent[] => {
    const finish = { at: row.end, what: 'finish', row } as const;
    return row.start === null ? [finish] : [{ at: row.start, what: 'start', row }, finish];
  });
  return events.sort((one, other) => one.at - other.at);
}

/** One finished piece of work of a log, as the reader of such files hands it over. */
export type Work = { case: string; activity: string; resource: string; start: number | null; end: number };

/** Something that happened at a moment: a piece of work began, or it ended. In the order of time. */
export type Happening = { at: number; what: 'start' | 'finish'; row: Work };

/** A case with what happened in it, in its order. */
export type Case = { id: string; events: Happening[] };

export function casesOf(events: Happening[]): Case[] {
  return [...Map.groupBy(events, ({ row }) => row.case)].map(([id, events]) => ({ id, events }));
}

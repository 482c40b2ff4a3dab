import type { ExceptionRow } from '#src/database/question-tables.ts';

/** An exception as programs read it; what it is about, in a sentence, comes from whoever knows the order. */
export function exceptionInJson(row: ExceptionRow, about: string) {
  const { id, kind, cause, state, owner, text } = row;
  return {
    exception: id,
    ...{ kind, cause, state, owner, about, text },
    raisedAt: iso(row.raised_at),
    dueAt: iso(row.due_at),
    endedAt: iso(row.ended_at),
    offeredTo: row.offered_to,
    offeredAt: iso(row.offered_at),
    offerNote: row.offer_note,
  };
}

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());

import { orderInJson } from '#src/web/order-name.ts';
import { notesOf } from './notes-view.ts';
import { nowView } from './now-view.ts';
import type { Seen } from './seen.ts';
import { pausesOf } from './work-times.ts';

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());

/** The customer's page for programs: the same facts, and nothing that is not on the page. */
export function inJson(seen: Seen, seq: number) {
  const { promise, told, entries } = seen;
  const last = entries.at(-1);
  return {
    order: orderInJson(seen.name),
    seq,
    state: seen.state,
    now: nowView(seen).heading,
    subject: seen.subject,
    promise: promise && { from: iso(promise.from), until: iso(promise.until), state: promise.state },
    owner: seen.owner,
    lastConfirmed: last ? { at: iso(last.at), by: told.nameOf(last.actor) } : null,
    steps: seen.steps.map((step) => ({
      id: step.id,
      title: step.title,
      state: step.state,
      specialist: step.who,
      usualMinutes: step.minutes,
      startedAt: iso(step.startedAt),
      finishedAt: iso(step.finishedAt),
      pauses: pausesOf(step).map(({ from, until }) => ({ from: iso(from), until: iso(until) })),
      waitsFor: step.pause && { why: step.pause.why, since: iso(step.pause.since), until: iso(step.pause.until) },
      notes: notesOf(seen, step.id).map(noteInJson),
    })),
    notes: notesOf(seen, null).map(noteInJson),
  };
}

const noteInJson = ({ at, by, text }: { at: number; by: string; text: string }) => ({ at: iso(at), by, text });

import { photosInJson } from '#src/timeline/photos-in-json.ts';
import { orderInJson } from '#src/web/order-name.ts';
import { iso } from './iso.ts';
import { type NoteView, notesOf } from './notes-view.ts';
import { nowView } from './now-view.ts';
import { callInJson, promiseInJson, readyInJson, unhappyInJson } from './promises-in-json.ts';
import type { Seen } from './seen.ts';
import type { SeenQuestion } from './seen-questions.ts';
import { pausesOf } from './work-times.ts';

/** The customer's page for programs: the same facts, and nothing that is not on the page. */
export function inJson(seen: Seen, seq: number) {
  const { promise, confirmed } = seen;
  return {
    order: orderInJson(seen.name),
    seq,
    state: seen.state,
    now: nowView(seen).heading,
    subject: seen.subject,
    promise: promise && readyInJson(seen, promise),
    promises: seen.promises.map(promiseInJson),
    calls: seen.calls.map(callInJson),
    unhappy: unhappyInJson(seen),
    owner: seen.owner,
    lastConfirmed: confirmed && { at: iso(confirmed.at), by: confirmed.by },
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
    questions: seen.questions.map(questionInJson),
  };
}

type Said = Pick<NoteView, 'at' | 'made' | 'by' | 'text' | 'pictures'>;

const noteInJson = ({ at, made, by, text, pictures }: Said) => {
  return { at: iso(at), made: iso(made), by, text, photos: photosInJson(pictures) };
};

const questionInJson = (question: SeenQuestion) => ({
  question: question.id,
  step: question.step?.id ?? null,
  state: question.state,
  owner: question.owner,
  askedAt: iso(question.askedAt),
  readAround: iso(question.from),
  answerBy: iso(question.until),
  promise: question.promised,
  messages: question.messages.flatMap(({ from, ...message }) =>
    from === 'customer' || from === 'staff' ? [{ from, ...noteInJson(message) }] : [],
  ),
});

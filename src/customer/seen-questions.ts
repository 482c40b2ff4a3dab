import type { PromiseState, StepState } from '#src/database/tables.ts';
import { type Entry, type EntryOf, questionOf } from '#src/timeline/entry-kinds.ts';
import type { Story } from '#src/timeline/load-story.ts';
import type { Question } from '#src/timeline/read-questions.ts';
import type { Telling } from '#src/timeline/sentence.ts';
import { isOverdue, type Message, threadOf } from '#src/timeline/threads.ts';
import { whyMoved } from '#src/timeline/why-moved.ts';

/** A question as its customer may know it: offers, urgency and the hands it went through stay in the kitchen. */
export type SeenQuestion = {
  id: string;
  /** What it is about; null: the order as a whole. */
  step: { id: string; title: string } | null;
  state: Question['state'];
  owner: string;
  /** The owner has a step of this very order in hand. */
  isBusy: boolean;
  askedAt: number;
  from: number;
  until: number;
  promised: PromiseState;
  /** The time that counts has passed without an answer. */
  isLate: boolean;
  /** Why the time that counts is another than the first one: who said so, when, in their words. */
  moved: { reason: string; actor: string | null; by: string; at: number } | null;
  /** The entry by which the promise is as it is, where it is not as it was first made. */
  turn: number | null;
  /** Who answered, asked back or closed, and when. */
  settled: { by: string; at: number } | null;
  messages: Message[];
};

export function seenQuestions({ questions, steps }: Story, entries: Entry[], told: Telling): SeenQuestion[] {
  return questions.map((question) => {
    const own = entries.filter(({ body }) => questionOf(body) === question.id);
    const { step, owner, messages } = threadOf(question, own, told);
    const [moved, broken] = [movedOf(question, own), brokenOf(question, own)];
    return {
      id: question.id,
      step: step && { id: step.id, title: step.title },
      state: question.state,
      owner,
      isBusy: steps.some(({ state, specialist }) => state === 'running' && specialist === question.owner),
      askedAt: question.asked_at,
      from: question.from_at,
      until: question.until_at,
      promised: question.promised,
      isLate: isOverdue(question, told.now),
      moved: moved && { reason: whyMoved(moved.body, told), ...saidBy(moved, told) },
      turn: (broken ?? moved)?.number ?? null,
      settled: settledOf(question, own, told),
      messages,
    };
  });
}

const saidBy = ({ actor, at }: Entry, { nameOf }: Telling) => ({ actor, by: nameOf(actor), at });

function movedOf({ state, promise }: Question, own: Entry[]): EntryOf<'promise-moved'> | null {
  const isIt = (entry: Entry): entry is EntryOf<'promise-moved'> =>
    entry.kind === 'promise-moved' && entry.body.promise === promise;
  return (state === 'open' && own.find(isIt)) || null;
}

function brokenOf({ state, promise }: Question, own: Entry[]): Entry | null {
  const isIt = ({ kind, body }: Entry) => kind === 'promise-broken' && 'promise' in body && body.promise === promise;
  return (state === 'open' && own.find(isIt)) || null;
}

function settledOf({ state }: Question, own: Entry[], told: Telling): SeenQuestion['settled'] {
  const last = state === 'open' ? undefined : own.findLast(({ kind }) => kind === `question-${state}`);
  return last ? saidBy(last, told) : null;
}

/** Whoever is asked about the order as a whole: who is at work on it now, otherwise its owner. */
export function whoIsAtWork({ steps, order, colleagues }: Story): string {
  const inState = (state: StepState) => steps.find((step) => step.state === state);
  const person = (inState('running') ?? inState('paused'))?.specialist;
  return person && colleagues.get(person)?.here ? person : order.owner;
}

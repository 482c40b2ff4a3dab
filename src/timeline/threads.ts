import type { Language, StepRow } from '#src/database/tables.ts';
import { type Face, faceOf } from '#src/people/face-of.ts';
import { type Bodies, type Entry, type Kind, questionOf } from './entry-kinds.ts';
import type { Story } from './load-story.ts';
import type { Pictures } from './photo-view.ts';
import type { Question } from './read-questions.ts';
import { sentence, stepTitle, type Telling } from './sentence.ts';

/** Something that was said or done in a question. A remark is kitchen talk: it is in no customer's thread. */
export type Message = {
  number: number;
  at: number;
  /** When it was really written, where it was sent later. */
  made: number | null;
  from: 'customer' | 'staff' | 'remark' | 'event';
  /** Whose words these are: a name, or "you". */
  by: string;
  /** The face beside it, for staff alone. */
  face: Face | null;
  /** The language of the words, where it is not the page's. */
  lang: Language | null;
  /** Their words as they are; of an event its sentence. */
  text: string;
  pictures: Pictures | null;
};

/** A question with all that was said in it, as a page tells it. */
export type Thread = {
  question: Question;
  /** What it is about; null: the order as a whole. */
  step: { id: string; title: string; state: StepRow['state'] } | null;
  asker: string;
  owner: string;
  offeredTo: string | null;
  messages: Message[];
  /** Somebody waits for an answer, and the time that was promised has passed. */
  isOverdue: boolean;
};

/** The questions of an order, the first asked first, told to the audience of `told`: kitchen talk only to the kitchen. */
export function threadsOf(story: Pick<Story, 'entries' | 'questions' | 'steps'>, told: Telling): Thread[] {
  return story.questions.map((question) => threadOf(question, story.entries, told));
}

/** One question, from the entries of its order. */
export function threadOf(question: Question, entries: Entry[], told: Telling): Thread {
  const step = told.steps.find(({ id }) => id === question.step);
  const own = entries.filter(
    (entry) => questionOf(entry.body) === question.id && (told.audience === 'kitchen' || entry.audience === 'customer'),
  );
  return {
    question,
    step: step ? { id: step.id, title: stepTitle(step, told), state: step.state } : null,
    asker: told.askerOf(question.follower),
    owner: told.nameOf(question.owner),
    offeredTo: question.offered_to === null ? null : told.nameOf(question.offered_to),
    messages: own.map((entry) => messageOf(entry, told)),
    isOverdue: isOverdue(question, told.now),
  };
}

/** Not only what the clock has noted: between two of its looks a page says the truth by itself. */
export const isOverdue = ({ state, until_at }: Question, now: number): boolean => state === 'open' && until_at <= now;

/** Every kind that is part of a thread, for whoever reads them from the database. */
export const threadKinds: Kind[] = [
  'question-asked',
  'question-followed-up',
  'question-answered',
  'question-asked-back',
  'question-closed',
  'question-offered',
  'question-offer-ended',
  'question-accepted',
  'question-taken-over',
  'question-urgency',
  'question-remarked',
  'promise-moved',
  'promise-broken',
  // Of photos in it: whether they are still there.
  'photo-retracted',
  'person-erased',
  'material-removed',
];

const spoken: Partial<Record<Kind, Message['from']>> = {
  'question-asked': 'customer',
  'question-followed-up': 'customer',
  'question-answered': 'staff',
  'question-asked-back': 'staff',
  'question-remarked': 'remark',
};

function messageOf(entry: Entry, told: Telling): Message {
  const { number, at, made = null, kind, body, actor } = entry;
  const from = spoken[kind];
  const who = told.nameOf(actor);
  const said = { number, at, made, pictures: told.photosOf(entry) };
  if (!from) return { ...said, from: 'event', by: who, face: null, lang: null, text: sentence(entry, told) };
  const { text } = body as Bodies['question-answered'];
  if ('follower' in body && body.follower !== null)
    return { ...said, from, by: told.askerOf(body.follower), face: null, lang: told.tongueOf(body.follower), text };
  return { ...said, from, by: who, face: faceOf(who), lang: told.tongueOf(actor), text };
}

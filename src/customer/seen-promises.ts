import type { PromiseKind, PromiseRow, PromiseState } from '#src/database/tables.ts';
import type { Entry, EntryOf, Kind, Promised } from '#src/timeline/entry-kinds.ts';
import type { Story } from '#src/timeline/load-story.ts';
import { stepTitle, type Telling } from '#src/timeline/sentence.ts';

/** Anything that was ever promised, and what people did about it. */
export type SeenPromise = {
  id: string;
  kind: PromiseKind;
  /** What was promised, in the words of whoever did. */
  words: string | null;
  maker: string | null;
  /** Who answers for it. */
  by: string;
  madeAt: number;
  from: number;
  until: number;
  state: PromiseState;
  endedAt: number | null;
  /** Its time has passed and nothing has come in its place. */
  isLate: boolean;
  /** Nothing has come in its place: somebody still has to do it. */
  isStanding: boolean;
  /** What an answer was promised to; about null is the order as a whole. */
  question: { id: string; about: string | null } | null;
  /** The oldest first. */
  turns: Turn[];
};

export type Turn = {
  how: 'moved' | 'spoke' | 'no-answer' | 'kept' | 'ready' | 'answered';
  at: number;
  actor: string | null;
  by: string;
  /** Why it was moved, or what was said. */
  text: string | null;
  /** The time that was promised instead. */
  next: Promised | null;
};

/** A call that nobody had promised is news of its own; another is told with its promise. */
export type SeenCall = Turn & { number: number; promise: string | null };

const makes: Kind[] = ['promise-made', 'promise-moved'];

export function seenPromises(story: Story, entries: Entry[], told: Telling): SeenPromise[] {
  return story.promises.map((promise) => {
    const turns = turnsOf(promise, entries, told);
    const made = entries.find(
      ({ kind, body }) => makes.includes(kind) && 'promise' in body && body.promise === promise.id,
    );
    const maker = made?.actor ?? promise.owner;
    const wasFollowed = turns.some(({ how, next }) => how !== 'no-answer' || next !== null);
    const isStanding = promise.state === 'open' || (promise.state === 'broken' && !wasFollowed);
    return {
      id: promise.id,
      kind: promise.kind,
      words: promise.words,
      maker,
      by: told.nameOf(promise.kind === 'ready-by' ? maker : promise.owner),
      madeAt: promise.made_at,
      from: promise.from_at,
      until: promise.until_at,
      state: promise.state,
      endedAt: promise.ended_at,
      isLate: isStanding && (promise.state === 'broken' || promise.until_at < told.now),
      isStanding,
      question: aboutOf(promise, story, told),
      turns,
    };
  });
}

export function seenCalls(entries: Entry[], told: Telling): SeenCall[] {
  return entries.flatMap((entry) =>
    entry.kind === 'call-noted'
      ? [{ ...calledIn(entry, told), number: entry.number, promise: entry.body.promise }]
      : [],
  );
}

function aboutOf({ question: id }: PromiseRow, { questions, steps }: Story, told: Telling): SeenPromise['question'] {
  if (id === null) return null;
  const about = questions.find((one) => one.id === id)?.step;
  return {
    id,
    about: about
      ? stepTitle(
          steps.find((step) => step.id === about),
          told,
        )
      : null,
  };
}

function turnsOf(promise: PromiseRow, entries: Entry[], told: Telling): Turn[] {
  const turns = entries.flatMap((entry): Turn[] => {
    if (entry.kind === 'call-noted') return entry.body.promise === promise.id ? [calledIn(entry, told)] : [];
    const plain = { at: entry.at, actor: entry.actor, by: told.nameOf(entry.actor), text: null, next: null };
    if (entry.kind === 'promise-kept') return entry.body.promise === promise.id ? [{ ...plain, how: 'kept' }] : [];
    if (entry.kind !== 'promise-moved' || entry.body.was !== promise.id) return [];
    return [{ ...plain, how: 'moved', text: entry.body.reason, next: entry.body }];
  });
  if (turns.length > 0 || promise.state === 'open' || promise.state === 'ended') return turns;
  const end = entries.find((entry) => entry.at >= promise.made_at && endsIt(promise, entry));
  if (!end) return [];
  const how = promise.kind === 'ready-by' ? 'ready' : 'answered';
  return [{ how, at: end.at, actor: end.actor, by: told.nameOf(end.actor), text: null, next: null }];
}

/** What a promise was about: that it is ready, or that there is an answer. */
function endsIt({ kind, question }: PromiseRow, entry: Entry): boolean {
  if (kind === 'ready-by') return entry.kind === 'order-ready';
  const answers = ['question-answered', 'question-asked-back', 'question-closed'];
  return (
    question !== null && 'question' in entry.body && entry.body.question === question && answers.includes(entry.kind)
  );
}

function calledIn({ at, actor, body }: EntryOf<'call-noted'>, told: Telling): Turn {
  return { how: body.outcome, at, actor, by: told.nameOf(actor), text: body.text, next: body.next };
}

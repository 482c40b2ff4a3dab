import type { PromiseKind, PromiseRow, PromiseState } from '#src/database/tables.ts';
import type { Entry, EntryOf, Kind, Promised } from '#src/timeline/entry-kinds.ts';
import { standsSince } from '#src/timeline/late.ts';
import type { Story } from '#src/timeline/load-story.ts';
import { stepTitle, type Telling } from '#src/timeline/sentence.ts';
import { whyMoved } from '#src/timeline/why-moved.ts';

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
  /** Since when its clock stands still, because the customer has to decide. */
  standsSince: number | null;
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
  /** Nobody chose that time: it is later by what the customer took to decide. */
  waited: number | null;
};

/** A call that nobody had promised is news of its own; another is told with its promise. */
export type SeenCall = Turn & { number: number; promise: string | null };

export function seenPromises(story: Story, entries: Entry[], told: Telling): SeenPromise[] {
  return story.promises.map((promise) => {
    const turns = turnsOf(promise, entries, told);
    const maker = makerOf(promise.id, entries) ?? promise.owner;
    const wasFollowed = turns.some(({ how, next }) => how !== 'no-answer' || next !== null);
    const stands = promise.kind === 'ready-by' ? standsSince({ ...story.order, promise }) : null;
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
      standsSince: stands,
      isLate: isStanding && stands === null && (promise.state === 'broken' || promise.until_at < told.now),
      isStanding,
      question: aboutOf(promise, story, told),
      turns,
    };
  });
}

/** Who promised it. A clock that went on promises nothing anew: it is still the word of whoever gave it. */
function makerOf(id: string, entries: Entry[]): string | null {
  const makes: Kind[] = ['promise-made', 'promise-moved'];
  const made = entries.find(({ kind, body }) => makes.includes(kind) && 'promise' in body && body.promise === id);
  if (made?.kind === 'promise-moved' && made.body.waited !== undefined) return makerOf(made.body.was, entries);
  return made?.actor ?? null;
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
    const plain = { ...doneBy(entry, told), text: null, next: null, waited: null };
    if (entry.kind === 'promise-kept') return entry.body.promise === promise.id ? [{ ...plain, how: 'kept' }] : [];
    if (entry.kind !== 'promise-moved' || entry.body.was !== promise.id) return [];
    const { waited = null } = entry.body;
    return [{ ...plain, how: 'moved', text: whyMoved(entry.body, told), next: entry.body, waited }];
  });
  if (turns.length > 0 || promise.state === 'open' || promise.state === 'ended') return turns;
  const end = entries.find((entry) => entry.at >= promise.made_at && endsIt(promise, entry));
  if (!end) return [];
  const how = promise.kind === 'ready-by' ? 'ready' : 'answered';
  return [{ how, ...doneBy(end, told), text: null, next: null, waited: null }];
}

/** What a promise was about: that it is ready, or that there is an answer. */
function endsIt({ kind, question }: PromiseRow, entry: Entry): boolean {
  if (kind === 'ready-by') return entry.kind === 'order-ready';
  const answers = ['question-answered', 'question-asked-back', 'question-closed'];
  return (
    question !== null && 'question' in entry.body && entry.body.question === question && answers.includes(entry.kind)
  );
}

function calledIn(entry: EntryOf<'call-noted'>, told: Telling): Turn {
  const { outcome: how, text, next } = entry.body;
  return { how, ...doneBy(entry, told), text, next, waited: null };
}

const doneBy = ({ at, actor }: Entry, { nameOf }: Telling) => ({ at, actor, by: nameOf(actor) });

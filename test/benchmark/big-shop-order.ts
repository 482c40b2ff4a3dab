import type { ExceptionRow, QuestionRow } from '#src/database/question-tables.ts';
import type { OrderRow, PromiseRow, StepRow } from '#src/database/tables.ts';
import { type Bodies, type Draft, type Entry, entry, type Kind } from '#src/timeline/entry-kinds.ts';
import { type Crew, idOf, type Known, scatter } from './big-shop-people.ts';
import { stepsOf, titleOf } from './big-shop-steps.ts';

/** How many entries every order has. */
const entriesEach = 20;
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** Eighty orders a day. */
const apart = day / 80;

export type MadeOrder = {
  row: OrderRow;
  known: Known;
  steps: StepRow[];
  entries: Entry[];
  promises: PromiseRow[];
  questions: QuestionRow[];
  exceptions: ExceptionRow[];
  follower: string;
  link: string;
};

/** `inHouse` counts those that are not over yet from one; 0 is one of the past. */
export type Which = { i: number; inHouse: number; orders: number; at: number; crew: Crew; customer: Known };

/** An order with its whole past: the newest stand somewhere in the middle of their work. */
export function bigShopOrder({ i, inHouse, orders, at, crew, customer: known }: Which): MadeOrder {
  const isOver = inHouse === 0;
  const opened = at - 2 * day - (orders - i) * (isOver ? apart : 2 * minute);
  const state = isOver ? (i % 50 === 7 ? 'cancelled' : 'handed-over') : inHouse % 5 === 0 ? 'ready' : 'open';
  // The last thing happened within the last hour, or as long after it began as work takes.
  const lastAt = isOver ? opened + 30 * hour : at - (5 + (inHouse % 50)) * minute;
  const ids = { order: idOf('003', opened, i), follower: idOf('004', opened, i), link: idOf('005', opened, i) };
  const { shop } = crew;
  const isPast = state === 'handed-over' || state === 'ready';
  const done = isPast ? 6 : isOver ? 2 : inHouse % 6;
  const isRunning = state === 'open' && inHouse % 5 === 1 && inHouse <= crew.technicians.length * 5;
  const given = { shop, order: ids.order, opened, i, crew };
  const steps = stepsOf({ ...given, done, isRunning, lastAt, specialist: Math.floor(inHouse / 5) });
  const promised = promiseOf({ ...given, state, lastAt, at, inHouse });
  const asked = i % 5 === 0 ? questionOf({ ...given, ids, lastAt, isOpen: !isOver && inHouse % 20 !== 0 }) : null;
  const raised = exceptionOf({ ...given, lastAt, isOver, inHouse });
  const drafts = happened({ ids, steps, promised, asked, raised, state, title: titleOf(i) });
  const each = (lastAt - opened) / (drafts.length - 1);
  const actorOf = (kind: Kind) => (kind.startsWith('step-') ? (steps[i % 6]?.specialist ?? crew.desk) : crew.desk);
  const entries = drafts.map(
    (draft, n) =>
      ({
        ...draft,
        number: n + 1,
        at: Math.round(opened + n * each),
        actor: draft.kind === 'question-asked' ? null : actorOf(draft.kind),
      }) as Entry,
  );
  const closed_at = isOver ? lastAt : null;
  const noOffer = { waits_since: null, offered_to: null, offered_at: null, offer_note: null };
  const row: OrderRow = {
    ...{ shop, id: ids.order, number: i + 1, customer: known.customer.id, subject: known.subject.id },
    ...{ title: titleOf(i), noun_nl: 'de auto', noun_en: 'car', purpose: null, wishes: null, owner: crew.desk },
    ...{ state, last_entry: entries.length, opened_at: opened, changed_at: lastAt, closed_at, ...noOffer },
  };
  const promises = asked ? [promised, asked.promise] : [promised];
  const rows = { promises, questions: asked ? [asked.row] : [], exceptions: raised ? [raised] : [] };
  return { row, known, steps, entries, ...rows, follower: ids.follower, link: ids.link };
}

type Given = { shop: string; order: string; opened: number; i: number; crew: Crew };

function promiseOf(given: Given & { state: string; lastAt: number; at: number; inHouse: number }): PromiseRow {
  const { shop, order, opened, i, crew, state, lastAt, at, inHouse } = given;
  const until = state === 'open' ? at + 2 * day + inHouse * 10 * minute : opened + 2 * day;
  const became = state === 'open' ? 'open' : state === 'cancelled' ? 'ended' : i % 20 === 3 ? 'broken' : 'kept';
  return {
    ...{ shop, id: idOf('006', opened, i), order_id: order, kind: 'ready-by', question: null, owner: crew.desk },
    ...{ from_at: until - hour, until_at: until, state: became, made_at: opened, words: null },
    ended_at: became === 'open' ? null : lastAt,
  };
}

type Asked = Given & { ids: { follower: string }; lastAt: number; isOpen: boolean };

function questionOf({ shop, order, opened, i, crew, ids, lastAt, isOpen }: Asked) {
  const [id, promise] = [idOf('007', opened, i), idOf('008', opened, i)];
  const owner = crew.technicians[i % crew.technicians.length] ?? crew.desk;
  const until_at = lastAt + 20 * hour;
  const span = { from_at: until_at - 3 * hour, until_at, made_at: lastAt - hour, words: null };
  const row: QuestionRow = {
    ...{ shop, id, order_id: order, step: null, follower: ids.follower, owner, promise },
    ...{ state: isOpen ? 'open' : 'answered', asked_at: lastAt - hour, turn_at: lastAt - hour, hands: 0 },
    ...{ urgent_at: null, offered_to: null, offered_at: null, offer_note: null },
  };
  const of = { shop, id: promise, order_id: order, kind: 'answer-by' as const, question: id, owner };
  const state = isOpen ? ('open' as const) : ('kept' as const);
  return { row, promise: { ...of, ...span, state, ended_at: isOpen ? null : lastAt } satisfies PromiseRow };
}

type Wrong = Given & { lastAt: number; isOver: boolean; inHouse: number };

/** Two in a hundred of the past, and twelve that somebody has to act on today. */
function exceptionOf({ shop, order, opened, i, crew, lastAt, isOver, inHouse }: Wrong): ExceptionRow | null {
  if (isOver ? i % 50 !== 9 : inHouse % 25 !== 4) return null;
  const id = idOf('009', opened, i);
  const owner = isOver ? crew.desk : (crew.technicians[i % crew.technicians.length] ?? crew.desk);
  return {
    ...{ shop, id, order_id: order, kind: 'raised', cause: id, owner, state: isOver ? 'settled' : 'open' },
    ...{ raised_at: lastAt - hour, due_at: lastAt + hour, ended_at: isOver ? lastAt : null },
    ...{ text: 'Het onderdeel past niet', offered_to: null, offered_at: null, offer_note: null },
  };
}

type Happened = {
  ids: { follower: string; link: string };
  steps: StepRow[];
  promised: PromiseRow;
  asked: ReturnType<typeof questionOf> | null;
  raised: ExceptionRow | null;
  state: OrderRow['state'];
  title: string;
};

function happened({ ids, steps, promised, asked, raised, state, title }: Happened): Draft[] {
  const { follower, link } = ids;
  const spanOf = ({ id, from_at, until_at }: PromiseRow) => ({ promise: id, from: from_at, until: until_at });
  const first = [
    entry('order-opened', { title }),
    entry('promise-made', spanOf(promised)),
    entry('follower-added', { follower, part: 'customer', language: 'nl' }, 'kitchen'),
    entry('link-issued', { link, follower }, 'kitchen'),
  ];
  const work = steps.flatMap(({ id: step, state: is }) => [
    ...(is === 'planned' ? [] : [entry('step-started', { step })]),
    ...(is === 'finished' ? [entry('step-finished', { step })] : []),
  ]);
  const question = asked ? aboutQuestion(asked) : [];
  const wrong = raised ? aboutException(raised) : [];
  const last =
    state === 'open'
      ? []
      : state === 'cancelled'
        ? [entry('order-cancelled', { reason: 'Toch niet' })]
        : [entry('order-ready', {}), ...(state === 'ready' ? [] : [entry('order-handed-over', { to: null })])];
  const notes = entriesEach - first.length - work.length - question.length - wrong.length - last.length;
  const noted = Array.from({ length: Math.max(0, notes) }, (_, n) =>
    entry('note-added', { step: null, text: noteOf(n) }, n % 2 === 0 ? 'customer' : 'kitchen'),
  );
  return [...first, ...work.slice(0, 4), ...noted, ...question, ...wrong, ...work.slice(4), ...last];
}

function aboutQuestion({ row, promise }: ReturnType<typeof questionOf>): Draft[] {
  const { id: question, owner, follower } = row;
  const span = { promise: promise.id, from: promise.from_at, until: promise.until_at };
  const asking: Bodies['question-asked'] = {
    question,
    step: null,
    text: 'Is hij vandaag klaar?',
    follower,
    owner,
    ...span,
  };
  if (row.state === 'open') return [entry('question-asked', asking)];
  return [entry('question-asked', asking), entry('question-answered', { question, text: 'Ja, om vijf uur.' })];
}

function aboutException({ id: exception, cause, owner, due_at: due, text, state }: ExceptionRow): Draft[] {
  const raised = entry('exception-raised', { exception, of: 'raised', cause, owner, due, text }, 'kitchen');
  if (state === 'open') return [raised];
  return [raised, entry('exception-settled', { exception, of: 'raised', text: 'Besteld en geplaatst' }, 'kitchen')];
}

const noteOf = (n: number) =>
  `De banden zijn nagekeken, spanning op ${20 + (scatter(n) % 10)} gebracht. Verder in orde.`;

import type { ExceptionKind, ExceptionRow } from '#src/database/question-tables.ts';
import type { OrderRow, PromiseRow, StepRow } from '#src/database/tables.ts';
import { beginningOf } from '#src/web/beginning.ts';
import { moment } from '#src/web/clock-words.ts';
import { type Language, say } from '#src/web/words.ts';
import type { PauseReason } from './entry-kinds.ts';

/** What an exception can be about, found by the id in its cause: of one order's story, or read for a whole board. */
export type About = {
  title: string;
  /** The order itself, where the id is its own. */
  order: (id: string) => Pick<OrderRow, 'offered_to'> | undefined;
  promise: (id: string) => Pick<PromiseRow, 'until_at'> | undefined;
  step: (id: string) => Pick<StepRow, 'title' | 'pause'> | undefined;
  /** What was asked last in a question, and to whom it is offered. */
  question: (id: string) => { text: string; offered_to: string | null } | undefined;
  exception: (id: string) => Pick<ExceptionRow, 'kind' | 'offered_to'> | undefined;
  saidAt: (entry: number) => number | undefined;
  nameOf: (person: string | null) => string;
};

export type Reading = { language: Language; zone: string; now: number };
export type Raised = Pick<ExceptionRow, 'kind' | 'cause' | 'text'>;

/** What an exception is about, in one line; the order's title where what it was about cannot be found any more. */
export function exceptionLine(raised: Raised, about: About, reading: Reading): string {
  return lines[raised.kind](raised, about, reading) ?? about.title;
}

/** The id of the thing an exception is about, and what made it another cause. */
export function causeOf({ cause }: Pick<ExceptionRow, 'cause'>): [id: string, more: string] {
  const [id = '', more = ''] = cause.split(' ');
  return [id, more];
}

type Line = (raised: Raised, about: About, reading: Reading) => string | undefined;

const lines: Record<ExceptionKind, Line> = {
  'ready-by-broken': promised,
  'ready-by-danger': promised,
  'call-overdue': toldBy,
  'question-overdue': quoted,
  'second-hand-over': quoted,
  'paused-long': standsStill,
  'decision-waiting': (raised, about, reading) =>
    standsStill(raised, about, reading) ??
    quoted(raised, about, reading, (text) => say(reading.language, 'desk.about-asked-back', { text })),
  'silent-long': (raised, about, reading) => {
    const at = about.saidAt(Number(causeOf(raised)[0]));
    return at === undefined ? undefined : say(reading.language, 'desk.about-silent', { at: momentOf(at, reading) });
  },
  'nobody-next': (raised, about, { language }) => {
    const step = about.step(causeOf(raised)[0])?.title;
    return step === undefined ? undefined : say(language, 'desk.about-nobody', { step });
  },
  'away-next': (raised, about, { language }) => {
    const [id, person] = causeOf(raised);
    const step = about.step(id)?.title;
    return step === undefined ? undefined : say(language, 'desk.about-away', { step, who: about.nameOf(person) });
  },
  'offer-waiting': offered,
  raised: ownWords,
  unhappy: ownWords,
};

const longest = 120;
const momentOf = (at: number, { language, zone, now }: Reading) => moment(language, zone, at, now);

function promised(raised: Raised, about: About, reading: Reading) {
  const at = about.promise(causeOf(raised)[0])?.until_at;
  if (at === undefined) return undefined;
  return say(reading.language, 'desk.about-ready-by', { title: about.title, at: momentOf(at, reading) });
}

function toldBy(raised: Raised, about: About, reading: Reading) {
  const at = about.promise(causeOf(raised)[0])?.until_at;
  return at === undefined ? undefined : say(reading.language, 'desk.about-call-by', { at: momentOf(at, reading) });
}

function quoted(raised: Raised, about: About, { language }: Reading, more = (text: string) => text) {
  const text = about.question(causeOf(raised)[0])?.text;
  return text === undefined ? undefined : more(say(language, 'entry.quoted', { text: beginningOf(text, longest) }));
}

/** Somebody's own words say more than the name of a reason. */
function standsStill(raised: Raised, about: About, { language }: Reading) {
  const step = about.step(causeOf(raised)[0]);
  if (!step) return undefined;
  const { reason = 'other', note = null } = JSON.parse(step.pause ?? '{}') as { reason?: PauseReason; note?: string };
  const label = say(language, `pause.${reason}`);
  const why = note === null ? label.charAt(0).toLowerCase() + label.slice(1) : beginningOf(note, longest);
  return say(language, 'desk.about-paused', { step: step.title, why });
}

function offered(raised: Raised, about: About, { language }: Reading) {
  const [id] = causeOf(raised);
  const question = about.question(id);
  const other = about.exception(id);
  const order = about.order(id);
  const subject = question ?? other ?? order;
  if (!subject) return undefined;
  const what = question
    ? say(language, 'entry.quoted', { text: beginningOf(question.text, longest) })
    : say(language, other ? `exceptions.kind-${other.kind}` : 'orders.whole-order');
  const to = about.nameOf(subject.offered_to);
  // Once somebody said yes or no, nobody is waited for.
  return to === '' ? what : say(language, 'desk.about-offered', { what, to });
}

function ownWords({ text }: Raised) {
  return text === null ? undefined : beginningOf(text, longest);
}

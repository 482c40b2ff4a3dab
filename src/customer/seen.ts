import type { OrderState, StepState } from '#src/database/tables.ts';
import type { Entry, PauseReason } from '#src/timeline/entry-kinds.ts';
import { stepOf } from '#src/timeline/entry-kinds.ts';
import type { Story } from '#src/timeline/load-story.ts';
import { noun, stepTitle, type Telling } from '#src/timeline/sentence.ts';
import { telling } from '#src/timeline/tell.ts';
import { type Language, say } from '#src/web/words.ts';
import { type SeenCall, type SeenPromise, seenCalls, seenPromises } from './seen-promises.ts';
import { type SeenQuestion, seenQuestions, whoIsAtWork } from './seen-questions.ts';
import { peopleToTurnTo, type SeenUnhappy, seenUnhappy, type TurnTo } from './seen-unhappy.ts';

/**
 * What a customer may know of an order. Everything on the customer's page is made of this and of nothing else: what the
 * kitchen says to itself, its own titles, phone numbers and addresses are left behind here.
 */
export type Seen = {
  name: string;
  state: OrderState;
  /** The last number that brought the customer anything: the revision of all that is shown. */
  seq: number;
  noun: string;
  subject: { name: string; plate: string | null };
  purpose: string | null;
  wishes: string | null;
  owner: string;
  shop: { name: string; phone: string | null };
  /** The latest time at which it is said to be ready. */
  promise: SeenPromise | null;
  /** All that was ever promised, the first first. */
  promises: SeenPromise[];
  calls: SeenCall[];
  /** What they said is not going well, the first said first. */
  unhappy: SeenUnhappy[];
  turnTo: TurnTo[];
  steps: SeenStep[];
  /** Who is asked about the order as a whole. */
  asked: string;
  /** The first asked first. */
  questions: SeenQuestion[];
  /** Only what the customer may read, oldest first. */
  entries: Entry[];
  /** The last that somebody who works here confirmed: what a customer asks or a clock notes confirms nothing. */
  confirmed: { at: number; by: string } | null;
  told: Telling;
  /** The language somebody's own words are in, as far as one can know it; null where it is the page's. */
  wordsOf: (person: string | null) => Language | null;
};

export type SeenStep = {
  id: string;
  title: string;
  state: StepState;
  minutes: number;
  /** Who did it, does it or is going to; null while nobody is known. */
  who: string | null;
  /** Who is asked about it; null while it is nobody's, or theirs who no longer work here. */
  asked: string | null;
  startedAt: number | null;
  finishedAt: number | null;
  pause: Pause | null;
  /** What happened to it since it was begun, or begun anew. */
  entries: Entry[];
};

export type Pause = { reason: PauseReason; why: string; until: number | null; since: number | null };

export function seenOf(story: Story, language: Language, now: number): Seen {
  const { order, shop, subject, promise } = story;
  const told = telling(story, language, 'customer', now);
  const entries = story.entries.filter(({ audience }) => audience === 'customer');
  const promises = seenPromises(story, entries, told);
  const steps = story.steps.map((step) => seenStep(step, story, entries, told));
  const confirmed = entries.findLast(({ actor }) => actor !== null && story.colleagues.has(actor));
  return {
    name: `${shop.code}${order.number}`,
    state: order.state,
    seq: entries.at(-1)?.number ?? 0,
    noun: noun(told),
    subject: { name: subject.name, plate: subject.plate },
    purpose: order.purpose,
    wishes: order.wishes,
    owner: told.nameOf(order.owner),
    shop: { name: shop.name, phone: shop.phone },
    promise: promises.find(({ id }) => id === promise?.id) ?? null,
    promises,
    calls: seenCalls(entries, told),
    unhappy: seenUnhappy(story, told),
    turnTo: peopleToTurnTo(story, (id) => steps.find((step) => step.id === id)?.title ?? ''),
    steps,
    asked: told.nameOf(whoIsAtWork(story)),
    questions: seenQuestions(story, entries, told),
    entries,
    confirmed: confirmed ? { at: confirmed.at, by: told.nameOf(confirmed.actor) } : null,
    told,
    wordsOf(person) {
      const own = (person && story.colleagues.get(person)?.language) || shop.language;
      return own === language ? null : own;
    },
  };
}

function seenStep(step: Story['steps'][number], { colleagues }: Story, entries: Entry[], told: Telling): SeenStep {
  const own = entries.filter(({ body }) => stepOf(body) === step.id);
  return {
    id: step.id,
    title: stepTitle(step, told),
    state: step.state,
    minutes: step.minutes,
    who: step.specialist === null ? null : told.nameOf(step.specialist),
    asked: step.specialist !== null && colleagues.get(step.specialist)?.here ? told.nameOf(step.specialist) : null,
    startedAt: step.started_at,
    finishedAt: step.finished_at,
    pause: step.state === 'paused' ? pauseOf(step.pause, step.paused_at, told.language) : null,
    entries: own.slice(
      Math.max(
        0,
        own.findLastIndex(({ kind }) => kind === 'step-redone'),
      ),
    ),
  };
}

function pauseOf(kept: string | null, since: number | null, language: Language): Pause {
  const said = JSON.parse(kept ?? '{}') as { reason?: PauseReason; until?: number | null; note?: string | null };
  const { reason = 'other', until = null, note = null } = said;
  return { reason, why: note ?? say(language, `pause.${reason}.read`), until, since };
}

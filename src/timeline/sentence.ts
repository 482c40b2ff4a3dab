import type { Audience, Language, StepRow } from '#src/database/tables.ts';
import { untilInWords } from '#src/people/away-view.ts';
import { beginningOf } from '#src/web/beginning.ts';
import { moment, rangeEnd } from '#src/web/clock-words.ts';
import { say, type Word } from '#src/web/words.ts';
import type { Entry } from './entry-kinds.ts';
import { questionOf, stepOf } from './entry-kinds.ts';
import type { PhotoTeller } from './photo-view.ts';
import { whyMoved } from './why-moved.ts';

export type Telling = {
  language: Language;
  /** Customers read the customer's title of a step, staff the shop's. */
  audience: Audience;
  zone: string;
  now: number;
  steps: StepRow[];
  order: { noun_nl: string; noun_en: string };
  nameOf: (person: string | null) => string;
  /** What the person who asked something is called here. */
  askerOf: (follower: string) => string;
  /** The language of somebody's own words, staff's or a follower's; null where it is the page's or nobody knows. */
  tongueOf: (person: string | null) => Language | null;
  /** The photos that came with an entry of this order; null where there were none. */
  photosOf: PhotoTeller;
};

/** An entry in one sentence: the same on the timeline, in the status region and in the preview beside a button. */
export function sentence(entry: Entry, telling: Telling): string {
  const { word, values } = tell(entry, telling);
  return say(telling.language, word, values).trim();
}

export function stepTitle(
  step: StepRow | undefined,
  { language, audience }: Pick<Telling, 'language' | 'audience'>,
): string {
  if (!step) return '';
  if (audience === 'kitchen') return step.title;
  return language === 'nl' ? step.customer_nl : step.customer_en;
}

type Told = { word: Word; values: Record<string, string | number> };

function tell(entry: Entry, telling: Telling): Told {
  const id = stepOf(entry.body);
  const title = id
    ? stepTitle(
        telling.steps.find((step) => step.id === id),
        telling,
      )
    : '';
  const step = say(telling.language, 'entry.quoted', { text: title });
  const values = { who: telling.nameOf(entry.actor), step, ...texts(entry), ...people(entry, telling) };
  const at = (time: number) => moment(telling.language, telling.zone, time, telling.now);
  const end = (from: number, until: number) => rangeEnd(telling.language, telling.zone, from, until, telling.now);
  switch (entry.kind) {
    case 'promise-made': {
      const { of = 'ready-by', from, until, words = null } = entry.body;
      if (of !== 'ready-by')
        return { word: `entry.promise-made-${of}`, values: { ...values, words: words ?? '', until: at(until) } };
      if (from === until) return { word: 'entry.promise-made-ready-by', values: { ...values, until: at(until) } };
      return { word: 'entry.promise-made', values: { ...values, from: at(from), until: end(from, until) } };
    }
    case 'note-added': {
      const { text, photos = [] } = entry.body;
      if (text !== '') return { word: 'entry.note-added', values };
      return { word: 'entry.note-photos', values: { ...values, count: photos.length } };
    }
    case 'photo-retracted':
      return { word: entry.actor === null ? 'entry.photo-retracted-asker' : 'entry.photo-retracted', values };
    case 'step-assigned':
      if (!entry.body.specialist) return { word: 'entry.step-assigned-nobody', values };
      return { word: 'entry.step-assigned', values: { ...values, specialist: telling.nameOf(entry.body.specialist) } };
    case 'step-paused': {
      const why = entry.body.note ?? say(telling.language, `pause.${entry.body.reason}.read`);
      if (entry.body.until === null) return { word: 'entry.step-paused', values: { ...values, why } };
      return { word: 'entry.step-paused-until', values: { ...values, why, until: at(entry.body.until) } };
    }
    case 'promise-moved':
    case 'promise-broken': {
      const { of = entry.body.question ? 'answer-by' : 'ready-by', until } = entry.body;
      if ('waited' in entry.body) {
        const why = whyMoved(entry.body, telling);
        return { word: 'entry.promise-moved-waited', values: { ...values, until: at(until), why } };
      }
      return { word: `entry.${entry.kind}-${of}`, values: { ...values, until: at(until) } };
    }
    case 'call-noted': {
      const { outcome, next, text } = entry.body;
      const word = outcome === 'no-answer' && next ? 'entry.call-no-answer-next' : (`entry.call-${outcome}` as const);
      return { word, values: { ...values, text: text ?? '', until: next ? at(next.until) : '' } };
    }
    case 'exception-raised':
    case 'exception-taken':
    case 'exception-offered':
    case 'exception-offer-ended':
    case 'exception-accepted':
    case 'exception-settled':
    case 'exception-cleared':
      return tellException(entry, telling, values);
    case 'order-covered':
    case 'order-cover-ended': {
      const { person, standIn } = entry.body;
      const when = 'until' in entry.body ? untilInWords(entry.body.until, telling) : '';
      const names = { person: telling.nameOf(person), standIn: telling.nameOf(standIn) };
      return { word: `entry.${entry.kind}`, values: { ...values, ...names, when } };
    }
    case 'order-offered':
      return { word: 'entry.order-offered', values: { ...values, to: telling.nameOf(entry.body.to) } };
    case 'order-offer-ended':
      return { word: `entry.order-offer-${entry.body.how}`, values: { ...values, to: telling.nameOf(entry.body.to) } };
    case 'question-offer-ended':
      return { word: `entry.question-offer-${entry.body.how}`, values: { ...values, reason: entry.body.reason ?? '' } };
    case 'question-closed':
      return { word: entry.body.reason ? 'entry.question-closed-because' : 'entry.question-closed', values };
    case 'question-urgency':
      return { word: `entry.question-${entry.body.urgency}`, values };
    case 'code-told':
      return { word: `entry.code-told-${entry.body.of}`, values };
    case 'step-taken-back':
      return { word: entry.body.reason ? 'entry.step-taken-back-because' : 'entry.step-taken-back', values };
    case 'person-erased':
      return { word: entry.body.follower === null ? 'entry.person-erased' : 'entry.person-erased-follower', values };
    case 'material-removed':
      return { word: `entry.material-removed-${entry.body.what}`, values };
    case 'order-ready':
      return { word: 'entry.order-ready', values: { ...values, noun: noun(telling) } };
    case 'order-handed-over':
      return { word: entry.body.to ? 'entry.order-handed-over-to' : 'entry.order-handed-over', values };
    default:
      return { word: `entry.${entry.kind}`, values };
  }
}

type AboutException = Extract<Entry, { body: { exception: string } }>;

/** A customer reads of an exception only what they said themselves; the rest is the kitchen's. */
function tellException(entry: AboutException, telling: Telling, values: Told['values']): Told {
  const { body, kind } = entry;
  const what = say(telling.language, `exceptions.kind-${body.of}`);
  if (body.of === 'unhappy' && telling.audience === 'customer') return { word: 'entry.unhappy', values };
  if (kind === 'exception-offer-ended')
    return { word: `entry.exception-offer-${entry.body.how}`, values: { ...values, what } };
  const why = kind === 'exception-raised' ? (entry.body.text ?? '') : '';
  return { word: `entry.${kind}`, values: { ...values, what, why } };
}

/** The plain texts and numbers of an entry's body, as values for its sentence. */
function texts(entry: Entry): Record<string, string | number> {
  const plain = Object.entries(entry.body).filter(([name, value]) => {
    return name !== 'step' && (typeof value === 'string' || typeof value === 'number');
  });
  const values = Object.fromEntries(plain) as Record<string, string | number>;
  // A question may be two pages long, and all of it stands in its thread.
  if (questionOf(entry.body) !== null && typeof values.text === 'string')
    values.text = beginningOf(values.text, longest);
  return values;
}

const longest = 160;

/** Whoever is in an entry by id, by name. */
function people({ body }: Entry, { nameOf }: Telling): Record<string, string> {
  const named = (['owner', 'was', 'to'] as const).flatMap((role) => {
    const id = (body as Record<string, unknown>)[role];
    return ('question' in body || 'exception' in body) && typeof id === 'string' ? [[role, nameOf(id)]] : [];
  });
  return Object.fromEntries(named);
}

export function noun({ language, order }: Pick<Telling, 'language' | 'order'>): string {
  return language === 'nl' ? order.noun_nl : order.noun_en;
}

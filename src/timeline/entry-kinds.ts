import type { ExceptionKind } from '#src/database/question-tables.ts';
import type { Audience, Language, News, PromiseKind } from '#src/database/tables.ts';
import type { WithPhotos } from './photos.ts';

/** Why a step stands still; each has a sentence that the customer reads. */
export const pauseReasons = [
  'part',
  'customer',
  'help',
  'tool',
  'other-work',
  'handed-on',
  'break',
  'end-of-day',
  'other',
] as const;
export type PauseReason = (typeof pauseReasons)[number];

export type StepText = {
  title: string;
  customerNl: string;
  customerEn: string;
  minutes: number;
  news: News;
};

/** What each kind of entry says, as it is kept in the log for ever. Nothing here names a customer, but for people's own words. */
export type Bodies = {
  'order-opened': { title: string };
  /** Without `of` it is when the order is ready: the oldest entries know no other promise. */
  'promise-made': Promised & { of?: PromiseKind; words?: string | null };
  'step-added': StepText & { step: string; position: number; specialist: string | null; reason: string };
  'step-changed': StepText & { step: string; was: string; reason: string };
  'step-skipped': { step: string; reason: string };
  'step-redone': { step: string; reason: string };
  'step-moved': { step: string; position: number; reason: string };
  'step-assigned': { step: string; specialist: string | null; was: string | null; reason: string };
  'step-started': { step: string };
  'step-paused': { step: string; reason: PauseReason; until: number | null; note: string | null };
  'step-resumed': { step: string };
  'step-finished': { step: string };
  'step-taken-back': { step: string; reason: string | null };
  /** Without a word where a photo says it. */
  'note-added': { step: string | null; text: string } & WithPhotos;
  'photo-retracted': { photo: string };
  'details-changed': { fields: string[] };
  'order-taken': { was: string };
  'order-offered': { to: string; note: string };
  'order-offer-ended': { to: string; how: 'declined' | 'withdrawn' };
  'order-ready': Record<never, never>;
  'order-handed-over': { to: string | null };
  'order-cancelled': { reason: string };
  'order-cannot-be-done': { reason: string };
  'order-reopened': { reason: string };
  'follower-added': { follower: string; part: 'customer' | 'second'; language: Language };
  'link-issued': { link: string; follower: string };
  'link-revoked': { link: string; follower: string };
  /** On the phone, to whoever follows; the code is made of the proof's id and this house's secret. */
  'code-told': { proof: string; of: 'see' | 'erase'; follower: string; link: string };
  'question-asked': {
    question: string;
    step: string | null;
    text: string;
    follower: string;
    owner: string;
  } & Promised &
    WithPhotos;
  'question-followed-up': {
    question: string;
    text: string;
    follower: string;
    owner: string;
    again: Promised | null;
  } & WithPhotos;
  'question-answered': { question: string; text: string } & WithPhotos;
  'question-asked-back': { question: string; text: string } & WithPhotos;
  'question-closed': { question: string; reason: string | null };
  'question-offered': { question: string; to: string; note: string };
  'question-offer-ended': { question: string; to: string; how: 'declined' | 'withdrawn'; reason: string | null };
  'question-accepted': { question: string; was: string };
  'question-taken-over': { question: string; was: string };
  'question-urgency': { question: string; urgency: 'urgent' | 'usual' };
  'question-remarked': { question: string; text: string };
  /** `reason` is what somebody wrote; `waited` are the milliseconds of opening hours in which the customer decided. */
  'promise-moved': {
    question: string | null;
    of?: PromiseKind;
    was: string;
    reason: string | null;
    waited?: number;
  } & Promised;
  'promise-broken': { question: string | null; of?: PromiseKind; promise: string; until: number };
  'promise-kept': { promise: string; of: PromiseKind };
  'call-noted': { promise: string | null; outcome: 'spoke' | 'no-answer'; text: string | null; next: Promised | null };
  'process-left': { reason: string };
  'exception-raised': {
    exception: string;
    of: ExceptionKind;
    cause: string;
    owner: string;
    due: number;
    text: string | null;
  };
  'exception-taken': { exception: string; of: ExceptionKind; was: string };
  'exception-offered': { exception: string; of: ExceptionKind; to: string; note: string };
  'exception-offer-ended': { exception: string; of: ExceptionKind; to: string; how: 'declined' | 'withdrawn' };
  'exception-accepted': { exception: string; of: ExceptionKind; was: string };
  'exception-settled': { exception: string; of: ExceptionKind; text: string };
  'exception-cleared': { exception: string; of: ExceptionKind };
  'order-covered': Covered & { until: number };
  'order-cover-ended': Covered;
  /** Who it was for is forgotten, and with them all that was written; of a follower only what they left here. */
  'person-erased': { why: 'asked' | 'time'; follower: string | null };
  /** The time is over for which photos, or the words of questions, are kept. */
  'material-removed': { what: 'photos' | 'questions' };
};

/** What of one order went from a person to their stand-in, or back. */
export type Covered = {
  cover: string;
  person: string;
  standIn: string;
  steps: string[];
  questions: string[];
  promises: string[];
  /** The order itself was theirs to answer for. */
  owner: boolean;
};

/** A promise with its range: an answer is read around `from` and given by `until`. */
export type Promised = { promise: string; from: number; until: number };

export type Kind = keyof Bodies;

/** Who somebody is. It travels beside an entry to the rows and is never written into the log. */
export type Identity = {
  name?: string | undefined;
  phone?: string | null | undefined;
  email?: string | null | undefined;
  subject?: string | undefined;
  plate?: string | null | undefined;
  purpose?: string | null | undefined;
  wishes?: string | null | undefined;
};

export type DraftOf<K extends Kind> = { kind: K; audience: Audience; body: Bodies[K]; identity?: Identity };
/** What a rule answers: an entry that has no number, time and name yet. */
export type Draft = { [K in Kind]: DraftOf<K> }[Kind];

/** `made` is when it was really done, where it was sent later. */
export type EntryOf<K extends Kind> = DraftOf<K> & {
  number: number;
  at: number;
  actor: string | null;
  made?: number | null;
};
export type Entry = { [K in Kind]: EntryOf<K> }[Kind];

export function entry<K extends Kind>(kind: K, body: Bodies[K], audience: Audience = 'customer'): DraftOf<K> {
  return { kind, audience, body };
}

/** The question an entry is about, if it is about one. */
export function questionOf(body: Bodies[Kind]): string | null {
  return 'question' in body ? body.question : null;
}

/** The step an entry is about, if it is about one. */
export function stepOf(body: Bodies[Kind]): string | null {
  return 'step' in body ? body.step : null;
}

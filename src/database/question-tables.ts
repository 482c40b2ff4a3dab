/** Whose turn it is: staff's while it is open, the customer's after asking back, nobody's once answered or closed. */
export type QuestionState = 'open' | 'asked-back' | 'answered' | 'closed';

export type QuestionRow = {
  shop: string;
  id: string;
  order_id: string;
  step: string | null;
  follower: string;
  owner: string;
  state: QuestionState;
  /** The latest promise to answer it. */
  promise: string;
  asked_at: number;
  /** Since when it is whose turn it is. */
  turn_at: number;
  /** How often it went from one person to another. */
  hands: number;
  urgent_at: number | null;
  offered_to: string | null;
  offered_at: number | null;
  offer_note: string | null;
};

export type AbsenceRow = {
  id: string;
  person: string;
  from_at: number;
  until_at: number;
  noted_by: string;
  noted_at: number;
  /** Back earlier than was said. */
  ended_at: number | null;
};

/** What needs a person now, each kind with its own rule; the last two are raised by people. */
export const exceptionKinds = [
  'ready-by-broken',
  'ready-by-danger',
  'question-overdue',
  'call-overdue',
  'paused-long',
  'silent-long',
  'nobody-next',
  'away-next',
  'offer-waiting',
  'decision-waiting',
  'second-hand-over',
  'raised',
  'unhappy',
] as const;
export type ExceptionKind = (typeof exceptionKinds)[number];

export type ExceptionRow = {
  shop: string;
  id: string;
  order_id: string;
  kind: ExceptionKind;
  /** What it is about, so that one cause has one open exception: ids of a promise, a step, a question. */
  cause: string;
  owner: string;
  /** Settled by a person with a sentence; cleared when its cause was gone by itself. */
  state: 'open' | 'settled' | 'cleared';
  raised_at: number;
  /** By when somebody has to act. */
  due_at: number;
  ended_at: number | null;
  /** In the words of whoever raised it by hand. */
  text: string | null;
  offered_to: string | null;
  offered_at: number | null;
  offer_note: string | null;
};

/** A colleague who was asked to stand in for somebody who is away; `nobody` is what the desk was told when none was. */
export type CoverRow = {
  shop: string;
  id: string;
  absence: string;
  person: string;
  stand_in: string | null;
  state: 'offered' | 'accepted' | 'declined' | 'withdrawn' | 'nobody';
  /** Who asked: the person, or the desk for them. */
  offered_by: string | null;
  offered_at: number;
  answered_at: number | null;
  /** Since when the work is the stand-in's: at once, or when the absence began. */
  began_at: number | null;
  given_back_at: number | null;
  taken_back_at: number | null;
  /** When the desk was told that there is no stand-in yet. */
  told_at: number | null;
};

/** What the stand-in has to know of one order, in three lines. */
export type CoverCardRow = {
  shop: string;
  cover: string;
  order_id: string;
  done: string;
  next: string;
  watch: string;
};

/** What changed hands with a cover, so that the same can be given back. */
export type CoverItemRow = {
  shop: string;
  cover: string;
  order_id: string;
  kind: 'step' | 'question' | 'exception' | 'promise' | 'order';
  item: string;
};

export type CoverTables = { covers: CoverRow; cover_cards: CoverCardRow; cover_items: CoverItemRow };

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

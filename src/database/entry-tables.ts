import type { Audience } from './tables.ts';

// What the timeline keeps of an order, and the photos that came with it.

export type EntryRow = {
  shop: string;
  order_id: string;
  number: number;
  kind: string;
  at: number;
  actor: string | null;
  audience: Audience;
  step: string | null;
  body: string;
  /** When it was really done, where it was sent later because there was no connection. */
  made_at: number | null;
};

export type PhotoRow = {
  shop: string;
  id: string;
  order_id: string;
  /** The number of the entry it came with. */
  entry: number;
  audience: Audience;
  /** Whose it is: a colleague's or a follower's. */
  person: string | null;
  follower: string | null;
  added_at: number;
  retracted_at: number | null;
  /** When its files were gone. */
  removed_at: number | null;
};

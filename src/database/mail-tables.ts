import type { Language } from './tables.ts';

/** What there are templates for. */
export type MailKind = 'reset' | 'password-set' | 'code';

/** Dropped is what was never tried: too many at once, or too late. */
export type MailState = 'waiting' | 'sent' | 'failed' | 'dropped';

export type MailRow = {
  id: string;
  shop: string;
  address: string;
  language: Language;
  kind: MailKind;
  /** What the template says, sealed; gone once it was sent or given up. */
  about: string | null;
  order_id: string | null;
  person: string | null;
  made_at: number;
  state: MailState;
  claimed_until: number;
  attempts: number;
  next_at: number;
  /** Given up then: a code that ran out is of use to nobody. */
  until_at: number;
  sent_at: number | null;
  why: string | null;
};

/** What a second proof opens: to see all that is kept, or to ask that it is erased. */
export type ProofKind = 'see' | 'erase';

export type ProofRow = {
  shop: string;
  link: string;
  kind: ProofKind;
  order_id: string;
  /** Of the code that was told; null once it was typed. */
  hash: string | null;
  expires_at: number;
  tries: number;
  /** The hash of what the browser holds that typed the code. */
  opened: string | null;
};

export type ResetRow = { hash: string; person: string; way: 'mail' | 'code'; made_at: number; expires_at: number };

export type MailTables = {
  mails: MailRow;
  proofs: ProofRow;
  resets: ResetRow;
  sign_in_rules: { shop: string; second_factor: 0 | 1 };
};

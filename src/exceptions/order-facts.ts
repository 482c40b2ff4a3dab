import type { ExceptionKind, ExceptionRow } from '#src/database/question-tables.ts';
import type { PromiseRow } from '#src/database/tables.ts';
import type { Colleague } from '#src/people/colleagues.ts';
import type { Away, WorkingClock } from '#src/people/working-clock.ts';
import type { Order } from '#src/timeline/order.ts';
import type { Question } from '#src/timeline/read-questions.ts';
import type { Stint } from '#src/timeline/stints.ts';

/** What holds for a whole shop at one moment. */
export type Around = {
  clock: WorkingClock;
  colleagues: ReadonlyMap<string, Colleague>;
  away: ReadonlyMap<string, readonly Away[]>;
  /** Who works here and is at work at some moment of what is left of today. */
  here: ReadonlySet<string>;
};

/** All that the rules about what goes wrong know of one order. */
export type OrderFacts = {
  around: Around;
  order: Order;
  /** Promises for the whole order and for calls that still count: open, or broken with nothing newer and nobody who called. */
  promises: PromiseRow[];
  /** Those that wait for somebody: for staff, or for the customer who was asked back. */
  questions: Question[];
  /** What is open, and what was settled: that comes again only after a while. */
  exceptions: ExceptionRow[];
  /** The last thing the customer could read from somebody here. */
  lastWord: { number: number; at: number } | null;
  /** When a step or the order itself last changed. */
  lastChange: number;
  /** When the steps that run or stand still were worked on, by step. */
  stints: ReadonlyMap<string, readonly Stint[]>;
};

/** Something that needs a person now: whose it is, and since when or until when. */
export type Cause = { kind: ExceptionKind; cause: string; owner: string; due: number };

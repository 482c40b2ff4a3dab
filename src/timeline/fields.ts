import { z } from 'zod';
import { readClock } from '#src/web/clock-entry.ts';

// What forms about an order are made of. Everything is text: a rule makes numbers and moments of it.

export const StepId = z.string().min(1).max(100);
export const PersonId = z.string().min(1).max(100);
export const Title = z.string().trim().min(1).max(80);
/** The customer reads it, so it is a sentence and not a code. */
export const Reason = z.string().trim().min(3).max(500);

/** Whole minutes of usual working time, at most eight working days. */
export const Minutes = z
  .string()
  .trim()
  .refine((text) => /^\d{1,4}$/.test(text) && Number(text) >= 1 && Number(text) <= 2880, 'steps.minutes-shape');

/** Places are counted from 1. */
export const Place = z
  .string()
  .trim()
  .regex(/^[1-9]\d{0,2}$/, 'steps.place-shape');

/** Loud: the customer is told when the step starts and ends. Silent: only the line on the page changes. */
export const NewsOfStep = z.enum(['loud', 'silent']);

const Clock = z
  .string()
  .trim()
  .refine((text) => readClock(text) !== null);

/** "15:30" in the shop's time, "2026-11-24T15:30" in the shop's time, or a moment that names its own offset. */
export const When = z
  .union([Clock, z.iso.datetime({ offset: true, local: true }), z.iso.datetime({ offset: true, precision: -1 })], {
    error: 'steps.when-shape',
  })
  .meta({ description: 'A time or a date with a time by the clock of the shop, or a moment with its own offset' });

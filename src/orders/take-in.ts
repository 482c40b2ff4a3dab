import { z } from 'zod';
import { Email, PersonName, Phone } from '#src/timeline/contact-fields.ts';
import { Day } from '#src/timeline/day.ts';
import { readClock } from '#src/web/clock-entry.ts';

const Clock = z
  .string()
  .trim()
  .max(20)
  .refine((text) => readClock(text) !== null, 'orders.clock-wrong');

/** An order taken in: who comes, with what, what for, and by when it was promised to be ready. Null is left out. */
export const TakeIn = z.strictObject({
  /** Somebody who was here before, chosen from what was found. */
  customer: z.string().max(100).nullish(),
  name: PersonName,
  phone: Phone.nullish(),
  email: Email.nullish(),
  /** What the customer reads in; left out: the shop's own language. */
  language: z.enum(['nl', 'en']).nullish(),
  plate: z.string().trim().max(20).nullish(),
  /** "Volvo V60"; left out: what the template calls it. */
  subject: z.string().trim().max(80).nullish(),
  template: z.string().max(100),
  /** Why they came, in their own words. */
  purpose: z.string().trim().max(500).nullish(),
  wishes: z.string().trim().max(1000).nullish(),
  /** 2026-11-24, today or tomorrow, and two times such as 15:30, 15.30 or 1530 on it, by the shop's clock. */
  day: Day,
  from: Clock,
  until: Clock,
  /** Who answers for the order; left out: whoever takes it in. */
  owner: z.string().max(100).nullish(),
});

export type TakeIn = z.infer<typeof TakeIn>;

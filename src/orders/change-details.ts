import { z } from 'zod';
import { Email, PersonName, Phone } from '#src/timeline/contact-fields.ts';
import { type Draft, entry } from '#src/timeline/entry-kinds.ts';
import type { Order } from '#src/timeline/order.ts';
import { type Refusal, refuse } from '#src/timeline/refusal.ts';

/** What is left out stays as it is; what is empty is forgotten. */
export const ChangeDetails = z.strictObject({
  subject: z.string().trim().min(1).max(80).optional(),
  plate: z.string().trim().max(20).optional(),
  purpose: z.string().trim().max(500).optional(),
  wishes: z.string().trim().max(1000).optional(),
  name: PersonName.optional(),
  phone: z.union([z.literal(''), Phone], { error: 'orders.phone-wrong' }).optional(),
  email: z.union([z.literal(''), Email], { error: 'orders.email-wrong' }).optional(),
  /** Empty fields of a form do not arrive: `clear` says that all were shown, so a missing one was emptied. */
  blanks: z.enum(['keep', 'clear']).optional(),
  /** The page a form stands on; this one has but one. */
  from: z.enum(['order']).optional(),
});

export type ChangeDetails = z.infer<typeof ChangeDetails>;
export type Details = { subject: string; name: string } & Record<(typeof canBeEmpty)[number], string | null>;

const canBeEmpty = ['plate', 'purpose', 'wishes', 'phone', 'email'] as const;

/** The log keeps which details changed; what they are travels beside it, so that it can be forgotten. */
export function changeDetails(
  _order: Order,
  { was, blanks, ...given }: ChangeDetails & { was: Details },
): Draft[] | Refusal {
  const empty = blanks === 'clear' ? null : undefined;
  const becomes: Partial<Record<keyof Details, string | null | undefined>> = {
    subject: given.subject,
    name: given.name,
  };
  for (const field of canBeEmpty) becomes[field] = given[field] === undefined ? empty : given[field] || null;
  const changed = (Object.keys(was) as (keyof Details)[]).filter(
    (field) => becomes[field] !== undefined && becomes[field] !== was[field],
  );
  if (changed.length === 0) return refuse('steps.details-same');
  const identity = Object.fromEntries(changed.map((field) => [field, becomes[field]]));
  return [{ ...entry('details-changed', { fields: changed }), identity }];
}

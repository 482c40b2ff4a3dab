import { z } from 'zod';
import { Email, PersonName, Phone } from '#src/timeline/contact-fields.ts';
import { entry } from '#src/timeline/entry-kinds.ts';
import type { Rule } from '#src/timeline/order.ts';

/** Somebody besides the customer who may follow the order, by a link of their own. */
export const AddPerson = z.strictObject({
  name: PersonName,
  phone: Phone.optional(),
  email: Email.optional(),
  language: z.enum(['nl', 'en']).optional(),
});

export const addPerson: Rule<z.infer<typeof AddPerson>> = (
  _order,
  { name, phone = null, email = null, language },
  asked,
) => {
  const [follower, link] = asked.ids;
  const added = entry('follower-added', { follower, part: 'second', language: language ?? asked.actor.language });
  return [{ ...added, identity: { name, phone, email } }, entry('link-issued', { link, follower }, 'kitchen')];
};

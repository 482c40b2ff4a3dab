import { z } from 'zod';
import { entry } from '#src/timeline/entry-kinds.ts';
import type { Rule } from '#src/timeline/order.ts';
import { refuse } from '#src/timeline/refusal.ts';

export const TellCode = z.strictObject({ what: z.enum(['see', 'erase']) });

/** A code for whoever is on the phone. Who told it is noted; the code is not. */
export const tellCode: Rule<{ what: 'see' | 'erase'; follower: string; link: string | null }> = (
  _order,
  { what, follower, link },
  asked,
) =>
  link === null
    ? refuse('privacy.code-no-link')
    : [entry('code-told', { proof: asked.ids[0], of: what, follower, link }, 'kitchen')];

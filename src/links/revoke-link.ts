import { z } from 'zod';
import { entry } from '#src/timeline/entry-kinds.ts';
import type { Rule } from '#src/timeline/order.ts';
import { refuse } from '#src/timeline/refusal.ts';

/** Everything there is to know stands in the address: which link. */
export const RevokeLink = z.strictObject({});

export const revokeLink: Rule<{ link: string; follower: string; isLive: boolean }> = (
  _order,
  { link, follower, isLive },
) => (isLive ? [entry('link-revoked', { link, follower }, 'kitchen')] : refuse('orders.link-revoked-already'));

import { z } from 'zod';
import { entry } from '#src/timeline/entry-kinds.ts';
import type { Rule } from '#src/timeline/order.ts';

/** Everything there is to know stands in the address: whose link. */
export const IssueLink = z.strictObject({});

/** A new link for somebody who follows; whichever they had, works no more. */
export const issueLink: Rule<{ follower: string; live: string[] }> = (_order, { follower, live }, asked) => [
  ...live.map((link) => entry('link-revoked', { link, follower }, 'kitchen')),
  entry('link-issued', { link: asked.ids[0], follower }, 'kitchen'),
];

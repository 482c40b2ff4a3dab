import { z } from 'zod';
import { page, type Route } from '#src/route.ts';
import { deskPage } from './desk-page.ts';

/** `order`: the one that is shown beside the board. */
const LookAtDesk = z.object({ order: z.string().max(12).optional() });

export const deskRoutes: Route[] = [
  page('/desk', {
    who: 'desk',
    says: 'What is going on, and what waits to be collected; with one order in short beside it',
    query: LookAtDesk,
    page: (asking) => deskPage(asking, asking.query.order),
  }),
];

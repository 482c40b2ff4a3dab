import { page, type Route } from '#src/route.ts';
import { deskPage } from './desk-page.ts';

export const deskRoutes: Route[] = [
  page('/desk', { who: 'desk', says: 'What is going on, and what waits to be collected', page: deskPage }),
];

import { page, type Route } from '#src/route.ts';
import { mailPage } from './mail-page.ts';

export const mailRoutes: Route[] = [
  page('/mail', { who: 'desk', says: 'Mail that waits, was sent or could not be sent', page: mailPage }),
];

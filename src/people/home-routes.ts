import { type Asking, page, type Route } from '#src/route.ts';
import { identifySession } from './identify.ts';

/** The front door: it only shows the way. */
export const homeRoutes: Route[] = [
  page('/', {
    who: 'anyone',
    says: 'The way to where you belong: the desk, the bench, the sign-in or the very first start',
    page: async (asking) => ({ location: await whereTo(asking) }),
  }),
];

async function whereTo({ kitchen, actor, roles, request }: Asking): Promise<string> {
  if ((await kitchen.shops.all()).length === 0) return '/setup';
  if (actor.as === 'staff') {
    if (roles.length === 0) return '/me';
    return roles.some((role) => role !== 'technician') ? '/desk' : '/bench';
  }
  // A shared tablet between two people.
  return (await identifySession(kitchen.signIn, request.headers.cookie)) ? '/switch' : '/sign-in';
}

import { z } from 'zod';
import { type Asking, act, type PageAnswer, page, type Route } from '#src/route.ts';
import { say } from '#src/web/words.ts';
import { endLive, no, waitFor, withCookies } from './answers.ts';
import { noteAudit } from './audit.ts';
import { deviceOf } from './device.ts';
import { identifySession } from './identify.ts';
import { signOut } from './sessions.ts';
import { signInWithPassword } from './sign-in-with-password.ts';

export const OrderName = z.string().regex(/^[A-Za-z]{0,3}\d{1,9}$/);

const SignIn = z.strictObject({
  email: z.string().trim().min(1).max(254),
  password: z.string().min(1).max(1000),
  order: OrderName.optional().describe('The order to go to afterwards'),
  /** Back to the bench, where something waits to be sent. */
  to: z.enum(['bench']).optional(),
});

const SignOut = z.strictObject({});

export const signInRoutes: Route[] = [
  page('/sign-in', {
    who: 'anyone',
    says: 'The form to sign in with',
    page: async (asking) => (await elsewhere(asking)) ?? signInPage(asking),
  }),
  act('/sign-in', {
    who: 'anyone',
    says: 'Sign in with e-mail address and password; the session comes as a cookie',
    schema: SignIn,
    form: signInPage,
    async act({ kitchen, request }, { order, to, ...given }) {
      const come = await signInWithPassword(kitchen.signIn, given, deviceOf(request));
      if ('why' in come) {
        if (come.why !== 'second-step') return come.why === 'wait' ? waitFor(come.minutes) : no('people.wrong');
        const goingTo = order ? `?order=${order.toUpperCase()}` : to ? '?to=bench' : '';
        return { location: `/sign-in/code${goingTo}`, json: { next: 'code' }, ...withCookies(come.cookies) };
      }
      endLive(kitchen, come.ended);
      const location = order ? `/orders/${order.toUpperCase()}` : to ? '/bench' : '/';
      return { location, json: { person: come.person }, ...withCookies([come.known, ...come.cookies]) };
    },
  }),
  act('/sign-out', {
    who: 'anyone',
    says: 'End the session of this browser',
    schema: SignOut,
    form: signInPage,
    async act({ kitchen, request }) {
      const who = (await identifySession(kitchen.signIn, request.headers.cookie))?.holder.person;
      const { cookies, ended } = await signOut(kitchen.signIn, deviceOf(request));
      endLive(kitchen, ended);
      if (who !== undefined) await noteAudit(kitchen, { what: 'signed-out', who });
      return { location: '/sign-in', ...withCookies(cookies) };
    },
  }),
];

/** Who is signed in already, or at a tablet that waits for its next person, does not need this page. */
async function elsewhere({ kitchen, actor, request, query }: Asking): Promise<{ location: string } | null> {
  if ((await kitchen.shops.all()).length === 0) return { location: '/setup' };
  if (query.password !== undefined) return null;
  if (actor.as === 'staff') return { location: '/' };
  const session = await identifySession(kitchen.signIn, request.headers.cookie);
  return session ? { location: '/switch' } : null;
}

export async function signInPage({ language, query, attempt }: Asking): Promise<PageAnswer> {
  const order = OrderName.safeParse(attempt?.values.order ?? query.order);
  return {
    view: 'people/sign-in',
    title: say(language, 'people.sign-in'),
    face: 'plain',
    model: {
      order: order.success ? order.data : null,
      toBench: (attempt?.values.to ?? query.to) === 'bench',
      wasReset: query.reset === 'done' && attempt === null,
    },
    json: {},
  };
}

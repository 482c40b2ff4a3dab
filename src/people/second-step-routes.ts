import { z } from 'zod';
import { type Asking, act, type PageAnswer, page, type Route } from '#src/route.ts';
import { say } from '#src/web/words.ts';
import { endLive, no, waitFor, withCookies } from './answers.ts';
import { deviceOf } from './device.ts';
import { owesCode, signInWithCode } from './second-step.ts';
import { OrderName } from './sign-in-routes.ts';

const Code = z.strictObject({
  code: z.string().trim().min(1).max(40).describe('Six digits of the app, or one of the codes that were written down'),
  order: OrderName.optional(),
  to: z.enum(['bench']).optional(),
});

/** Between the right password and the session. */
export const secondStepRoutes: Route[] = [
  page('/sign-in/code', {
    who: 'anyone',
    says: 'The second step of signing in: a code',
    page: async (asking) =>
      (await owesCode(asking.kitchen.signIn, asking.request.headers.cookie))
        ? codePage(asking)
        : { location: '/sign-in' },
  }),
  act('/sign-in/code', {
    who: 'anyone',
    says: 'Finish signing in with a code of the app, or with a written one',
    schema: Code,
    form: codePage,
    async act({ kitchen, request }, { code, order, to }) {
      const come = await signInWithCode(kitchen.signIn, code, deviceOf(request));
      if ('why' in come) {
        if (come.why === 'wait') return waitFor(come.minutes);
        return no(come.why === 'gone' ? 'people.code-gone' : 'people.code-wrong');
      }
      endLive(kitchen, come.ended);
      return {
        location: order ? `/orders/${order.toUpperCase()}` : to ? '/bench' : '/',
        json: { person: come.person },
        ...withCookies([...come.cookies, come.known]),
      };
    },
  }),
];

async function codePage({ language, query, attempt }: Asking): Promise<PageAnswer> {
  const order = OrderName.safeParse(attempt?.values.order ?? query.order);
  return {
    view: 'people/sign-in-code',
    title: say(language, 'people.code-title'),
    face: 'plain',
    model: { order: order.success ? order.data : null, toBench: (attempt?.values.to ?? query.to) === 'bench' },
    json: {},
  };
}

import { z } from 'zod';
import { type Asking, act, type PageAnswer, page, type Route, type Went } from '#src/route.ts';
import { say } from '#src/web/words.ts';
import { endLive, no, waitFor, withCookies, wrongField } from './answers.ts';
import { deviceOf } from './device.ts';
import { isOpen, mailReset, type NotReset, type Reset, resetByCode, resetByLink } from './reset-password.ts';

const Email = z.string().trim().min(1).max(254);
const Password = z.string().min(1).max(1000);
const Forgot = z.strictObject({ email: z.string().trim().max(254).pipe(z.email('people.email-shape')) });
const ByLink = z.strictObject({ password: Password });
const ByCode = z.strictObject({ email: Email, code: z.string().trim().min(1).max(40), password: Password });

/** A forgotten password. Nothing here says whether anybody has an address. */
export const resetRoutes: Route[] = [
  page('/forgot', { who: 'anyone', says: 'The ways to a new password', page: forgotPage }),
  act('/forgot', {
    who: 'anyone',
    says: 'Ask for a link to a new password by mail; the answer is the same for every address',
    schema: Forgot,
    form: forgotPage,
    async act({ kitchen, request }, { email }) {
      if (kitchen.settings.mail === null) return no('people.forgot-no-mail');
      const asked = await mailReset(kitchen.signIn, email, deviceOf(request));
      return asked === 'asked' ? { location: '/forgot?asked=yes' } : waitFor(asked.minutes);
    },
  }),
  page('/reset', { who: 'anyone', says: 'Set a new password with a code that an owner gave', page: codePage }),
  act('/reset', {
    who: 'anyone',
    says: 'Set a new password with a code that an owner gave; it works once',
    schema: ByCode,
    form: codePage,
    act: async (asking, given) =>
      answer(
        asking,
        await resetByCode(asking.kitchen.signIn, given, deviceOf(asking.request)),
        'people.reset-code-wrong',
      ),
  }),
  page('/reset/:token', {
    who: 'anyone',
    says: 'Choose a new password; looking at it uses nothing up',
    page: linkPage,
  }),
  act('/reset/:token', {
    who: 'anyone',
    says: 'Set a new password with a link that was mailed; it works once',
    schema: ByLink,
    form: linkPage,
    async act(asking, { password }) {
      const token = asking.params.token ?? '';
      const done = await resetByLink(asking.kitchen.signIn, { token, password }, deviceOf(asking.request));
      return answer(asking, done, 'people.reset-gone');
    },
  }),
];

function answer(asking: Asking, done: Reset | NotReset, gone: 'people.reset-gone' | 'people.reset-code-wrong') {
  if ('why' in done) {
    if (done.why === 'wait') return waitFor(done.minutes);
    return done.why === 'gone' ? no(gone) : wrongField(asking, 'password', done.word);
  }
  endLive(asking.kitchen, done.ended);
  const went: Went = { location: '/sign-in?password&reset=done', json: {}, ...withCookies([done.known]) };
  return went;
}

async function forgotPage({ kitchen, language, query, attempt }: Asking): Promise<PageAnswer> {
  return {
    view: 'people/forgot',
    title: say(language, 'people.forgot-title'),
    face: 'plain',
    model: { mails: kitchen.settings.mail !== null, asked: query.asked === 'yes' && attempt === null },
    json: {},
  };
}

async function codePage({ language }: Asking): Promise<PageAnswer> {
  return resetPage(language, { action: '/reset', byCode: true, gone: false });
}

/** The link stands in the address: no other site learns it, and nothing remembers the page. */
async function linkPage({ kitchen, language, params, attempt }: Asking): Promise<PageAnswer> {
  const token = params.token ?? '';
  const gone = attempt === null && !(await isOpen(kitchen.signIn, token));
  const page = resetPage(language, { action: `/reset/${encodeURIComponent(token)}`, byCode: false, gone });
  return { ...page, status: gone ? 410 : 200, headers: { 'Referrer-Policy': 'no-referrer' } };
}

const resetPage = (language: 'nl' | 'en', model: { action: string; byCode: boolean; gone: boolean }): PageAnswer => ({
  view: 'people/reset',
  title: say(language, 'people.reset-title'),
  face: 'plain',
  model,
  json: {},
});

import { z } from 'zod';
import { type Asking, act, page, type Route, staffOf, type Went } from '#src/route.ts';
import { endLive, no, waitFor, withCookies, wrongField } from './answers.ts';
import { type Device, deviceOf } from './device.ts';
import { codesCookie, mySignInPage } from './my-sign-in-page.ts';
import { beginFactor, confirmFactor, endFactor, newCodes } from './second-factor.ts';
import { showOnce } from './show-once.ts';
import type { SignIn } from './sign-in.ts';
import { wantsFactor } from './sign-in-rules.ts';

const form = mySignInPage;
const who = 'signed-in' as const;
const saved = '/me/sign-in?saved=yes';

const Current = z.strictObject({ current: z.string().min(1).max(1000).describe('My password') });
const Code = z.strictObject({
  code: z
    .string()
    .trim()
    .regex(/^\d{3} ?\d{3}$/, 'people.code-shape'),
});

export const mySignInRoutes: Route[] = [
  page('/me/sign-in', { who, says: 'How I sign in besides my password', page: mySignInPage }),
  act('/me/second-factor/begin', {
    who,
    says: 'Make what an app has to learn; nothing changes until its first code was typed',
    schema: Current,
    form,
    act: async (asking, { current }) => settle(asking, await own(asking, current, beginFactor)),
  }),
  act('/me/second-factor/confirm', {
    who,
    says: 'Turn the second factor on with a first code of the app; the codes to write down come this once',
    schema: Code,
    form,
    act: async (asking, { code }) => settle(asking, await own(asking, code, confirmFactor), 'code'),
  }),
  act('/me/second-factor/codes', {
    who,
    says: 'Make new codes to write down; the old ones work no more',
    schema: Current,
    form,
    act: async (asking, { current }) => settle(asking, await own(asking, current, newCodes)),
  }),
  act('/me/second-factor/off', {
    who,
    says: 'Turn my second factor off, where no shop of mine wants it',
    schema: Current,
    form,
    async act(asking, { current }) {
      const shops = staffOf(asking).roles.flatMap(({ shop, role }) => (role === 'technician' ? [] : [shop]));
      if (await wantsFactor(asking.kitchen.database.reader, shops)) return no('people.factor-wanted');
      return settle(asking, await own(asking, current, endFactor));
    },
  }),
];

type Done = Awaited<ReturnType<typeof confirmFactor>>;

function settle(asking: Asking, done: Done | { why: 'not-own' }, field: 'code' | 'current' = 'current') {
  if ('why' in done) {
    if (done.why === 'not-own') return no('people.own-session');
    if (done.why === 'wait') return waitFor(done.minutes);
    return wrongField(asking, field, field === 'code' ? 'people.code-wrong' : 'people.password-wrong');
  }
  const { kitchen } = asking;
  endLive(kitchen, done.ended);
  const { codes } = done;
  const shown = codes ? [showOnce(kitchen.settings.production, codesCookie, codes.join('.'))] : [];
  const went: Went = { location: saved, json: codes ? { codes } : {}, ...withCookies([...done.cookies, ...shown]) };
  return went;
}

type Change = (
  signIn: SignIn,
  me: { id: string; session: string | null },
  typed: string,
  device: Device,
) => Promise<Done>;

/** By a session of one's own: a tablet's four digits and a program's key are not enough. */
async function own(asking: Asking, typed: string, change: Change): Promise<Done | { why: 'not-own' }> {
  const { person, session, via } = staffOf(asking);
  if (via !== 'session') return { why: 'not-own' };
  return change(asking.kitchen.signIn, { id: person, session }, typed, deviceOf(asking.request));
}

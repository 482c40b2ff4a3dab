import { z } from 'zod';
import { type Asking, act, type Route, staffOf } from '#src/route.ts';
import { Missing } from '#src/web/errors.ts';
import { endLive, no, waitFor, withCookies } from './answers.ts';
import { deviceOf } from './device.ts';
import { mySignInPage } from './my-sign-in-page.ts';
import { addPasskey, namePasskey, passkeyToMake, passkeyToShow, removePasskey, signInWithPasskey } from './passkeys.ts';
import { signInPage } from './sign-in-routes.ts';

const mine = { who: 'signed-in' as const, form: mySignInPage };
const saved = '/me/sign-in?saved=yes';

const Nothing = z.strictObject({});
const Name = z.string().trim().min(1).max(60);
/** What the browser signed, as JSON in a field of a form: it is checked by whoever knows how. */
const Signed = z
  .string('people.passkey-failed')
  .max(20_000)
  .transform((text, issues) => {
    try {
      const read: unknown = JSON.parse(text);
      if (typeof read === 'object' && read !== null && !Array.isArray(read)) return read;
    } catch {
      // Said below, like everything else that is no such thing.
    }
    issues.addIssue({ code: 'custom', message: 'people.passkey-failed' });
    return z.NEVER;
  });
const AddPasskey = z.strictObject({ name: Name, response: Signed });
const NamePasskey = z.strictObject({ name: Name });
const Come = z.strictObject({ response: Signed });

export const passkeyRoutes: Route[] = [
  act('/me/passkeys/begin', {
    ...mine,
    says: 'What a browser needs to make a passkey',
    schema: Nothing,
    async act(asking) {
      if (!isOwn(asking)) return no('people.own-session');
      const made = await passkeyToMake(asking.kitchen.signIn, deviceOf(asking.request));
      if (!made) return no('people.passkey-fresh');
      return { location: '/me/sign-in', json: { options: made.options }, ...withCookies(made.cookies) };
    },
  }),
  act('/me/passkeys', {
    ...mine,
    says: 'Keep a passkey that a browser made',
    schema: AddPasskey,
    async act(asking, given) {
      if (!isOwn(asking)) return no('people.own-session');
      const { person } = staffOf(asking);
      const isAdded = await addPasskey(asking.kitchen.signIn, person, given, deviceOf(asking.request));
      return isAdded ? { location: saved } : no('people.passkey-failed');
    },
  }),
  act('/me/passkeys/:passkey/name', {
    ...mine,
    says: 'Name one of my passkeys',
    schema: NamePasskey,
    async act(asking, { name }) {
      if (!isOwn(asking)) return no('people.own-session');
      const { person } = staffOf(asking);
      if (!(await namePasskey(asking.kitchen.signIn, person, asking.params.passkey ?? '', name))) throw new Missing();
      return { location: saved };
    },
  }),
  act('/me/passkeys/:passkey/remove', {
    ...mine,
    says: 'Remove one of my passkeys',
    schema: Nothing,
    async act(asking) {
      if (!isOwn(asking)) return no('people.own-session');
      const { person } = staffOf(asking);
      if (!(await removePasskey(asking.kitchen.signIn, person, asking.params.passkey ?? ''))) throw new Missing();
      return { location: saved };
    },
  }),
  act('/sign-in/passkey/begin', {
    who: 'anyone',
    says: 'What a browser needs to sign in with a passkey; the same for everybody',
    schema: Nothing,
    form: signInPage,
    async act({ kitchen, request }) {
      const { options, cookies } = await passkeyToShow(kitchen.signIn, deviceOf(request));
      return { location: '/sign-in', json: { options }, ...withCookies(cookies) };
    },
  }),
  act('/sign-in/passkey', {
    who: 'anyone',
    says: 'Sign in with a passkey',
    schema: Come,
    form: signInPage,
    async act({ kitchen, request }, { response }) {
      const come = await signInWithPasskey(kitchen.signIn, response, deviceOf(request));
      if ('why' in come) return come.why === 'wait' ? waitFor(come.minutes) : no('people.passkey-failed');
      endLive(kitchen, come.ended);
      return { location: '/', json: { person: come.person }, ...withCookies([...come.cookies, come.known]) };
    },
  }),
];

/** By a session of one's own: a tablet's four digits and a program's key are not enough. */
const isOwn = (asking: Asking) => staffOf(asking).via === 'session';

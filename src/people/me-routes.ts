import { z } from 'zod';
import { keep } from '#src/database/transact.ts';
import { type Asking, act, page, type Route, staffOf } from '#src/route.ts';
import { Missing, NotAllowed } from '#src/web/errors.ts';
import { endLive, waitFor, withCookies, wrongField } from './answers.ts';
import { noteAudit } from './audit.ts';
import { deviceOf } from './device.ts';
import { mePage } from './me-page.ts';
import { changePassword } from './passwords.ts';
import { isEasyPin, setPin } from './pin.ts';
import { endSessions, signOut } from './sessions.ts';
import { changePinAtTablet } from './tablet-pin.ts';

const saved = '/me?saved=yes';
const form = mePage;
const who = 'signed-in' as const;

const ChangeLanguage = z.strictObject({ language: z.enum(['nl', 'en']) });
const Pin = z
  .string()
  .regex(/^\d{4,6}$/, 'people.pin-shape')
  .refine((pin) => !isEasyPin(pin), 'people.pin-easy');
const ChangePin = z.strictObject({ pin: Pin });
const ChangeTabletPin = z.strictObject({ old: z.string().min(1).max(1000), pin: Pin });
const ChangePassword = z.strictObject({ current: z.string().min(1).max(1000), password: z.string().min(1).max(1000) });
const EndSession = z.strictObject({ session: z.string().min(1).max(100) });
const EndAll = z.strictObject({});

export const meRoutes: Route[] = [
  page('/me', { who, says: 'My own settings, and where I am signed in', page: mePage }),
  act('/me/language', {
    who,
    says: 'Change the language of my screens',
    schema: ChangeLanguage,
    form,
    async act(asking, { language }) {
      const { kitchen } = asking;
      const { person } = staffOf(asking);
      await kitchen.database.transact(async (tx) =>
        keep(await tx.updateTable('people').set({ language }).where('id', '=', person).execute()),
      );
      kitchen.signIn.lookups.forget();
      kitchen.colleagues.forget();
      return { location: saved };
    },
  }),
  act('/me/pin', {
    who,
    says: 'Set my PIN for shared tablets',
    schema: ChangePin,
    form,
    async act(asking, { pin }) {
      const { person } = own(asking);
      await setPin(asking.kitchen.signIn, person, pin);
      await noteAudit(asking.kitchen, { what: 'pin-changed', who: person });
      asking.kitchen.colleagues.forget();
      return { location: saved };
    },
  }),
  act('/me/tablet-pin', {
    who,
    says: 'Change my PIN at a shared tablet, with the old one or with my password',
    schema: ChangeTabletPin,
    form,
    async act(asking, given) {
      const { kitchen, request } = asking;
      const { person, via } = staffOf(asking);
      if (via !== 'tablet') throw new NotAllowed();
      const done = await changePinAtTablet(kitchen.signIn, person, given, deviceOf(request));
      if ('ok' in done) {
        await noteAudit(kitchen, { what: 'pin-changed', who: person, about: { at: 'tablet' } });
        return { location: saved };
      }
      if (done.why === 'wait') return waitFor(done.minutes);
      return wrongField(asking, 'old', done.left === 0 ? 'people.pin-have-used-up' : 'people.pin-old-wrong');
    },
  }),
  act('/me/password', {
    who,
    says: 'Change my password; every other session ends',
    schema: ChangePassword,
    form,
    async act(asking, given) {
      const { kitchen, request } = asking;
      const { person: id, name } = own(asking);
      const changed = await changePassword(kitchen.signIn, { id, name }, given, deviceOf(request));
      if ('minutes' in changed) return waitFor(changed.minutes);
      if ('why' in changed) return wrongField(asking, changed.field, changed.why);
      endLive(kitchen, changed.ended);
      await noteAudit(kitchen, { what: 'password-changed', who: id });
      return { location: saved, ...withCookies(changed.cookies) };
    },
  }),
  act('/me/sessions/end', {
    who,
    says: 'End one of my sessions',
    schema: EndSession,
    form,
    async act(asking, { session }) {
      const { person } = own(asking);
      const ended = await endSessions(asking.kitchen.signIn, person, { only: session });
      if (ended.length === 0) throw new Missing();
      endLive(asking.kitchen, ended);
      await noteAudit(asking.kitchen, { what: 'sessions-ended', who: person, about: { count: 1 } });
      return { location: saved };
    },
  }),
  act('/me/sessions/end-others', {
    who,
    says: 'End all my sessions but this one',
    schema: EndAll,
    form,
    async act(asking) {
      const { person, session } = own(asking);
      const ended = await endSessions(asking.kitchen.signIn, person, { except: session });
      endLive(asking.kitchen, ended);
      await noteAudit(asking.kitchen, { what: 'sessions-ended', who: person, about: { count: ended.length } });
      return { location: saved };
    },
  }),
  act('/me/sign-out-everywhere', {
    who,
    says: 'End all my sessions, this one too',
    schema: EndAll,
    form,
    async act(asking) {
      const { kitchen, request } = asking;
      const { person } = own(asking);
      const here = await signOut(kitchen.signIn, deviceOf(request));
      const ended = [...here.ended, ...(await endSessions(kitchen.signIn, person))];
      endLive(kitchen, [...ended, { person }]);
      await noteAudit(kitchen, { what: 'sessions-ended', who: person, about: { count: ended.length } });
      return { location: '/sign-in', ...withCookies(here.cookies) };
    },
  }),
];

/** Four digits at a shared tablet are not enough for what a password protects. */
function own(asking: Asking) {
  const staff = staffOf(asking);
  if (staff.via === 'tablet') throw new NotAllowed();
  return staff;
}

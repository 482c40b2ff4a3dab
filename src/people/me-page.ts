import { type Asking, type PageAnswer, staffOf } from '#src/route.ts';
import { say } from '#src/web/words.ts';
import { answeringOf } from './answering-view.ts';
import { deviceName } from './device-name.ts';
import { pinTries } from './pin.ts';
import { sessionsOf } from './sessions.ts';

/** What somebody may change about themselves. At a shared tablet that is nothing a password protects. */
export async function mePage(asking: Asking): Promise<PageAnswer> {
  const { kitchen, language, query } = asking;
  const staff = staffOf(asking);
  const person = await kitchen.database.reader
    .selectFrom('people')
    .select(['pin_hash', 'pin_misses'])
    .where('id', '=', staff.person)
    .executeTakeFirstOrThrow();
  const sessions = staff.via === 'tablet' ? [] : await sessionsOf(kitchen.signIn, staff.person);
  const answering = await answeringOf(asking);
  const pin = person.pin_hash === null ? 'none' : person.pin_misses >= pinTries ? 'used-up' : 'works';
  return {
    view: 'people/me',
    title: say(language, 'people.me'),
    face: 'plain',
    model: {
      name: staff.name,
      atTablet: staff.via === 'tablet',
      isOwner: asking.roles.includes('owner'),
      saved: query.saved === 'yes' && asking.attempt === null,
      language: staff.language,
      languages: (['nl', 'en'] as const).map((value) => ({ value, label: say(language, `people.language-${value}`) })),
      ...answering.view,
      pin,
      hasOthers: sessions.length > 1,
      sessions: sessions.map((session) => ({
        ...session,
        device: deviceName(session.userAgent) ?? say(language, 'people.session-unknown'),
        isThis: session.id === staff.session,
      })),
    },
    json: {
      person: staff.person,
      name: staff.name,
      language: staff.language,
      roles: staff.roles,
      via: staff.via,
      ...answering.json,
      pin,
      sessions,
    },
  };
}

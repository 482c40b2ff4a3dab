import { z } from 'zod';
import { type Asking, act, type PageAnswer, page, type Route } from '#src/route.ts';
import { say } from '#src/web/words.ts';
import { endLive, no, withCookies } from './answers.ts';
import { deviceOf } from './device.ts';
import { faceOf } from './face-of.ts';
import { identifySession } from './identify.ts';
import { peopleAtTablet, switchPerson } from './switch-person.ts';

const Switch = z.strictObject({
  person: z.string().min(1).max(100),
  pin: z.string().regex(/^\d{4,6}$/, 'people.pin-shape'),
});

export const switchRoutes: Route[] = [
  page('/switch', {
    who: 'anyone',
    says: 'Who can take over this shared tablet',
    page: async (asking) => (await switchPage(asking)) ?? { location: '/sign-in' },
  }),
  act('/switch', {
    who: 'anyone',
    says: 'Work at this shared tablet as the person whose PIN this is, as a technician',
    schema: Switch,
    form: async (asking) => (await switchPage(asking)) ?? emptyPage(asking),
    async act({ kitchen, request }, chosen) {
      const switched = await switchPerson(kitchen.signIn, chosen, deviceOf(request));
      if ('cookies' in switched) {
        endLive(kitchen, switched.ended);
        return { location: '/', json: { person: chosen.person }, ...withCookies(switched.cookies) };
      }
      if (switched.why === 'not-signed-in') return no('web.sign-in-first');
      if (switched.why === 'nobody') return no('people.pin-gone');
      if (switched.why === 'wrong') return no('people.pin-wrong', { left: switched.left });
      const person = await kitchen.database.reader
        .selectFrom('people')
        .select('name')
        .where('id', '=', chosen.person)
        .executeTakeFirst();
      return no('people.pin-used-up', { name: person?.name ?? '' });
    },
  }),
];

async function switchPage(asking: Asking): Promise<PageAnswer | null> {
  const { kitchen, request, language, query, attempt } = asking;
  const session = await identifySession(kitchen.signIn, request.headers.cookie);
  if (!session) return null;
  const people = await peopleAtTablet(kitchen.database.reader, session.holder.shops);
  const wanted = attempt?.values.person ?? query.person;
  const chosen = people.find(({ id }) => id === wanted) ?? null;
  const now = session.staff?.via === 'tablet' ? session.staff.person : null;
  return {
    view: 'people/switch',
    title: chosen ? say(language, 'people.pin-of', { name: chosen.name }) : say(language, 'people.switch'),
    face: 'plain',
    model: {
      refused: attempt?.refused ?? null,
      chosen: chosen && { ...chosen, ...faceOf(chosen.name) },
      people: people.map((person) => ({ ...person, ...faceOf(person.name), isHere: person.id === now })),
    },
    json: { people: people.map(({ id, name, usedUp }) => ({ id, name, usedUp })), now },
  };
}

// Somebody signed this tablet out while the PIN was typed.
const emptyPage = async ({ language, attempt }: Asking): Promise<PageAnswer> => ({
  view: 'people/switch',
  title: say(language, 'people.switch'),
  face: 'plain',
  model: { refused: attempt?.refused ?? null, chosen: null, people: [] },
});

import { z } from 'zod';
import type { Language, Role } from '#src/database/tables.ts';
import { keep } from '#src/database/transact.ts';
import type { Kitchen } from '#src/kitchen.ts';
import { deviceOf } from '#src/people/device.ts';
import { faceOf } from '#src/people/face-of.ts';
import { signInWithPassword } from '#src/people/sign-in-with-password.ts';
import { type Asking, act, type PageAnswer, page, type Route, type Went } from '#src/route.ts';
import { Missing } from '#src/web/errors.ts';
import { demoWords } from './words.ts';
import type { DemoOrder } from './work-the-day.ts';

export type DemoPerson = { name: string; role: Role; person: string; email: string; password: string };

const Nothing = z.strictObject({});

/** The example's front page and its sign-in by one click. They exist only where the example hands them to the server. */
export function demoRoutes({ settings }: Kitchen, people: DemoPerson[], orders: () => DemoOrder[]): Route[] {
  if (settings.production)
    throw new Error('The example lets everybody in, so it does not run with NODE_ENV=production.');
  const form = (asking: Asking) => frontPage(asking, people, orders());
  return [
    page('/demo', { who: 'anyone', says: 'The front page of the example', page: form }),
    // The links that the example prints are GETs: whoever opens one is signed in.
    page('/demo/in/:name', {
      who: 'anyone',
      says: 'Sign in as somebody of the example',
      page: (asking) => comeIn(asking, people),
    }),
    act('/demo/in/:name', {
      ...{ who: 'anyone', says: 'Sign in as somebody of the example', schema: Nothing, form },
      act: (asking) => comeIn(asking, people),
    }),
  ];
}

const placeOf: Record<Role, string> = { owner: '/desk', desk: '/desk', technician: '/bench' };

async function comeIn({ kitchen, request, params }: Asking, people: DemoPerson[]): Promise<Went> {
  const one = people.find(({ name }) => name.toLowerCase() === params.name);
  if (!one) throw new Missing();
  await speak(kitchen, one.person, languageOf(request));
  const come = await signInWithPassword(kitchen.signIn, one, deviceOf(request));
  if ('why' in come) throw new Error(`The example does not let ${one.name} in: ${come.why}`);
  for (const ended of come.ended) kitchen.disconnect(ended);
  return { location: placeOf[one.role], json: { person: one.person }, headers: { 'Set-Cookie': come.cookies } };
}

/** Whoever looks around reads in their own language. */
async function speak({ database, signIn, colleagues }: Kitchen, person: string, language: Language): Promise<void> {
  await database.transact(async (tx) => {
    await tx.updateTable('people').set({ language }).where('id', '=', person).execute();
    return keep(undefined);
  });
  signIn.lookups.forget();
  colleagues.forget();
}

const languageOf = (request: Asking['request']): Language =>
  request.acceptsLanguages(['nl', 'en']) === 'en' ? 'en' : 'nl';

async function frontPage({ language }: Asking, people: DemoPerson[], orders: DemoOrder[]): Promise<PageAnswer> {
  const words = demoWords[language];
  return {
    view: 'demo/front',
    title: words.title,
    face: 'plain',
    model: {
      words: { ...words },
      people: people.map(({ name, role }) => {
        return { name, role: words[role], action: `/demo/in/${name.toLowerCase()}`, ...faceOf(name) };
      }),
      orders: orders.map(({ order, link, customer, subject }) => {
        return { order: String(order), customer, subject, href: `${new URL(link).pathname}?as=customer` };
      }),
    },
    json: { people: people.map(({ name, role }) => ({ name, role })), orders },
  };
}

import type { Role } from '#src/database/tables.ts';
import { type Asking, type PageAnswer, shopOf, staffOf } from '#src/route.ts';
import { cookie, readCookies } from '#src/web/cookies.ts';
import { say } from '#src/web/words.ts';
import { deskBar } from './desk-bar.ts';
import { faceOf } from './face-of.ts';
import { listPeople, type PersonOfShop, worksElsewhere } from './list-people.ts';
import { shownOnce } from './show-once.ts';
import { wantsFactor, withoutFactor } from './sign-in-rules.ts';

export const allRoles: readonly Role[] = ['technician', 'desk', 'owner'];

/** Everybody of the shop, for its owner; a key that was just made is shown this once. */
export async function peoplePage(asking: Asking): Promise<PageAnswer> {
  const { kitchen, language, request } = asking;
  const shop = shopOf(asking);
  const people = await listPeople(kitchen.signIn, shop.id);
  const elsewhere = await worksElsewhere(
    kitchen.database.reader,
    people.map(({ id }) => id),
    ownedBy(asking),
  );
  const made = madeKey(readCookies(request.headers.cookie)[madeCookie(kitchen.settings.production)]);
  const reset = shownOnce(kitchen.settings.production, 'new-reset', request.headers.cookie);
  const [resetPerson = null, resetCode = null] = reset.value?.split('.') ?? [];
  const cookies = [...(made ? [showKeyOnce(kitchen.settings.production, '', 0)] : []), ...reset.forget];
  const forgotten = cookies.length > 0 ? { headers: { 'Set-Cookie': cookies } } : {};
  const lacking = new Set(await withoutFactor(kitchen.signIn, shop.id));
  return {
    view: 'people/people',
    title: say(language, 'people.people'),
    face: 'frontdesk',
    model: {
      bar: await deskBar(asking, 'people'),
      wantsFactor: await wantsFactor(kitchen.database.reader, [shop.id]),
      lacking: people
        .filter(({ id }) => lacking.has(id))
        .map(({ name }) => name)
        .join(', '),
      adding: { roles: choices(typedRoles(asking), asking), language: shop.language },
      languages: (['nl', 'en'] as const).map((value) => ({ value, label: say(language, `people.language-${value}`) })),
      people: people.map((person) => ({
        ...view(person, asking),
        elsewhere: elsewhere.has(person.id),
        key: made?.person === person.id ? made.key : null,
        resetCode: resetPerson === person.id ? resetCode : null,
      })),
    },
    json: { people: people.map((person) => ({ ...person, elsewhere: elsewhere.has(person.id) })) },
    ...forgotten,
  };
}

export function ownedBy(asking: Asking): string[] {
  return staffOf(asking).roles.flatMap(({ shop, role }) => (role === 'owner' ? [shop] : []));
}

function view(person: PersonOfShop, asking: Asking) {
  const { attempt, language } = asking;
  return {
    ...person,
    ...faceOf(person.name),
    isMe: staffOf(asking).person === person.id,
    roleNames: person.roles.map((role) => say(language, `people.role-${role}`)).join(', '),
    roles: choices(person.roles, asking),
    passwordField: `password-${person.id}`,
    rolesField: `roles-${person.id}`,
    aliasField: `alias-${person.id}`,
    open: attempt?.action.startsWith(`/people/${person.id}/`) ?? false,
  };
}

const choices = (chosen: readonly string[], { language }: Asking) =>
  allRoles.map((role) => ({ role, label: say(language, `people.role-${role}`), chosen: chosen.includes(role) }));

function typedRoles({ attempt, request }: Asking): string[] {
  const body = request.body as { roles?: unknown } | undefined;
  const typed = attempt?.action === '/people' ? body?.roles : ['technician'];
  return [typed].flat().filter((role) => typeof role === 'string');
}

const madeCookie = (production: boolean) => `${production ? '__Host-' : ''}new-key`;

/** The key travels to the page after it in a cookie that lives a minute, because an address would be remembered. */
export function showKeyOnce(production: boolean, value: string, maxAge = 60): string {
  return cookie(madeCookie(production), value, { secure: production, maxAge });
}

function madeKey(value: string | undefined): { person: string; key: string } | null {
  const [, person, key] = /^([\w-]+)\.(ok_[a-z2-7]{32})$/.exec(value ?? '') ?? [];
  return person && key ? { person, key } : null;
}

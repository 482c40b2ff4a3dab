import { z } from 'zod';
import { type Asking, act, page, type Route, shopOf, staffOf } from '#src/route.ts';
import { Missing, NotAllowed } from '#src/web/errors.ts';
import { addPerson } from './add-person.ts';
import { endLive, no, withCookies, wrongField } from './answers.ts';
import { type AuditCode, noteAudit } from './audit.ts';
import { disablePerson, enablePerson, setRoles } from './change-person.ts';
import { deviceOf } from './device.ts';
import { makeKey, revokeKey } from './keys.ts';
import { listPeople, type PersonOfShop, worksElsewhere } from './list-people.ts';
import { givePassword } from './passwords.ts';
import { allRoles, ownedBy, peoplePage, showKeyOnce } from './people-page.ts';
import { renewSession } from './sessions.ts';

const RoleName = z.enum(allRoles);
const Roles = z
  .union([RoleName, z.array(RoleName).max(3)], 'people.roles-none')
  .transform((roles) => [roles].flat())
  .refine((roles) => roles.length > 0, 'people.roles-none');

const AddPerson = z.strictObject({
  name: z.string().trim().min(1).max(60),
  email: z.string().trim().max(254).pipe(z.email('people.email-shape')),
  password: z.string().min(1).max(1000),
  language: z.enum(['nl', 'en']),
  roles: Roles,
});
const SetRoles = z.strictObject({ roles: Roles });
const GivePassword = z.strictObject({ password: z.string().min(1).max(1000) });
const Nothing = z.strictObject({});

const owner = { who: 'owner' as const, form: peoplePage };

export const staffRoutes: Route[] = [
  page('/people', { who: 'owner', says: 'Who works in this shop', page: peoplePage }),
  act('/people', {
    ...owner,
    says: 'Add somebody who works here, with a first password',
    schema: AddPerson,
    async act(asking, { roles, ...person }) {
      const shop = shopOf(asking).id;
      const added = await addPerson(asking.kitchen.signIn, { ...person, roles: roles.map((role) => ({ shop, role })) });
      if ('why' in added) return wrongField(asking, added.field, added.why);
      asking.kitchen.colleagues.forget();
      await note(asking, 'person-added', added.person);
      return { location: `/people#person-${added.person}`, status: 201, json: added };
    },
  }),
  act('/people/:person/roles', {
    ...owner,
    says: 'Change what somebody may do in this shop; their sessions end',
    schema: SetRoles,
    async act(asking, { roles }) {
      const { kitchen, request } = asking;
      const { id: person } = await personOf(asking);
      const { session, person: me } = staffOf(asking);
      const isMe = person === me && session !== null;
      const ended = await setRoles(kitchen.signIn, { shop: shopOf(asking).id, person, roles }, isMe ? session : null);
      if ('why' in ended) return no('people.last-owner');
      const renewed = isMe ? await renewSession(kitchen.signIn, deviceOf(request)) : { cookies: [], ended: [] };
      endLive(kitchen, [...ended, ...renewed.ended]);
      await note(asking, 'roles-changed', person);
      return { ...backTo(person), ...withCookies(renewed.cookies) };
    },
  }),
  act('/people/:person/password', {
    ...owner,
    says: 'Give somebody who forgot it a new first password; their sessions end',
    schema: GivePassword,
    async act(asking, { password }) {
      const person = await governed(asking);
      const given = await givePassword(asking.kitchen.signIn, person, password);
      if ('why' in given) return wrongField(asking, 'password', given.why);
      endLive(asking.kitchen, given);
      await note(asking, 'password-reset', person.id);
      return backTo(person.id);
    },
  }),
  act('/people/:person/disable', {
    ...owner,
    says: 'Stop the access of somebody who left; sessions and keys end',
    schema: Nothing,
    async act(asking) {
      const { id } = await governed(asking);
      if (id === staffOf(asking).person) return no('people.not-yourself');
      const ended = await disablePerson(asking.kitchen.signIn, id);
      if ('why' in ended) return no('people.last-owner');
      endLive(asking.kitchen, ended);
      await note(asking, 'person-disabled', id);
      return backTo(id);
    },
  }),
  act('/people/:person/enable', {
    ...owner,
    says: 'Let somebody in again',
    schema: Nothing,
    async act(asking) {
      const { id } = await governed(asking);
      await enablePerson(asking.kitchen.signIn, id);
      asking.kitchen.colleagues.forget();
      await note(asking, 'person-enabled', id);
      return backTo(id);
    },
  }),
  act('/people/:person/keys', {
    ...owner,
    says: 'Make a bearer key for a program that works in this person’s name; it is told this once',
    schema: Nothing,
    async act(asking) {
      const { kitchen } = asking;
      const { id, disabledAt } = await governed(asking);
      if (disabledAt !== null) throw new NotAllowed();
      const made = await makeKey(kitchen.signIn, id);
      await note(asking, 'key-made', id);
      const shown = withCookies([showKeyOnce(kitchen.settings.production, `${id}.${made.key}`)]);
      return { ...backTo(id), status: 201, json: made, ...shown };
    },
  }),
  act('/people/:person/keys/:key/revoke', {
    ...owner,
    says: 'Revoke a bearer key',
    schema: Nothing,
    async act(asking) {
      const { id } = await governed(asking);
      const ended = await revokeKey(asking.kitchen.signIn, id, asking.params.key ?? '');
      if (!ended) throw new Missing();
      endLive(asking.kitchen, ended);
      await note(asking, 'key-revoked', id);
      return backTo(id);
    },
  }),
];

/** Who did it, in which shop, and to whom. */
export function note(asking: Asking, what: AuditCode, person: string): Promise<void> {
  const { person: who } = staffOf(asking);
  return noteAudit(asking.kitchen, { what, shop: shopOf(asking).id, who, about: { person } });
}

export const backTo = (person: string) => ({ location: `/people#person-${person}` });

async function personOf(asking: Asking): Promise<PersonOfShop> {
  const people = await listPeople(asking.kitchen.signIn, shopOf(asking).id);
  const person = people.find(({ id }) => id === asking.params.person);
  if (!person) throw new Missing();
  // Who left for good is a number in old timelines, and nothing of it can be changed.
  if (person.leftAt !== null) throw new NotAllowed();
  return person;
}

/** A person whose sign-in is this owner's business: who works elsewhere too is also somebody else's. */
export async function governed(asking: Asking): Promise<PersonOfShop> {
  const person = await personOf(asking);
  const elsewhere = await worksElsewhere(asking.kitchen.database.reader, [person.id], ownedBy(asking));
  if (elsewhere.size > 0) throw new NotAllowed();
  return person;
}

import type { Role } from '#src/database/tables.ts';
import { addPerson } from '#src/people/add-person.ts';
import { makeKey } from '#src/people/keys.ts';
import { openLink } from '../follower.ts';
import { emailOf, password, type TestKitchen } from '../kitchen.ts';
import type { Things, Victim } from './a-victim.ts';
import { type Kind, kinds } from './canaries.ts';

export type Headers = Record<string, string>;
export type Attacker = {
  name: string;
  headers: Headers;
  /** What may not be in any answer to them. */
  never: readonly Kind[];
  /** What they have themselves, where they have something. */
  own: Things | null;
  /** `all` asks for everything; the others only for what is for more than they are. */
  asks: 'all' | 'above-technician' | 'above-desk';
  /** The order is their own: what they may not know of it is all that is asked. */
  mayWrite?: true;
};

const withKey = (key: string): Headers => ({ authorization: `Bearer ${key}` });

/** Whoever wants to know what is not theirs; those who once had everything have lost it by now. */
export async function attackers(world: Victim): Promise<Attacker[]> {
  const { house, cookies, neighbour, elsewhere, victim } = world;
  const all = { never: kinds, own: null, asks: 'all' as const };
  const gone = await whoLeft(world);
  return [
    { name: 'nobody', headers: {}, ...all },
    {
      ...all,
      name: 'a customer of another order',
      headers: { cookie: cookies.neighbour },
      never: ['order', 'kitchen', 'owner'],
      own: neighbour,
    },
    { ...all, name: 'a customer of another shop', headers: { cookie: cookies.elsewhere }, own: elsewhere },
    { ...all, name: 'this customer', headers: { cookie: cookies.victim }, never: ['kitchen', 'owner'], mayWrite: true },
    { ...all, name: 'the owner of another shop', headers: withKey(world.strangerKey), own: elsewhere },
    {
      ...all,
      name: 'a technician',
      headers: withKey(house.keys.Tom),
      never: ['owner'],
      own: neighbour,
      asks: 'above-technician',
    },
    {
      ...all,
      name: 'the desk',
      headers: withKey(house.keys.Marieke),
      never: ['owner'],
      own: neighbour,
      asks: 'above-desk',
    },
    ...gone.map(({ name, headers }) => ({ ...all, name, headers })),
    {
      ...all,
      name: 'a guess',
      headers: { cookie: `link-${victim.order}=${'a'.repeat(32)}; session=x`, authorization: 'Bearer ok_x' },
    },
  ];
}

/** Old cookies and keys of people who had them all, and lost them in every way there is. */
async function whoLeft({ house, victim }: Victim): Promise<{ name: string; headers: Headers }[]> {
  const everything: Role[] = ['owner', 'desk', 'technician'];
  const [disabled, left, lowered] = [
    await hireThere(house, 'Vera', house.shop.id, everything),
    await hireThere(house, 'Wout', house.shop.id, everything),
    await hireThere(house, 'Xena', house.shop.id, everything),
  ];
  const [out, lost] = [await signIn(house, 'Vera'), await signIn(house, 'Wout')];
  const before = await signIn(house, 'Xena');
  const olga = house.as('Olga');
  const done = async (asked: Promise<{ status: number }>, wanted = 200) => {
    const { status } = await asked;
    if (status !== wanted) throw new Error(`answered ${status} instead of ${wanted}`);
  };
  await done(olga.post(`/people/${disabled.id}/disable`));
  const signedOut = await fetch(`${house.url}/sign-out`, {
    method: 'POST',
    headers: { cookie: lost, accept: 'application/json', 'content-type': 'application/json' },
    body: '{}',
  });
  if (!signedOut.ok) throw new Error(`signing out answered ${signedOut.status}`);
  await done(olga.post(`/people/${left.id}/keys/${left.keyId}/revoke`));
  await done(olga.post(`/people/${lowered.id}/roles`, { roles: ['technician'] }));
  await takeRolesAway(house, lowered.id);
  const link = await aRevokedLink(house, Number(victim.order));
  return [
    { name: 'disabled, with a cookie', headers: { cookie: out } },
    { name: 'disabled, with a key', headers: withKey(disabled.key) },
    { name: 'signed out, with a cookie', headers: { cookie: lost } },
    { name: 'with a revoked key', headers: withKey(left.key) },
    { name: 'without a role, with a cookie', headers: { cookie: before } },
    { name: 'without a role, with a key', headers: withKey(lowered.key) },
    { name: 'with a revoked link', headers: { cookie: link } },
  ];
}

async function aRevokedLink(house: TestKitchen, order: number): Promise<string> {
  const desk = house.as('Marieke');
  await desk.post(`/orders/${order}/people`, { name: 'Kort', language: 'nl' });
  const { body } = await desk.get(`/orders/${order}`);
  const person: { follower: string; link: string } = body.people.at(-1);
  const cookie = await openLink(house.url, person.link);
  const { id } = body.links.find(({ follower }: { follower: string }) => follower === person.follower);
  const { status, text } = await desk.post(`/orders/${order}/links/${id}/revoke`);
  if (status !== 200) throw new Error(`revoking answered ${status}: ${text}`);
  return cookie;
}

/** What no page does: a shop that somebody left, while their session and their key stand. */
async function takeRolesAway({ kitchen }: TestKitchen, person: string): Promise<void> {
  await kitchen.database.writer.deleteFrom('roles').where('person', '=', person).execute();
  kitchen.signIn.lookups.forget();
}

/** Somebody with a password and a key. */
export async function hireThere(house: TestKitchen, name: string, shop: string, roles: Role[], email = emailOf(name)) {
  const given = roles.map((role) => ({ shop, role }));
  const added = await addPerson(house.kitchen.signIn, { name, email, password, language: 'nl', roles: given });
  if (!('person' in added)) throw new Error(`${name}: ${added.why}`);
  house.kitchen.colleagues.forget();
  const { id: keyId, key } = await makeKey(house.kitchen.signIn, added.person);
  return { id: added.person, key, keyId };
}

export async function signIn({ url }: TestKitchen, name: string): Promise<string> {
  const answer = await fetch(`${url}/sign-in`, {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: JSON.stringify({ email: emailOf(name), password }),
  });
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
  if (!answer.ok || cookies.length === 0) throw new Error(`${name} did not come in: ${answer.status}`);
  return cookies.join('; ');
}

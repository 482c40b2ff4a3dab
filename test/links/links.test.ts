import { describe, expect, test } from 'vitest';
import { addPerson } from '#src/links/add-person.ts';
import { issueLink } from '#src/links/issue-link.ts';
import { revokeLink } from '#src/links/revoke-link.ts';
import { findFollower } from '#src/people/link.ts';
import { anOrder, asked, marieke, refused } from '../cast.ts';
import { aKitchen, type TestKitchen, takeIn } from '../kitchen.ts';

describe('The rules', () => {
  test('A second person gets a link of their own; who they are stays out of the log', () => {
    const drafts = addPerson(
      anOrder(),
      { name: 'Piet', phone: '06 11', email: 'p@example.org', language: 'en' },
      asked(marieke),
    );
    const follower = { follower: 'new-1', part: 'second', language: 'en' };
    const identity = { name: 'Piet', phone: '06 11', email: 'p@example.org' };
    expect(drafts).toEqual([
      { kind: 'follower-added', audience: 'customer', body: follower, identity },
      { kind: 'link-issued', audience: 'kitchen', body: { link: 'new-2', follower: 'new-1' } },
    ]);
    expect(JSON.stringify(drafts, (name, value) => (name === 'identity' ? undefined : value))).not.toContain('Piet');
  });

  test('A new link ends every one before it', () => {
    expect(issueLink(anOrder(), { follower: 'f', live: ['a', 'b'] }, asked(marieke))).toEqual([
      { kind: 'link-revoked', audience: 'kitchen', body: { link: 'a', follower: 'f' } },
      { kind: 'link-revoked', audience: 'kitchen', body: { link: 'b', follower: 'f' } },
      { kind: 'link-issued', audience: 'kitchen', body: { link: 'new-1', follower: 'f' } },
    ]);
  });

  test('A link is revoked once', () => {
    const revoke = (isLive: boolean) => revokeLink(anOrder(), { link: 'a', follower: 'f', isLive }, asked(marieke));
    expect(revoke(true)).toEqual([{ kind: 'link-revoked', audience: 'kitchen', body: { link: 'a', follower: 'f' } }]);
    expect(refused(revoke(false))).toMatch(/al ingetrokken/);
  });
});

/** The customers of an order who can open it now. */
async function opens(house: TestKitchen, ...links: string[]): Promise<boolean[]> {
  const found = links.map((link) => {
    const token = new URL(link).pathname.slice('/l/'.length);
    return findFollower(house.kitchen.database.reader, token, house.kitchen.now());
  });
  return (await Promise.all(found)).map((follower) => follower !== null);
}

const order = async (house: TestKitchen) => (await house.as('Marieke').get('/orders/1')).body;

describe('Links', () => {
  test('A second person reads along by an own link, in an own language', async () => {
    const house = await aKitchen();
    const { link } = await takeIn(house);
    const { status, body } = await house.as('Marieke').post('/orders/1/people', { name: 'Piet', language: 'en' });
    expect([status, body.order, body.seq]).toEqual([200, 1, 6]);
    expect(body.link).not.toBe(link);
    expect(await opens(house, link, body.link)).toEqual([true, true]);
    expect((await order(house)).people).toMatchObject([
      { part: 'customer', name: 'Sanne Jansen', language: 'nl', link },
      { part: 'second', name: 'Piet', language: 'en', link: body.link },
    ]);
  });

  test('A second person who was here before is not written down twice', async () => {
    const house = await aKitchen();
    await takeIn(house);
    await takeIn(house, { name: 'Piet', phone: '06 11 11 11 11', plate: null });
    await house.as('Marieke').post('/orders/1/people', { name: 'Piet', phone: '0611111111' });
    const customers = await house.kitchen.database.reader.selectFrom('customers').select('name').execute();
    expect(customers.map(({ name }) => name)).toEqual(['Sanne Jansen', 'Piet']);
  });

  test('A new link kills the old one at once, and only the desk holds the new', async () => {
    const house = await aKitchen();
    const { link } = await takeIn(house);
    const ended: unknown[] = [];
    house.kitchen.live.disconnect = (what) => ended.push(what);
    const { people, links } = await order(house);
    const address = `/orders/1/people/${people[0].follower}/link`;
    const { status, body } = await house.as('Marieke').post(address);
    expect(status).toBe(200);
    expect(await opens(house, link, body.link)).toEqual([false, true]);
    expect(ended).toEqual([{ link: links[0].id }]);
    const { entries } = (await house.as('Yusuf').get('/orders/1/entries?after=4')).body;
    expect(entries.map(({ kind }: { kind: string }) => kind)).toEqual(['link-revoked', 'link-issued']);
    expect(JSON.stringify(entries)).not.toContain(new URL(body.link).pathname.slice(3));
  });

  test('A lost answer asked for again holds the same link', async () => {
    const house = await aKitchen();
    await takeIn(house);
    const add = () => house.as('Marieke').post('/orders/1/people', { name: 'Piet' }).set('Idempotency-Key', 'people-1');
    const [first, again] = [await add(), await add()];
    expect(again.body).toEqual(first.body);
    expect((await order(house)).people).toHaveLength(2);
  });

  test('A revoked link opens nothing, and after it a new one can be made', async () => {
    const house = await aKitchen();
    const { link } = await takeIn(house);
    const { links, people } = await order(house);
    const revoke = () => house.as('Marieke').post(`/orders/1/links/${links[0].id}/revoke`);
    expect((await revoke()).status).toBe(200);
    expect(await opens(house, link)).toEqual([false]);
    expect((await order(house)).people[0].link).toBeNull();
    const again = await revoke();
    expect([again.status, again.body.detail]).toEqual([409, 'Deze link was al ingetrokken.']);
    const { body } = await house.as('Marieke').post(`/orders/1/people/${people[0].follower}/link`);
    expect(await opens(house, link, body.link)).toEqual([false, true]);
  });

  test('A link lives 30 days from when the order left, and for good again when it comes back', async () => {
    const house = await aKitchen();
    const { link } = await takeIn(house);
    const { link: second } = (await house.as('Marieke').post('/orders/1/people', { name: 'Piet' })).body;
    const day = 24 * 60 * 60 * 1000;
    await house.as('Marieke').post('/orders/1/cancel', { reason: 'Klant wil niet meer.' });
    house.clock.now += 30 * day - 1;
    expect(await opens(house, link, second)).toEqual([true, true]);
    house.clock.now += 1;
    expect(await opens(house, link, second)).toEqual([false, false]);
    const { people } = await order(house);
    expect(people[0].link).toBeNull();
    const { body } = await house.as('Marieke').post(`/orders/1/people/${people[0].follower}/link`);
    expect(await opens(house, body.link)).toEqual([true]);
    house.clock.now += 30 * day;
    expect(await opens(house, body.link)).toEqual([false]);
    await house.as('Marieke').post('/orders/1/reopen', { reason: 'Toch weer.' });
    expect(await opens(house, link, body.link, second)).toEqual([false, true, true]);
  });

  test('A follower or link of another order is missing here, and nothing happens to it', async () => {
    const house = await aKitchen();
    await takeIn(house);
    const other = await takeIn(house, { name: 'Rob', phone: null, plate: null });
    const { people, links } = (await house.as('Marieke').get('/orders/2')).body;
    for (const path of [
      `people/${people[0].follower}/link`,
      'people/nobody/link',
      `links/${links[0].id}/revoke`,
      'links/none/revoke',
    ]) {
      expect((await house.as('Marieke').post(`/orders/1/${path}`)).status, path).toBe(404);
    }
    expect(await opens(house, other.link)).toEqual([true]);
    expect((await order(house)).seq).toBe(4);
  });

  test('Only the desk and the owner hand out links; a stranger learns nothing', async () => {
    const house = await aKitchen();
    await takeIn(house);
    const { people, links } = await order(house);
    for (const path of ['people', `people/${people[0].follower}/link`, `links/${links[0].id}/revoke`]) {
      expect((await house.as('Yusuf').post(`/orders/1/${path}`, { name: 'Piet' })).status, path).toBe(403);
      const { status, body } = await house
        .stranger()
        .post(`/orders/1/${path}`)
        .set('Accept', 'application/json')
        .send({});
      expect([status, body.detail], path).toEqual([401, 'Log eerst in.']);
    }
    expect((await order(house)).seq).toBe(4);
  });

  test('A form that was not understood keeps what was typed', async () => {
    const house = await aKitchen();
    await takeIn(house);
    const { status, text } = await house
      .as('Marieke')
      .post('/orders/1/people', { name: 'Piet', phone: 'geen', key: '4' }, 'html');
    expect(status).toBe(422);
    expect(text).toMatch(/id="person-name"[^>]*value="Piet"/);
    expect(text).toMatch(/id="person-phone-fault">Dit is geen telefoonnummer/);
  });
});

import { afterEach, describe, expect, test, vi } from 'vitest';
import { enablePerson } from '#src/people/change-person.ts';
import { setPin } from '#src/people/pin.ts';
import { type Browser, type FrontDesk, openFrontDesk } from './front-desk.ts';
import { emailOf, kade, noon, passwordOf } from './front-door.ts';
import { valid } from './valid-html.ts';

afterEach(() => {
  vi.useRealTimers();
});

const json = { Accept: 'application/json' };

async function signedIn(desk: FrontDesk, name: string): Promise<Browser> {
  const browser = desk.browser();
  const form = { email: emailOf(name), password: passwordOf(name) };
  await browser.post('/sign-in').type('form').send(form).expect(303);
  return browser;
}

describe('signing in', () => {
  test('goes to the order that was asked for, or to where one belongs', async () => {
    const desk = await openFrontDesk();
    await desk.add('Marieke', ['desk']);
    const browser = desk.browser();
    const page = await valid((await browser.get('/sign-in?order=k12').expect(200)).text);
    expect(page).toContain('<input type="hidden" name="order" value="k12">');
    const form = { email: emailOf('Marieke'), password: passwordOf('Marieke') };
    await browser
      .post('/sign-in')
      .type('form')
      .send({ ...form, order: 'k12' })
      .expect(303)
      .expect('Location', '/orders/K12');
    await browser.get('/sign-in').expect(303).expect('Location', '/');
    await browser
      .post('/sign-in')
      .type('form')
      .send({ ...form, order: '//evil.example' })
      .expect(422);
  });

  test('says no kindly, keeps the address and never the password', async () => {
    const desk = await openFrontDesk();
    await desk.add('Marieke', ['desk']);
    const form = { email: emailOf('Marieke'), password: 'groene fiets van niemand' };
    const response = await desk.browser().post('/sign-in').type('form').send(form).expect(409);
    const page = await valid(response.text);
    expect(page).toContain('horen niet bij elkaar');
    expect(page).toContain(`value="${emailOf('Marieke')}"`);
    expect(page).not.toContain('groene fiets');
    const blank = await desk.browser().post('/sign-in').type('form').send({ email: '', password: '' }).expect(422);
    expect(blank.text).toContain('Vul dit in.');
  });

  test('has a JSON twin', async () => {
    const desk = await openFrontDesk();
    const marieke = await desk.add('Marieke', ['desk']);
    const browser = desk.browser();
    const given = { email: emailOf('Marieke'), password: passwordOf('Marieke') };
    const answer = await browser.post('/sign-in').set(json).send(given).expect(200);
    expect(answer.body).toEqual({ person: marieke, location: '/' });
    await browser.get('/me').set(json).expect(200);
    const wrong = await desk
      .browser()
      .post('/sign-in')
      .set(json)
      .send({ ...given, password: 'x' })
      .expect(409);
    expect(wrong.body).toMatchObject({ type: 'urn:open-kitchen:refused', status: 409 });
    await desk
      .browser()
      .post('/sign-in')
      .set(json)
      .send({ ...given, admin: true })
      .expect(422);
  });

  test('says how long to wait after too many tries', async () => {
    const desk = await openFrontDesk();
    const given = { email: emailOf('Nobody'), password: 'x' };
    for (let n = 0; n < 10; n += 1) await desk.browser().post('/sign-in').type('form').send(given);
    const response = await desk.browser().post('/sign-in').type('form').send(given);
    expect([409, 429]).toContain(response.status);
    expect(response.text).toContain('over 15 minuten');
  });

  test('and out ends the session everywhere it is live', async () => {
    const desk = await openFrontDesk();
    await desk.add('Marieke', ['desk']);
    const browser = await signedIn(desk, 'Marieke');
    const [session] = (await browser.get('/me').set(json)).body.sessions;
    await browser.post('/sign-out').type('form').send({}).expect(303).expect('Location', '/sign-in');
    expect(desk.ended).toEqual([{ session: session.id }]);
    await browser.get('/me').expect(303).expect('Location', '/sign-in');
  });
});

describe('the shared tablet', () => {
  async function openTablet() {
    const desk = await openFrontDesk();
    const olga = await desk.add('Olga', ['owner']);
    const yusuf = await desk.add('Yusuf', ['technician']);
    await setPin(desk.signIn, yusuf, '4917');
    return { desk, olga, yusuf, tablet: await signedIn(desk, 'Olga') };
  }

  test('shows who has a PIN, then asks for it, then is theirs', async () => {
    const { desk, yusuf, tablet } = await openTablet();
    const list = await valid((await tablet.get('/switch').expect(200)).text);
    expect(list).toContain(`href="/switch?person=${yusuf}"`);
    expect(list).not.toContain('>Olga<');
    const form = await valid((await tablet.get(`/switch?person=${yusuf}`).expect(200)).text);
    expect(form).toContain('Pincode van Yusuf');
    await tablet.post('/switch').type('form').send({ person: yusuf, pin: '4917' }).expect(303).expect('Location', '/');
    expect(desk.ended).toEqual([{ session: expect.any(String) }]);
    expect((await tablet.get('/me').set(json)).body).toMatchObject({ name: 'Yusuf', via: 'tablet', sessions: [] });
    await valid((await tablet.get('/me').expect(200)).text);
    await tablet.get('/people').expect(403);
  });

  test('says how many tries are left, and what to do when there are none', async () => {
    const { yusuf, tablet } = await openTablet();
    const miss = () => tablet.post('/switch').type('form').send({ person: yusuf, pin: '9999' });
    expect(await valid((await miss().expect(409)).text)).toContain('Je kunt het nog 4 keer proberen.');
    await miss();
    await miss();
    expect((await miss()).text).toContain('Je kunt het nog één keer proberen.');
    const last = await valid((await miss().expect(409)).text);
    expect(last).toContain('De pincode van Yusuf is te vaak fout ingevuld');
    expect(last).toContain('href="/sign-in?password"');
    expect(await valid((await tablet.get('/switch')).text)).toContain('Log in met wachtwoord');
    await tablet.get('/sign-in?password').expect(200);
  });

  test('lets nobody change a password or PIN there', async () => {
    const { yusuf, tablet } = await openTablet();
    await tablet.post('/switch').type('form').send({ person: yusuf, pin: '4917' });
    await tablet.post('/me/pin').type('form').send({ pin: '8361' }).expect(403);
    await tablet.post('/me/password').type('form').send({ current: 'a', password: 'b' }).expect(403);
    await tablet.post('/me/sign-out-everywhere').type('form').send({}).expect(403);
  });

  test('goes to the list of people when its person left', async () => {
    const { desk, yusuf, tablet } = await openTablet();
    await tablet.post('/switch').type('form').send({ person: yusuf, pin: '4917' });
    const owner = await signedIn(desk, 'Olga');
    await owner.post(`/people/${yusuf}/disable`).type('form').send({}).expect(303);
    await tablet.get('/me').expect(303).expect('Location', '/sign-in');
    await tablet.get('/sign-in').expect(303).expect('Location', '/switch');
  });

  test('is not there for who is not signed in', async () => {
    const { desk } = await openTablet();
    await desk.browser().get('/switch').expect(303).expect('Location', '/sign-in');
  });
});

describe('my settings', () => {
  test('change language, PIN and password', async () => {
    const desk = await openFrontDesk();
    await desk.add('Yusuf', ['technician']);
    const browser = await signedIn(desk, 'Yusuf');
    expect(await valid((await browser.get('/me').expect(200)).text)).toContain('Je hebt nog geen pincode.');
    await browser.post('/me/pin').type('form').send({ pin: '4917' }).expect(303).expect('Location', '/me?saved=yes');
    await browser.post('/me/language').type('form').send({ language: 'en' }).expect(303);
    expect(await valid((await browser.get('/me?saved=yes')).text)).toMatch(/Saved\.[\s\S]*You have a PIN\./);
    const change = { current: passwordOf('Yusuf'), password: 'twaalf natte ganzen' };
    await browser.post('/me/password').type('form').send(change).expect(303);
    await browser.get('/me').expect(200);
  });

  test('say at the field what will not do', async () => {
    const desk = await openFrontDesk();
    await desk.add('Yusuf', ['technician']);
    const browser = await signedIn(desk, 'Yusuf');
    expect(await valid((await browser.post('/me/pin').type('form').send({ pin: '1234' }).expect(422)).text)).toContain(
      'id="pin-fault">Deze pincode wordt snel geraden',
    );
    const wrong = { current: 'niet dit wachtwoord', password: 'twaalf natte ganzen' };
    const page = await valid((await browser.post('/me/password').type('form').send(wrong).expect(422)).text);
    expect(page).toContain('id="current-fault">Dit is niet je huidige wachtwoord');
    expect(page).not.toContain('ganzen');
    const common = { current: passwordOf('Yusuf'), password: 'Welkom2026!' };
    expect((await browser.post('/me/password').type('form').send(common).expect(422)).text).toContain(
      'id="password-fault"',
    );
  });

  test('list where one is signed in, end one, and end all', async () => {
    const desk = await openFrontDesk();
    const yusuf = await desk.add('Yusuf', ['technician']);
    const phone = desk.browser();
    const form = { email: emailOf('Yusuf'), password: passwordOf('Yusuf') };
    const agent = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0) AppleWebKit/605 Version/17.0 Mobile Safari/604.1';
    await phone.post('/sign-in').set('User-Agent', agent).type('form').send(form);
    const browser = await signedIn(desk, 'Yusuf');
    const page = await valid((await browser.get('/me')).text);
    expect(page).toContain('Safari, iPhone');
    const session = /name="session" value="([^"]+)"/.exec(page)?.[1];
    await browser.post('/me/sessions/end').type('form').send({ session }).expect(303);
    await phone.get('/me').expect(303);
    await browser.post('/me/sessions/end').type('form').send({ session: 'of-somebody-else' }).expect(404);
    await browser.post('/me/sign-out-everywhere').type('form').send({}).expect(303).expect('Location', '/sign-in');
    expect(desk.ended).toContainEqual({ person: yusuf });
    await browser.get('/me').expect(303);
  });
});

describe('the people of the shop', () => {
  const wim = { name: 'Wim', email: emailOf('Wim'), password: passwordOf('Wim'), language: 'nl' };

  test('are for its owner alone', async () => {
    const desk = await openFrontDesk();
    await desk.add('Olga', ['owner']);
    await desk.add('Marieke', ['desk']);
    const browser = await signedIn(desk, 'Marieke');
    await browser.get('/people').expect(403);
    await browser.post('/people').type('form').send(wim).expect(403);
    await desk.browser().get('/people').expect(303);
  });

  test('are added with roles and a first password, and what was typed is kept but for the password', async () => {
    const desk = await openFrontDesk();
    await desk.add('Olga', ['owner']);
    const owner = await signedIn(desk, 'Olga');
    await valid((await owner.get('/people').expect(200)).text);
    const none = await owner.post('/people').type('form').send(wim).expect(422);
    expect(await valid(none.text)).toContain('Kies minstens één rol.');
    expect(none.text).toContain(`value="${wim.email}"`);
    expect(none.text).not.toContain(wim.password);
    const taken = { ...wim, email: emailOf('Olga'), roles: ['desk', 'technician'] };
    const page = await valid((await owner.post('/people').type('form').send(taken).expect(422)).text);
    expect(page).toContain('Dit e-mailadres is al van iemand anders.');
    expect(page.split('id="add"')[1]).toMatch(/value="technician" checked[\s\S]*value="desk" checked/);
    await owner
      .post('/people')
      .type('form')
      .send({ ...wim, roles: 'desk' })
      .expect(303)
      .expect('Location', /^\/people#person-/);
    expect(await valid((await owner.get('/people')).text)).toContain('wim@dewerf.example');
    await (await signedIn(desk, 'Wim')).get('/me').expect(200);
    const answer = await owner
      .post('/people')
      .set(json)
      .send({ ...wim, email: emailOf('Els'), roles: ['desk'] })
      .expect(201);
    expect(answer.body.person).toMatch(/^0/);
  });

  test('get other roles, a new password, and lose and regain access', async () => {
    const desk = await openFrontDesk();
    await desk.add('Olga', ['owner']);
    const tom = await desk.add('Tom', ['technician']);
    const owner = await signedIn(desk, 'Olga');
    await owner
      .post(`/people/${tom}/roles`)
      .type('form')
      .send({ roles: ['desk', 'technician'] })
      .expect(303);
    expect(desk.ended).toContainEqual({ person: tom });
    const gone = await signedIn(desk, 'Tom');
    await owner.post(`/people/${tom}/password`).type('form').send({ password: 'zeven rode laarzen' }).expect(303);
    await gone.get('/me').expect(303);
    await owner.post(`/people/${tom}/disable`).type('form').send({}).expect(303);
    expect(await valid((await owner.get('/people')).text)).toContain('Kan niet meer inloggen');
    await owner.post(`/people/${tom}/enable`).type('form').send({}).expect(303);
    const again = await desk
      .browser()
      .post('/sign-in')
      .type('form')
      .send({ email: emailOf('Tom'), password: 'zeven rode laarzen' });
    expect(again.status).toBe(303);
  });

  test('keep their last owner, and nobody stops their own access', async () => {
    const desk = await openFrontDesk();
    const olga = await desk.add('Olga', ['owner']);
    const owner = await signedIn(desk, 'Olga');
    const refused = await owner.post(`/people/${olga}/roles`).type('form').send({ roles: 'desk' }).expect(409);
    expect(await valid(refused.text)).toContain('minstens één eigenaar');
    const stopped = await owner.post(`/people/${olga}/disable`).set(json).send({}).expect(409);
    expect(stopped.body.detail).toContain('je eigen toegang');
  });

  test('an owner who changes her own roles stays signed in, under a new session', async () => {
    const desk = await openFrontDesk();
    const olga = await desk.add('Olga', ['owner']);
    const owner = await signedIn(desk, 'Olga');
    const before = (await owner.get('/me').set(json)).body.sessions[0].id;
    await owner
      .post(`/people/${olga}/roles`)
      .type('form')
      .send({ roles: ['owner', 'technician'] })
      .expect(303);
    const after = (await owner.get('/me').set(json).expect(200)).body;
    expect(after.roles).toHaveLength(2);
    expect(after.sessions.map(({ id }: { id: string }) => id)).not.toContain(before);
    expect(desk.ended).toContainEqual({ session: before });
  });

  test('get a key that is shown once, works, and is revoked', async () => {
    const desk = await openFrontDesk();
    await desk.add('Olga', ['owner']);
    const tom = await desk.add('Tom', ['technician']);
    const owner = await signedIn(desk, 'Olga');
    await owner
      .post(`/people/${tom}/keys`)
      .type('form')
      .send({})
      .expect(303)
      .expect('Location', `/people#person-${tom}`);
    const shown = await valid((await owner.get('/people')).text);
    const key = /ok_[a-z2-7]{32}/.exec(shown)?.[0] ?? '';
    expect((await owner.get('/people')).text).not.toContain(key);
    const program = () =>
      desk
        .browser()
        .get('/me')
        .set({ ...json, Authorization: `Bearer ${key}` });
    expect((await program().expect(200)).body).toMatchObject({ person: tom, via: 'key' });
    const id = new RegExp(`/people/${tom}/keys/([^/]+)/revoke`).exec(shown)?.[1];
    await owner.post(`/people/${tom}/keys/${id}/revoke`).type('form').send({}).expect(303);
    await program().expect(401);
    await owner.post(`/people/${tom}/keys/${id}/revoke`).type('form').send({}).expect(404);
    const made = await owner.post(`/people/${tom}/keys`).set(json).send({}).expect(201);
    expect(made.body.key).toMatch(/^ok_/);
  });

  test('of another shop are missing, and who works in both is not one owner’s to stop', async () => {
    const desk = await openFrontDesk();
    await desk.add('Olga', ['owner']);
    const kees = await desk.add('Kees', ['owner'], kade);
    const tom = await desk.add('Tom', ['technician']);
    const owner = await signedIn(desk, 'Olga');
    for (const act of ['roles', 'password', 'disable', 'enable', 'keys']) {
      const body = { roles: { roles: 'desk' }, password: { password: passwordOf('Kees') } }[act] ?? {};
      await owner.post(`/people/${kees}/${act}`).type('form').send(body).expect(404);
    }
    await desk.signIn.database.transact(async (tx) => {
      const row = { shop: kade, person: tom, role: 'technician' as const, created_at: noon };
      return { keep: true, value: await tx.insertInto('roles').values(row).execute() };
    });
    await enablePerson(desk.signIn, tom);
    for (const act of ['disable', 'enable', 'keys'])
      await owner.post(`/people/${tom}/${act}`).type('form').send({}).expect(403);
    await owner.post(`/people/${tom}/password`).type('form').send({ password: 'zeven rode laarzen' }).expect(403);
    expect(await valid((await owner.get('/people')).text)).toContain('werkt ook in een andere vestiging');
    await owner.post(`/people/${tom}/roles`).type('form').send({ roles: 'desk' }).expect(303);
  });
});

test('who comes every day gets the lengthened cookie with a page', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
  const desk = await openFrontDesk();
  desk.clock.at = Date.now();
  await desk.add('Marieke', ['desk']);
  const browser = await signedIn(desk, 'Marieke');
  expect((await browser.get('/me').expect(200)).headers['set-cookie']).toBeUndefined();
  vi.setSystemTime(Date.now() + 2 * 86_400_000);
  desk.clock.at = Date.now();
  const later = await browser.get('/me').expect(200);
  expect(later.headers['set-cookie']).toEqual([expect.stringMatching(/^session=.*Max-Age=2592000/)]);
  expect((await browser.get('/me').expect(200)).headers['set-cookie']).toBeUndefined();
});

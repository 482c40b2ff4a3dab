import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { keep } from '#src/database/transact.ts';
import { lookAtClock } from '#src/keep-time.ts';
import { customerOf } from '../asking.ts';
import { openLink } from '../follower.ts';
import { aKitchen, emailOf, type Name, type TestKitchen, takeIn } from '../kitchen.ts';
import { complaints, withBrowser } from './browser.ts';
import { type Entrant, enterBy, hireCareful } from './entrances.ts';
import { furnishPhotos } from './furnish-photos.ts';
import { axeViolations, invalidHtml, sidewaysScroll } from './look.ts';
import { signIn } from './sign-in.ts';

type Looker = Name | Entrant | 'nobody' | 'customer';
type Shown = { name: string; who: Looker; path: string };

const widths = [360, 768, 1440];
const everyLook = process.env.LOOK === 'all';
/** Some pages alone: `PAGES=bench`. */
const chosen = new RegExp(process.env.PAGES ?? '');
/** Where to leave a picture of every page, for people who want to look: `PICTURES=folder npx vitest run every-page`. */
const pictures = process.env.PICTURES;

withBrowser('Every page', (open) => {
  test(
    'is valid, within its window and without an axe violation, in both languages, light and dark, at 360, 768 and 1440 px',
    async () => {
      const house = await aKitchen({ signIn: true, at: 'real' });
      const { shown: all, link } = await furnish(house);
      expect(leftOut(house, all)).toEqual([]);
      const shown = all.filter(({ name }) => chosen.test(name));
      const wrong: string[] = [];
      for (const lang of ['nl', 'en'] as const) {
        await speak(house, lang);
        const look = async (page: Page, { name, path }: Shown) => {
          if (!everyLook && lang === 'en' && !isTurnOf(lang, name)) return;
          await page.goto(house.url + path);
          // A page that leads elsewhere was not looked at; a customer's link is meant to.
          if (!path.startsWith('/l/') && new URL(page.url()).pathname !== path.replace(/\?.*/, ''))
            wrong.push(`${name} leads to ${page.url()}`);
          const at = (list: string[], where: string) => wrong.push(...list.map((one) => `${name} (${where}): ${one}`));
          // The same templates in both languages: all of it in one of them is enough, but for the long look.
          if (everyLook || lang === 'nl')
            at(await invalidHtml(await (await page.request.get(page.url())).text()), lang);
          if ((await page.locator('html').getAttribute('lang')) !== lang) at(['is in another language'], lang);
          for (const { colorScheme, width, axe } of looks(lang)) {
            await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
            await page.setViewportSize({ width, height: 900 });
            at(await sidewaysScroll(page), `${lang} ${width}`);
            if (pictures) await picture(page, `${name}-${lang}-${colorScheme}-${width}`);
            if (axe && (everyLook || isTurnOf(lang, name)))
              at(await axeViolations(page), `${lang} ${colorScheme} ${width}`);
          }
          at(
            complaints(page)
              .splice(0)
              // A photo that was still on its way when one went on is nothing that is lost.
              .filter((one) => !/40[0-9]|422|409|\/photos\/.*ERR_ABORTED/.test(one)),
            lang,
          );
        };
        // Everybody at the same time, each in a browser of their own.
        const lookAround = async ([who, theirs]: [Looker, Shown[]]) => {
          const page = await enter(await open({ lang }), house, who, link);
          for (const one of theirs) await look(page, one);
          await page.context().close();
        };
        await Promise.all([...Map.groupBy(shown, ({ who }) => who)].map(lookAround));
      }
      expect(wrong).toEqual([]);
    },
    everyLook ? 900_000 : 240_000,
  );
});

type Looked = { colorScheme: 'light' | 'dark'; width: number; axe: boolean };

/**
 * All pages in Dutch in light at all widths, and half of them in English in dark at the narrowest and the widest; axe looks
 * at those in English, at the others in Dutch. `LOOK=all`, which is among the long trials, is everything with everything.
 */
function looks(lang: 'nl' | 'en'): Looked[] {
  const both = (['light', 'dark'] as const).flatMap((colorScheme) =>
    widths.map((width) => ({ colorScheme, width, axe: true })),
  );
  if (everyLook) return both;
  const [usual, at] = lang === 'nl' ? (['light', 360] as const) : (['dark', 1440] as const);
  return both
    .filter(({ colorScheme, width }) => colorScheme === usual && (lang === 'nl' || width !== 768))
    .map((look) => ({ ...look, axe: look.width === at }));
}

/** By its name, so that a page is always looked at in the same way. */
const isTurnOf = (lang: 'nl' | 'en', name: string): boolean =>
  [...name].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 2 === (lang === 'nl' ? 0 : 1);

async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(pictures ?? '', { recursive: true });
  await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
}

async function enter(page: Page, house: TestKitchen, who: Looker, link: string): Promise<Page> {
  if (who === 'Hanna' || who === 'Karel' || who === 'proved') await enterBy(who, page, house, link);
  else if (who !== 'nobody' && who !== 'customer') await signIn(page, house, who);
  return page;
}

// What leads elsewhere or is for programs; the first page of an empty house is looked at on the first day.
const noPages = /^\/$|\/(updates|entries|file|:file|:token|setup)$/;

/** Pages of the house that nobody here looks at. */
function leftOut({ app }: TestKitchen, shown: Shown[]): string[] {
  const looked = shown.map(({ path }) => path.replace(/\?.*/, ''));
  const isLooked = (path: string) =>
    looked.some((one) => new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}$`).test(one));
  const pages = app.routes.filter(({ method, path }) => method === 'get' && !noPages.test(path));
  // A link leads there.
  return pages.map(({ path }) => path).filter((path) => path !== '/follow/:order' && !isLooked(path));
}

/** Staff and customers of the same shop read this language from now on. */
async function speak({ kitchen }: TestKitchen, language: 'nl' | 'en'): Promise<void> {
  await kitchen.database.transact(async (tx) => {
    await tx.updateTable('followers').set({ language }).execute();
    return keep(await tx.updateTable('people').set({ language }).execute());
  });
  kitchen.colleagues.forget();
  kitchen.signIn.lookups.forget();
}

/** A shop in the middle of a day: something of everything that a page can show. */
async function furnish(house: TestKitchen): Promise<{ shown: Shown[]; link: string }> {
  const more = { day: 'tomorrow' };
  const busy = await takeIn(house, more);
  const waiting = await takeIn(house, {
    ...more,
    plate: 'UE-550-A',
    name: 'Rob de Groot',
    phone: '06 98 76 54 32',
    subject: 'Opel Corsa',
  });
  const ready = await takeIn(house, {
    ...more,
    plate: 'AI-308-O',
    name: 'Bakkerij Mol',
    phone: '010 111 22 33',
    subject: 'Citroën Berlingo bestelwagen',
  });
  const stopped = await takeIn(house, {
    ...more,
    plate: 'AO-903-E',
    name: 'Van Dijk',
    phone: null,
    wishes: null,
    purpose: null,
  });
  const act = async (who: Name, { order }: { order: number }, path: string, body: object = {}) => {
    const answer = await house.as(who).post(`/orders/${order}/${path}`, body);
    if (answer.status !== 200) throw new Error(`${path}: ${answer.text}`);
  };
  const steps = async ({ order }: { order: number }): Promise<[string, string, string]> =>
    (await house.as('Olga').get(`/orders/${order}`)).body.steps.map(({ id }: { id: string }) => id);

  const [one, two] = await steps(busy);
  await act('Priya', busy, `steps/${one}/start`);
  await act('Priya', busy, 'notes', {
    text: 'Remblokken zijn nog 2 mm. 3 mm is het minimum.',
    audience: 'customer',
    step: one,
  });
  await act('Priya', busy, 'notes', { text: 'Let op: wielslot ligt in het dashboardkastje.', audience: 'kitchen' });
  await act('Priya', busy, `steps/${one}/finish`);
  await act('Yusuf', busy, `steps/${two}/start`);
  await act('Marieke', busy, 'people', { name: 'Piet Jansen', phone: '06 11 11 11 11', language: 'nl' });
  const [first] = await steps(waiting);
  await act('Priya', waiting, `steps/${first}/start`);
  await act('Priya', waiting, `steps/${first}/pause`, { reason: 'part' });
  for (const step of await steps(ready)) {
    await act('Yusuf', ready, `steps/${step}/start`);
    await act('Yusuf', ready, `steps/${step}/finish`);
  }
  await act('Yusuf', ready, 'ready');
  await furnishQuestions(house, { busy, waiting, brakes: two, measure: first });
  const nextYear = String(new Date().getFullYear() + 1);
  await house.as('Olga').post('/settings/holidays/usual', { country: 'NL', year: nextYear });
  await house.as('Marieke').post('/people/away', { person: house.ids.Tom });
  await furnishPromises(act, busy, house.ids.Yusuf);
  await furnishOffers(house, busy.order);
  const photos = await furnishPhotos(house, busy);
  const { absence } = (await house.as('Yusuf').post('/me/away')).body;
  await act('Marieke', stopped, 'cancel', { reason: 'De klant heeft een andere auto gekocht.' });

  house.kitchen.settings.mail = { url: 'smtp://127.0.0.1:1', from: 'werkplaats@example.org' };
  await fetch(`${house.url}/forgot`, { method: 'POST', body: new URLSearchParams({ email: emailOf('Yusuf') }) });
  const { people } = (await house.as('Olga').get(`/orders/${busy.order}`)).body;

  await hireCareful(house);

  const follow = ({ link }: { link: string }) => `${new URL(link).pathname}?as=customer`;
  const shown: Shown[] = [
    { name: 'sign-in-code', who: 'Hanna', path: '/sign-in/code' },
    { name: 'my-sign-in-begun', who: 'Karel', path: '/me/sign-in' },
    { name: 'customer-mine-open', who: 'proved', path: `/follow/${busy.order}/mine` },
    { name: 'bench-hand-on', who: 'Priya', path: `/bench/${waiting.order}/hand-on/${first}` },
    { name: 'sign-in', who: 'nobody', path: `/sign-in` },
    { name: 'forgot', who: 'nobody', path: '/forgot' },
    { name: 'forgot-asked', who: 'nobody', path: '/forgot?asked=yes' },
    { name: 'reset', who: 'nobody', path: '/reset' },
    { name: 'customer-busy', who: 'customer', path: follow(busy) },
    { name: 'customer-waiting', who: 'customer', path: follow(waiting) },
    { name: 'customer-ready', who: 'customer', path: follow(ready) },
    { name: 'customer-stopped', who: 'customer', path: follow(stopped) },
    { name: 'customer-mine', who: 'customer', path: `/follow/${busy.order}/mine` },
    { name: 'photo-of-after', who: 'customer', path: `/follow/${busy.order}/photos/${photos.after}` },
    { name: 'photo-of-mine', who: 'customer', path: `/follow/${busy.order}/photos/${photos.asked}` },
    { name: 'photo-gone', who: 'customer', path: `/follow/${busy.order}/photos/${photos.gone}` },
    { name: 'photo-to-retract', who: 'Yusuf', path: `/orders/${busy.order}/photos/${photos.after}` },
    { name: 'photo-kitchen', who: 'Yusuf', path: `/orders/${busy.order}/photos/${photos.kitchen}?from=bench` },
    { name: 'bench-busy', who: 'Yusuf', path: '/bench' },
    { name: 'bench-break', who: 'Priya', path: '/bench' },
    { name: 'bench-offered', who: 'Tom', path: '/bench' },
    { name: 'bench-empty', who: 'Olga', path: '/bench' },
    { name: 'bench-questions', who: 'Yusuf', path: '/bench/questions' },
    { name: 'bench-no-questions', who: 'Olga', path: '/bench/questions' },
    { name: 'bench-order', who: 'Yusuf', path: `/bench/${busy.order}` },
    { name: 'bench-offline', who: 'nobody', path: '/bench/offline' },
    { name: 'bench-pause', who: 'Yusuf', path: `/bench/${busy.order}/pause/${two}` },
    { name: 'bench-note', who: 'Yusuf', path: `/bench/${busy.order}/note/${two}` },
    { name: 'desk', who: 'Marieke', path: '/desk' },
    { name: 'desk-beside', who: 'Marieke', path: `/desk?order=${busy.order}` },
    { name: 'desk-beside-missing', who: 'Marieke', path: '/desk?order=4711' },
    { name: 'orders', who: 'Marieke', path: '/orders' },
    { name: 'orders-nothing-found', who: 'Marieke', path: '/orders?q=zzz' },
    { name: 'intake', who: 'Marieke', path: '/orders/new' },
    { name: 'intake-found', who: 'Marieke', path: '/orders/new?q=jansen' },
    { name: 'order-busy', who: 'Marieke', path: `/orders/${busy.order}` },
    { name: 'order-ready', who: 'Marieke', path: `/orders/${ready.order}` },
    { name: 'code-on-the-phone', who: 'Marieke', path: `/orders/${busy.order}/people/${people[0].follower}/code` },
    { name: 'job-card', who: 'Marieke', path: `/orders/${busy.order}/card` },
    { name: 'templates', who: 'Olga', path: '/templates' },
    { name: 'template-new', who: 'Olga', path: '/templates/new' },
    { name: 'template', who: 'Olga', path: '/templates/brakes' },
    { name: 'people', who: 'Olga', path: '/people' },
    { name: 'away', who: 'Yusuf', path: `/away/${absence}` },
    { name: 'people-away', who: 'Marieke', path: '/people/away' },
    { name: 'settings', who: 'Olga', path: '/settings' },
    { name: 'orders-left', who: 'Olga', path: '/orders/left' },
    { name: 'thresholds', who: 'Olga', path: '/settings/thresholds' },
    { name: 'brand', who: 'Olga', path: '/settings/brand' },
    { name: 'retention', who: 'Olga', path: '/settings/retention' },
    { name: 'audit', who: 'Olga', path: '/audit' },
    { name: 'audit-nothing', who: 'Olga', path: '/audit?order=4711' },
    { name: 'person-held', who: 'Marieke', path: `/orders/${busy.order}/person` },
    { name: 'person-erase-open', who: 'Marieke', path: `/orders/${busy.order}/erase` },
    { name: 'person-erase', who: 'Marieke', path: `/orders/${stopped.order}/erase` },
    { name: 'person-leave-busy', who: 'Olga', path: `/people/${house.ids.Yusuf}/leave` },
    { name: 'person-leave', who: 'Olga', path: `/people/${house.ids.Tom}/leave` },
    { name: 'brand-faint', who: 'Olga', path: '/settings/brand?mark=DW&colour=%23ffcc00' },
    { name: 'holidays', who: 'Olga', path: '/settings/holidays' },
    { name: 'shops', who: 'Olga', path: '/shops' },
    { name: 'choose-shop', who: 'Olga', path: '/shops/choose' },
    { name: 'me', who: 'Olga', path: '/me' },
    { name: 'my-sign-in', who: 'Olga', path: '/me/sign-in' },
    { name: 'mail', who: 'Marieke', path: '/mail' },
    { name: 'switch', who: 'Yusuf', path: '/switch' },
    { name: 'missing', who: 'Marieke', path: '/orders/4711' },
  ];
  return { shown, link: busy.link };
}

type ActOn = (who: Name, order: Taken, path: string, body?: object) => Promise<void>;

/** Promises of every kind, calls, and what staff raise by hand. */
async function furnishPromises(act: ActOn, busy: Taken, yusuf: string): Promise<void> {
  const day = new Date(Date.now() + 2 * 24 * 60 * 60_000).toISOString().slice(0, 10);
  await act('Marieke', busy, 'promises', { of: 'free', until: `${day}T12:00`, words: 'De sierdop komt binnen.' });
  await act('Marieke', busy, 'promises', { of: 'call-by', until: `${day}T10:00`, words: 'Over de sierdop.' });
  await act('Marieke', busy, 'calls', { outcome: 'spoke', text: 'Akkoord met nieuwe wissers, telefonisch.' });
  await act('Yusuf', busy, 'process', { reason: 'Sanne bracht zelf de schijven mee.' });
  await act('Tom', busy, 'exceptions', { text: 'De brug is tot drie uur bezet.', owner: yusuf });
}

/** Questions in every state: held back, urgent, asked back, answered, offered, moved and overdue. */
async function furnishQuestions(
  house: TestKitchen,
  { busy, waiting, brakes, measure }: Record<'busy' | 'waiting', Taken> & Record<'brakes' | 'measure', string>,
): Promise<void> {
  const sanne = customerOf(house, busy.order, await openLink(house.url, busy.link));
  const rob = customerOf(house, waiting.order, await openLink(house.url, waiting.link));
  const act = async (who: Name, order: number, question: string, name: string, body: object) => {
    const answer = await house.as(who).post(`/orders/${order}/questions/${question}/${name}`, body);
    if (answer.status !== 200) throw new Error(`${name}: ${answer.text}`);
  };
  const answered = await sanne.ask('Kan mijn dashcam blijven zitten?', brakes);
  await act('Yusuf', busy.order, answered.question, 'answer', { text: 'Ja hoor. Die zit niet in de weg.' });
  await sanne.ask('Kunnen de remmen straks nog piepen? Vorige keer was dat na het vervangen een week lang zo.', brakes);
  const back = await sanne.ask('Kan hij ook gewassen worden?');
  await act('Yusuf', busy.order, back.question, 'ask-back', { text: 'Ook van binnen?' });
  const offered = await sanne.ask('Welke banden passen hier in de winter op?', brakes);
  await act('Yusuf', busy.order, offered.question, 'offer', { to: house.ids.Tom, note: 'Jij doet de banden.' });
  await act('Marieke', busy.order, offered.question, 'remark', { text: 'Hij vergelijkt ons met de bandenboer.' });
  const urgent = await rob.ask('Ik sta voor de deur, is hij al klaar?', measure);
  await act('Marieke', waiting.order, urgent.question, 'urgency', { urgency: 'urgent' });
  const late = await rob.ask('Is de accu nog goed?', measure);
  await act('Priya', waiting.order, late.question, 'offer', { to: house.ids.Yusuf, note: 'Jij kent deze auto.' });
  await act('Yusuf', waiting.order, late.question, 'accept', {});
  await act('Marieke', waiting.order, late.question, 'take-over', {});
  await house.kitchen.database.transact(async (tx) =>
    keep(
      await tx
        .updateTable('promises')
        .set({ until_at: house.kitchen.now() - 60_000 })
        .where('question', '=', late.question)
        .execute(),
    ),
  );
  await lookAtClock(house.kitchen, house.kitchen.now());
}

/** What a colleague is asked to take over: an order, and a problem of it. */
async function furnishOffers({ as, ids }: TestKitchen, order: number): Promise<void> {
  const offer = { to: ids.Tom, note: 'Jij kent deze klant.' };
  const raised = await as('Marieke').post(`/orders/${order}/exceptions`, { text: 'De sierdop is de verkeerde.' });
  const paths = [`/orders/${order}/offer`, `/orders/${order}/exceptions/${raised.body.exception}/offer`];
  for (const path of paths) {
    const answer = await as('Marieke').post(path, offer);
    if (answer.status !== 200) throw new Error(`${path}: ${answer.text}`);
  }
}

type Taken = { order: number; link: string };

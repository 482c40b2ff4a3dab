import supertest from 'supertest';
import { expect, test } from 'vitest';
import { lookAtClock } from '#src/keep-time.ts';
import type { Update } from '#src/live/wire.ts';
import { sweepMaterial } from '#src/privacy/sweep-material.ts';
import { bothWays } from '../customer/both-ways.ts';
import { followOrder, openLink } from '../follower.ts';
import { aKitchen, type Name, takeIn } from '../kitchen.ts';
import { sendWithPhotos } from '../photos/with-photos.ts';
import { applyFragment, comparable } from './apply-update.ts';

// Sanne is the customer; nobody is the clock, that finds what is due. A number is how many photos come with it.
type Act = [Name | 'Sanne' | 'nobody', string, object?, number?];

// Every kind of entry, in an order in which a busy day could bring them.
const day = (steps: string[], house: { ids: Record<Name, string> }): Act[] => [
  ['Priya', `steps/${steps[0]}/start`],
  ['Priya', 'notes', { text: 'Remblokken <b>2 mm</b> & groeven', audience: 'customer', step: steps[0] }],
  ['Priya', 'notes', { text: 'De auto staat <binnen>.', audience: 'customer' }],
  ['Priya', 'notes', { text: 'Klant is bang voor de rekening', audience: 'kitchen' }],
  ['Priya', 'notes', { audience: 'customer', step: steps[0], moment: 'before', alt: 'Groef' }, 2],
  ['Priya', 'notes', { text: 'Zo kan het niet blijven', audience: 'kitchen', step: steps[0] }, 1],
  ['Priya', 'notes', { text: 'Zo is het nu', audience: 'customer', step: steps[0], moment: 'after' }, 1],
  ['Marieke', 'photos/FIRST/retract'],
  ['Priya', `steps/${steps[0]}/pause`, { reason: 'part' }],
  ['Priya', `steps/${steps[0]}/resume`],
  ['Priya', `steps/${steps[0]}/pause`, { reason: 'customer' }],
  ['Priya', `steps/${steps[0]}/resume`],
  ['Priya', `steps/${steps[0]}/finish`],
  ['Priya', `steps/${steps[0]}/take-back`],
  ['Priya', `steps/${steps[0]}/finish`],
  [
    'Marieke',
    'steps',
    {
      title: 'Vloeistof',
      customerNl: 'Remvloeistof',
      customerEn: 'Brake fluid',
      minutes: '20',
      news: 'loud',
      reason: 'Er zit water in.',
    },
  ],
  [
    'Marieke',
    `steps/${steps[1]}/change`,
    {
      title: 'Schijven',
      customerNl: 'Nieuwe schijven',
      customerEn: 'New discs',
      minutes: '80',
      news: 'loud',
      reason: 'Alleen de schijven.',
    },
  ],
  ['Marieke', `steps/${steps[2]}/move`, { position: '2', reason: 'Eerst wassen.' }],
  ['Marieke', `steps/${steps[2]}/assign`, { specialist: house.ids.Tom, reason: 'Tom wast.' }],
  ['Tom', `steps/${steps[2]}/skip`, { reason: 'De auto is schoon.' }],
  ['Yusuf', `steps/${steps[1]}/start`],
  ['Yusuf', `steps/${steps[1]}/finish`],
  ['Olga', `steps/${steps[0]}/redo`, { reason: 'Meting was onzeker.' }],
  ['Olga', `steps/${steps[0]}/skip`, { reason: 'Toch goed.' }],
  ['Sanne', 'questions', { text: 'Piepen ze <straks> nog?', step: steps[1], alt: 'Mijn <wiel>' }, 2],
  ['Olga', 'questions/ASKED/offer', { to: house.ids.Tom, note: 'Jij waste hem.' }],
  ['Tom', 'questions/ASKED/decline'],
  ['Marieke', 'questions/ASKED/offer', { to: house.ids.Priya, note: 'Jij mat de remmen.' }],
  ['Priya', 'questions/ASKED/accept'],
  ['Marieke', 'questions/ASKED/urgency', { urgency: 'urgent' }],
  ['Tom', 'questions/ASKED/remark', { text: 'Zeg dat het went.' }],
  ['Priya', 'questions/ASKED/ask-back', { text: 'Ook bij regen?' }],
  ['Sanne', 'questions/ASKED', { text: 'Ja, juist dan.' }],
  ['Priya', '/me/away', { from: '2026-11-24', 'until-time': '17:00' }],
  ['Priya', '/away/ABSENCE/offer', { standIn: house.ids.Tom }],
  ['Tom', '/covers/COVER/accept'],
  ['Priya', '/me/away/end', { absence: 'ABSENCE' }],
  ['Tom', '/covers/COVER/give-back'],
  ['Priya', '/covers/COVER/take-back'],
  ['Priya', 'questions/ASKED/move', { until: '16:30', reason: 'Ik rijd eerst een stukje.' }],
  ['Priya', 'questions/ASKED/answer', { text: 'De eerste dagen nog even.' }, 1],
  ['Sanne', 'photos/THEIRS/retract'],
  ['Sanne', 'questions', { text: 'Wanneer kan ik komen?' }],
  ['Olga', 'questions/ASKED/take-over'],
  ['nobody', '3 hours later'],
  ['Marieke', 'questions/ASKED/close'],
  ['Yusuf', 'process', { reason: 'Sanne bracht zelf de schijven mee.' }],
  ['Marieke', 'promises', { of: 'free', until: '2026-11-25T12:00', words: 'De sierdop komt morgen.' }],
  ['Marieke', 'promises/OPEN/keep'],
  ['Marieke', 'promises', { of: 'call-by', until: '2026-11-25T10:00', words: 'Over de sierdop.' }],
  ['Marieke', 'calls', { promise: 'OPEN', outcome: 'no-answer', next: '2026-11-25T11:00' }],
  ['Marieke', 'calls', { promise: 'OPEN', outcome: 'spoke', text: 'De dop ligt klaar.' }],
  ['Marieke', 'promises/READY/move', { until: '2026-11-25T16:00', reason: 'De dop komt morgen.' }],
  ['Tom', 'exceptions', { text: 'De brug is bezet.', owner: house.ids.Yusuf }],
  ['Marieke', 'exceptions/RAISED/take', { was: house.ids.Yusuf }],
  ['Marieke', 'exceptions/RAISED/offer', { to: house.ids.Tom, note: 'Jij hebt de brug.' }],
  ['Tom', 'exceptions/RAISED/end-offer'],
  ['Marieke', 'exceptions/RAISED/offer', { to: house.ids.Priya, note: 'Dan jij.' }],
  ['Priya', 'exceptions/RAISED/accept'],
  ['Priya', 'exceptions/RAISED/settle', { text: 'Brug twee was vrij.', told: 'We gaan door op een andere brug.' }],
  ['Sanne', 'unhappy', { text: 'Ik hoor te weinig.' }],
  ['Olga', 'exceptions/RAISED/take', { was: 'OWNER' }],
  ['Olga', 'exceptions/RAISED/settle', { text: 'Gebeld en uitgelegd.' }],
  ['Olga', 'take'],
  ['Olga', 'offer', { to: house.ids.Tom, note: 'Jij kent Sanne.' }],
  ['Tom', 'end-offer'],
  ['Olga', 'offer', { to: house.ids.Priya, note: 'Dan jij.' }],
  ['Priya', 'accept-offer'],
  ['Marieke', 'details', { subject: 'Volvo V60 grijs', wishes: 'Bel mij niet.' }],
  ['Marieke', 'people', { name: 'Piet Jansen', phone: '06 11 11 11 11', language: 'en' }],
  ['Marieke', 'steps/ADDED/skip', { reason: 'Gedaan bij de schijven.' }],
  ['Yusuf', 'ready'],
  ['Marieke', 'hand-over', { to: 'Piet' }],
  ['Marieke', 'reopen', { reason: 'Hij piept nog.' }],
  ['Yusuf', 'cannot-be-done', { reason: 'Geen onderdelen meer te koop.' }],
  ['Marieke', 'reopen', { reason: 'Toch gevonden.' }],
  ['Marieke', 'cancel', { reason: 'Klant wil niet meer.' }],
  ['Marieke', 'people/FOLLOWER/code', { what: 'see' }],
  ['nobody', 'photos'],
  ['nobody', 'questions'],
  ['Marieke', 'links/LAST/revoke'],
  ['Olga', 'erase', { number: 'ORDER' }],
];

test.each(['customer', 'staff', 'bench'] as const)(
  'A stale %s page plus the pushed updates is a freshly loaded page',
  async (face) => {
    const house = await aKitchen();
    const { order, link } = await takeIn(house);
    const cookie = await openLink(house.url, link);
    const seat = face === 'customer' ? { cookie } : { key: house.keys.Olga, as: face };
    const follower = await followOrder(house.url, order, seat, 4);
    const pageAt = { customer: `/follow/${order}`, staff: `/orders/${order}`, bench: `/bench/${order}` }[face];
    const load = async () => {
      const headers =
        face === 'customer'
          ? { cookie, accept: 'text/html' }
          : { authorization: `Bearer ${house.keys.Olga}`, accept: 'text/html' };
      return comparable(await (await fetch(house.url + pageAt, { headers })).text());
    };
    const { same } = bothWays(house, order, cookie);
    let made: { absence?: string; cover?: string } = {};
    const doIt = async (who: Act[0], path: string, body: object, photos?: number): Promise<number> => {
      if (who === 'nobody' && (path === 'photos' || path === 'questions')) {
        await sweepMaterial(house.kitchen, house.shop, path, 0, async () => {});
        await house.app.settled();
        return (await staff()).seq;
      }
      if (who === 'nobody') {
        house.clock.now += 3 * 60 * 60_000;
        await lookAtClock(house.kitchen, 0);
        return (await staff()).seq;
      }
      if (photos) {
        const [sender, at] = who === 'Sanne' ? [{ cookie }, 'follow'] : [who, 'orders'];
        const fields = body as Record<string, string>;
        await sendWithPhotos(house, sender, `/${at}/${order}/${path}`, { fields, photos });
        await house.app.settled();
        return (await staff()).seq;
      }
      const answer =
        who === 'Sanne'
          ? await supertest(house.url)
              .post(`/follow/${order}/${path}`)
              .set({ cookie, accept: 'application/json' })
              .send(body)
          : await house.as(who).post(path.startsWith('/') ? path : `/orders/${order}/${path}`, body);
      expect(answer.status, `${path}: ${answer.text}`).toBe(200);
      made = { ...made, ...answer.body };
      // What is an exception is found right after the commit, and is told too.
      await house.app.settled();
      return (await staff()).seq;
    };
    const staff = async () => (await house.as('Olga').get(`/orders/${order}`)).body;

    const photoOf = async (kind: string): Promise<string> => {
      const { entries } = (await house.as('Olga').get(`/orders/${order}/entries?after=0`)).body;
      const found = entries.find((one: { kind: string; photos?: object[] }) => one.kind === kind && one.photos);
      return found?.photos[0].photo ?? '';
    };

    const { steps } = await staff();
    const kinds = new Set<string>(['order-opened', 'promise-made']);
    let page = await load();
    let told = 0;
    // The page as it was after each act, and the number it showed, for whoever comes back later.
    const earlier: { page: string; after: number }[] = [{ page, after: 4 }];
    for (const [who, act, body, photos] of day(
      steps.map((step: { id: string }) => step.id),
      house,
    )) {
      const now = await staff();
      const path = act
        .replace('ADDED', now.steps.find((step: { title: string }) => step.title === 'Vloeistof')?.id)
        .replace('LAST', now.links.at(-1).id)
        .replace('FOLLOWER', now.links.at(-1).follower)
        .replace('ASKED', now.questions.at(-1)?.question)
        .replace('FIRST', await photoOf('note-added'))
        .replace('THEIRS', await photoOf('question-asked'))
        .replace('ABSENCE', made.absence ?? '')
        .replace('COVER', made.cover ?? '')
        .replace('RAISED', raised(now)?.exception ?? '')
        .replace('OPEN', open(now))
        .replace('READY', ready(now));
      // What is no command on this order pushes nothing to its page, and an age would be a minute older.
      if (!act.startsWith('/')) house.clock.now += 60_000;
      const said = JSON.parse(
        JSON.stringify(body ?? {})
          .replace('OPEN', open(now))
          .replace('ABSENCE', made.absence ?? '')
          .replace('ORDER', String(order))
          .replace('OWNER', raised(now)?.owner ?? ''),
      );
      const seq = await doIt(who, path, said, photos);
      // Whoever it was for has no page any more.
      if (act === 'erase' && face === 'customer') {
        expect((await fetch(house.url + pageAt, { headers: { cookie } })).status).toBe(404);
        continue;
      }
      await follower.reached(seq);
      page = brought(page, follower.applied.slice(told));
      told = follower.applied.length;
      const fresh = await load();
      expect(unlike(page, fresh), act).toBeNull();
      // On the bench nothing is left alone, so that one look at it is enough. One act was missed, or three.
      if (follower.socket.connected && (face !== 'bench' || act === 'notes')) {
        const left = earlier.at(earlier.length % 2 === 0 ? -1 : -3) ?? earlier[0];
        const { updates } = await follower.socket.emitWithAck('follow', { order, after: left?.after });
        expect(unlike(brought(left?.page ?? '', updates), fresh), `${act}, asked for`).toBeNull();
        earlier.push({ page, after: updates.at(-1)?.seq ?? left?.after ?? 0 });
      }
      // What is kept in memory is neither older nor newer, whatever was done.
      if (face === 'customer' && act !== 'links/LAST/revoke') await same(act);
    }
    for (const { kind } of (await house.as('Olga').get(`/orders/${order}/entries?after=0`)).body.entries)
      kinds.add(kind);
    expect([...kinds].sort()).toEqual(Object.keys(house.kitchen.rowWriters).sort());
    follower.socket.close();
  },
  60_000,
);

type Seen = {
  exceptions: { exception: string; owner: string; kind: string; state: string }[];
  promises: { promise: string; kind: string; state: string }[];
};
const raised = ({ exceptions }: Seen) =>
  exceptions.findLast(({ kind, state }) => state === 'open' && (kind === 'raised' || kind === 'unhappy'));
const open = ({ promises }: Seen): string =>
  promises.findLast(({ kind, state }) => state === 'open' && (kind === 'free' || kind === 'call-by'))?.promise ?? '';
const ready = ({ promises }: Seen): string => promises.findLast(({ kind }) => kind === 'ready-by')?.promise ?? '';

const brought = (page: string, updates: Update[]) =>
  updates.reduce((text, update) => update.fragments.reduce(withFragment, text), page);
const withFragment = (text: string, { id, html }: { id: string; html: string }) =>
  applyFragment(text, { id, html: comparable(html) });

/** Where two pages first differ, with what stands around it; a whole page in a message helps nobody. */
function unlike(stale: string, fresh: string): { stale: string; fresh: string } | null {
  if (stale === fresh) return null;
  let at = 0;
  while (stale[at] === fresh[at]) at += 1;
  const around = (text: string) => text.slice(Math.max(0, at - 120), at + 160);
  return { stale: around(stale), fresh: around(fresh) };
}

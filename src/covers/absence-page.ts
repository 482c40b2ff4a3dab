import { spanInWords, untilInWords } from '#src/people/away-view.ts';
import { type Cover, coversOf, liveCover } from '#src/people/covers.ts';
import { faceOf } from '#src/people/face-of.ts';
import { workInHand } from '#src/people/work-in-hand.ts';
import { type Asking, type PageAnswer, shopOf, staffOf } from '#src/route.ts';
import { Missing } from '#src/web/errors.ts';
import { say } from '#src/web/words.ts';
import { readCards } from './cards.ts';
import { absenceOf } from './find-absence.ts';
import { orderView } from './order-view.ts';
import { standInsFor } from './stand-ins.ts';

/** What somebody who goes away has in hand, and whom they ask to take it over; for themselves or at the desk. */
export async function absencePage(asking: Asking): Promise<PageAnswer> {
  const { kitchen, language } = asking;
  const { reader } = kitchen.database;
  const shop = shopOf(asking);
  const now = kitchen.now();
  const absence = await absenceOf(asking);
  if (!absence) throw new Missing();
  const colleagues = await kitchen.colleagues.of(shop.id);
  const name = (id: string | null) => (id && colleagues.get(id)?.name) || '';
  const covers = await coversOf(reader, shop.id, [absence.id]);
  const live = liveCover(covers) ?? null;
  const work = await workInHand(reader, { shop: shop.id, person: absence.person, until: absence.until });
  const cards = live ? await readCards(reader, shop.id, live.id) : [];
  const orders = await Promise.all(work.map((one) => orderView(asking, absence, one, cards)));
  const standIns = await standInsFor(reader, absence, colleagues, now);
  const isMine = absence.person === staffOf(asking).person;
  const person = name(absence.person);
  const around = { language, zone: shop.zone, now };
  const refused = covers.filter(({ state }) => state === 'declined').map(({ stand_in }) => name(stand_in));
  return {
    view: 'covers/absence',
    title: say(language, 'covers.title'),
    face: 'plain',
    model: {
      absence: absence.id,
      isMine,
      person,
      when: spanInWords(absence, around),
      isOver: absence.isOver,
      state: live && stateView(live, name(live.stand_in), person, asking),
      refused: refused.length > 0 ? say(language, 'covers.refused', { names: refused.join(', ') }) : null,
      isTold: covers.some(({ told_at }) => told_at !== null) && live?.state !== 'accepted',
      orders,
      canAsk: !absence.isOver && orders.length > 0 && live?.state !== 'accepted',
      // So many were asked before: the same press twice is one.
      key: `asked-${covers.length}`,
      people: standIns
        .filter(({ isAway, colleague }) => !isAway && colleague.id !== live?.stand_in)
        .map(({ colleague }) => ({ ...colleague, input: `stand-in-${colleague.id}`, face: faceOf(colleague.name) })),
      canSayNobody: live === null && !covers.some(({ state }) => state === 'nobody'),
      back: isMine ? '/me' : '/people/away',
      until: untilInWords(absence.until, around),
    },
    json: {
      absence: absence.id,
      person: absence.person,
      from: new Date(absence.from).toISOString(),
      until: new Date(absence.until).toISOString(),
      orders: orders.map(({ json }) => json),
      standIns: standIns.map(({ colleague: { id, name }, isAway }) => ({ id, name, isAway })),
      covers: covers.map(({ id, state, stand_in: standIn }) => ({ cover: id, state, standIn })),
    },
  };
}

function stateView({ state, from }: Cover, standIn: string, person: string, { kitchen, language }: Asking) {
  const word = state === 'offered' ? 'asked' : from > kitchen.now() ? 'agreed' : 'stands-in';
  return { isAsked: state === 'offered', text: say(language, `covers.state-${word}`, { standIn, person }) };
}

import { z } from 'zod';
import type { Tx } from '#src/database/transact.ts';
import { coversOf, liveCover } from '#src/people/covers.ts';
import { workInHand } from '#src/people/work-in-hand.ts';
import { type Asking, shopOf, staffOf, type Went } from '#src/route.ts';
import { type Acted, carryAct } from '#src/timeline/carry-act.ts';
import { isRefusal, type Refusal, refuse } from '#src/timeline/refusal.ts';
import { orderName } from '#src/web/order-name.ts';
import { addEntries } from './add-entries.ts';
import { cardFrom, isBlank, isCardField, longestLine } from './cards.ts';
import { type Absence, absenceOf } from './find-absence.ts';
import { pausesOf } from './pause-first.ts';
import { showAround } from './show-around.ts';
import { standInsFor } from './stand-ins.ts';

/** `done-2417`, `next-2417` and `watch-2417` are the three lines of the card for order 2417. */
export const OfferCover = z
  .object({ standIn: z.string().min(1).max(100) })
  .catchall(z.string().trim().max(longestLine).nullish())
  .superRefine((written, context) => {
    const keys = Object.keys(written).filter((name) => name !== 'standIn' && !isCardField(name));
    if (keys.length > 0) context.addIssue({ code: 'unrecognized_keys', keys, input: written });
  });
type OfferCover = z.infer<typeof OfferCover>;

/** Asks a colleague to stand in. Everything stays where it is until they say yes; a newer question replaces the older. */
export async function offerCover(asking: Asking, offered: OfferCover): Promise<Went | Refusal> {
  const { kitchen, once } = asking;
  const shop = shopOf(asking);
  const absence = await absenceOf(asking);
  if (!absence) return refuse('covers.no-absence');
  const done = await carryAct(kitchen, { shop: shop.id, once }, (tx) => offer(tx, asking, absence, offered));
  if (isRefusal(done)) return done;
  await showAround(kitchen, shop, [absence.person, done.standIn, ...done.asked]);
  return { location: `/away/${absence.id}`, json: { cover: done.cover } };
}

type Done = { cover: string; standIn: string; asked: string[] };

async function offer(tx: Tx, asking: Asking, absence: Absence, offered: OfferCover): Promise<Acted<Done> | Refusal> {
  const { kitchen } = asking;
  const shop = shopOf(asking);
  const at = kitchen.now();
  const colleagues = await kitchen.colleagues.of(shop.id);
  const name = (id: string | null) => (id && colleagues.get(id)?.name) || '';
  const { standIn } = offered;
  if (absence.isOver) return refuse('covers.over', { person: name(absence.person) });
  if (standIn === absence.person) return refuse('covers.oneself');
  const found = (await standInsFor(tx, absence, colleagues, at)).find(({ colleague }) => colleague.id === standIn);
  if (!found) return refuse('covers.no-colleague');
  if (found.isAway) return refuse('covers.is-away', { name: name(standIn) });
  const earlier = liveCover(await coversOf(tx, shop.id, [absence.id]));
  if (earlier?.state === 'accepted') return refuse('covers.covered', { name: name(earlier.stand_in) });
  if (earlier?.stand_in === standIn) return refuse('covers.asked-already', { name: name(standIn) });
  const work = await workInHand(tx, { shop: shop.id, person: absence.person, until: absence.until });
  if (work.length === 0) return refuse('covers.nothing');
  if (earlier) await withdraw(tx, earlier, at);
  const by = staffOf(asking).person;
  const id = kitchen.newId();
  await tx
    .insertInto('covers')
    .values(aCover({ shop: shop.id, id, absence, standIn, by, at }))
    .execute();
  const cards = work
    .filter(({ isUnderWay }) => isUnderWay)
    .map(({ order, number }) => ({ order_id: order, ...cardFrom(offered, orderName(shop.code, number)) }))
    .filter((card) => !isBlank(card))
    .map((card) => ({ shop: shop.id, cover: id, ...card }));
  if (cards.length > 0) await tx.insertInto('cover_cards').values(cards).execute();
  const paused = work.map((one) => ({
    order: one.order,
    actor: by,
    drafts: pausesOf(one, absence, shop.zone, at),
  }));
  const changes = await addEntries(tx, kitchen, shop.id, paused, at);
  return { value: { cover: id, standIn, asked: earlier?.stand_in ? [earlier.stand_in] : [] }, changes };
}

async function withdraw(tx: Tx, { shop, id }: { shop: string; id: string }, at: number): Promise<void> {
  const withdrawn = { state: 'withdrawn', answered_at: at } as const;
  await tx.updateTable('covers').set(withdrawn).where('shop', '=', shop).where('id', '=', id).execute();
}

type Given = { shop: string; id: string; absence: Absence; standIn: string; by: string; at: number };

function aCover({ shop, id, absence, standIn, by, at }: Given) {
  const nothingYet = { answered_at: null, began_at: null, given_back_at: null, taken_back_at: null, told_at: null };
  const asked = { stand_in: standIn, state: 'offered' as const, offered_by: by, offered_at: at };
  return { shop, id, absence: absence.id, person: absence.person, ...asked, ...nothingYet };
}

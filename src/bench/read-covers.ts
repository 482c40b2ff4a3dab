import type { ShopRow } from '#src/database/tables.ts';
import type { Reader } from '#src/database/transact.ts';
import type { Kitchen } from '#src/kitchen.ts';
import type { Colleague } from '#src/people/colleagues.ts';
import { type Cover, coversAround } from '#src/people/covers.ts';
import { stillCovered } from '#src/people/still-covered.ts';
import { type InHand, workInHand } from '#src/people/work-in-hand.ts';
import type { Language } from '#src/web/words.ts';

/** A hand-over card with the order it is about. */
export type CoverCard = {
  number: number;
  subject: string;
  plate: string | null;
  done: string;
  next: string;
  watch: string;
};

/** A cover that somebody is asked for, stands in for or is stood in for; with what it is about now. */
export type CoverOnBench = { cover: Cover; work: InHand[]; cards: CoverCard[]; reads: Language[] };

export type MyCovers = { shop: ShopRow; colleagues: ReadonlyMap<string, Colleague>; list: CoverOnBench[] };

type Ground = Pick<Kitchen, 'database' | 'colleagues' | 'now'>;

/** Two reads where nobody stands in for anybody. */
export async function readCovers(ground: Ground, shop: ShopRow, person: string): Promise<MyCovers> {
  const { reader } = ground.database;
  const now = ground.now();
  const covers = (await coversAround(reader, shop.id, person)).filter((cover) => isShown(cover, now));
  const colleagues = await ground.colleagues.of(shop.id);
  const list = await Promise.all(covers.map((cover) => readOne(reader, shop, cover)));
  return { shop, colleagues, list: list.filter(({ cover, work }) => cover.until > now || work.length > 0) };
}

/** A question that nobody answered in time is over with the absence; work that changed hands is not. */
const isShown = (cover: Cover, now: number): boolean => cover.until > now || cover.began_at !== null;

async function readOne(reader: Reader, shop: ShopRow, cover: Cover): Promise<CoverOnBench> {
  const { person, until } = cover;
  const isAsked = cover.state === 'offered';
  const work = isAsked ? await workInHand(reader, { shop: shop.id, person, until }) : await stillCovered(reader, cover);
  const cards = isAsked ? await readCards(reader, cover) : [];
  return { cover, work, cards, reads: await languagesOf(reader, shop, work) };
}

function readCards(reader: Reader, { shop, id }: Cover): Promise<CoverCard[]> {
  return reader
    .selectFrom('cover_cards')
    .innerJoin('orders', (join) =>
      join.onRef('orders.shop', '=', 'cover_cards.shop').onRef('orders.id', '=', 'cover_cards.order_id'),
    )
    .innerJoin('subjects', (join) =>
      join.onRef('subjects.shop', '=', 'orders.shop').onRef('subjects.id', '=', 'orders.subject'),
    )
    .select(['orders.number', 'subjects.name as subject', 'subjects.plate', 'done', 'next', 'watch'])
    .where('cover_cards.shop', '=', shop)
    .where('cover_cards.cover', '=', id)
    .orderBy('orders.number')
    .execute();
}

/** In which languages the customers of these orders would read it. */
async function languagesOf(reader: Reader, shop: ShopRow, work: InHand[]): Promise<Language[]> {
  const orders = work.filter(isCustomers).map(({ order }) => order);
  if (orders.length === 0) return [];
  const rows = await reader
    .selectFrom('followers')
    .select('language')
    .distinct()
    .where('shop', '=', shop.id)
    .where('order_id', 'in', orders)
    .where('part', '=', 'customer')
    .orderBy('language')
    .execute();
  return rows.length > 0 ? rows.map(({ language }) => language) : [shop.language];
}

/** Exceptions are the kitchen's own: of those a customer reads nothing. */
const isCustomers = ({ steps, questions, promises, owns }: InHand): boolean =>
  owns || questions.length + promises.length > 0 || steps.some(({ state }) => state !== 'running');

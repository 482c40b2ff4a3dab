import { z } from 'zod';
import type { Tx } from '#src/database/transact.ts';
import type { Cover } from '#src/people/covers.ts';
import { type Asking, shopOf, staffOf, type Went } from '#src/route.ts';
import { type Acted, carryAct } from '#src/timeline/carry-act.ts';
import { isRefusal, type Refusal, refuse } from '#src/timeline/refusal.ts';
import { showAround } from './show-around.ts';
import { takeOver } from './take-over.ts';
import { tellDesk } from './tell-desk.ts';
import { findCover, setCover } from './which-cover.ts';

/** Whatever is said about a cover is said with one press. `from` is the page that the button stands on. */
export const Press = z.strictObject({ from: z.literal('bench').optional() });

/** Yes: from now on, or from when the absence begins, the work is theirs. */
export const acceptCover = (asking: Asking): Promise<Went | Refusal> =>
  answer(asking, async (tx, cover, colleagues) => {
    const at = asking.kitchen.now();
    const accepted = { state: 'accepted', answered_at: at } as const;
    await setCover(tx, cover, accepted);
    const changes =
      cover.from <= at
        ? await takeOver(tx, asking.kitchen, { shop: shopOf(asking), cover: { ...cover, ...accepted }, colleagues }, at)
        : [];
    return { value: { cover: cover.id, people: [cover.person, cover.stand_in] }, changes };
  });

/** No: the desk has to find somebody else, at once. */
export const declineCover = (asking: Asking): Promise<Went | Refusal> =>
  answer(asking, async (tx, cover, colleagues) => {
    const at = asking.kitchen.now();
    const shop = shopOf(asking);
    await setCover(tx, cover, { state: 'declined', answered_at: at, told_at: at });
    const absence = { id: cover.absence, person: cover.person, from: cover.from, until: cover.until };
    const actor = staffOf(asking).person;
    const changes = await tellDesk(tx, asking.kitchen, { shop, absence, colleagues, actor }, at);
    return { value: { cover: cover.id, people: [cover.person, cover.stand_in] }, changes };
  });

type Answered = { cover: string; people: string[] };
type Work = (
  tx: Tx,
  cover: Cover & { stand_in: string },
  colleagues: Parameters<typeof takeOver>[2]['colleagues'],
) => Promise<Acted<Answered>>;

async function answer(asking: Asking, work: Work): Promise<Went | Refusal> {
  const { kitchen, once, params } = asking;
  const shop = shopOf(asking);
  const colleagues = await kitchen.colleagues.of(shop.id);
  const done = await carryAct(kitchen, { shop: shop.id, once }, async (tx) => {
    const cover = await findCover(tx, shop.id, params.cover ?? '');
    if (!cover) return refuse('covers.unknown');
    const person = colleagues.get(cover.person)?.name ?? '';
    if (cover.stand_in !== staffOf(asking).person) return refuse('covers.not-asked');
    if (cover.state === 'withdrawn') return refuse('covers.withdrawn', { person });
    if (cover.state !== 'offered') return refuse('covers.answered');
    if (cover.until <= kitchen.now()) return refuse('covers.over', { person });
    return work(tx, cover, colleagues);
  });
  if (isRefusal(done)) return done;
  await showAround(kitchen, shop, done.people);
  return { location: '/bench#covers', json: { cover: done.cover } };
}

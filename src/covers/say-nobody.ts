import { z } from 'zod';
import type { Tx } from '#src/database/transact.ts';
import type { Kitchen } from '#src/kitchen.ts';
import { coversOf, liveCover } from '#src/people/covers.ts';
import { type Asking, shopOf, staffOf, type Went } from '#src/route.ts';
import { carryAct } from '#src/timeline/carry-act.ts';
import { isRefusal, type Refusal, refuse } from '#src/timeline/refusal.ts';
import { absenceOf } from './find-absence.ts';
import { showAround } from './show-around.ts';
import { type Absent, tellDesk } from './tell-desk.ts';

export const SayNobody = z.strictObject({});

/** There is nobody who can stand in: the desk is told now, and not after a while. */
export async function sayNobody(asking: Asking): Promise<Went | Refusal> {
  const { kitchen, once } = asking;
  const shop = shopOf(asking);
  const absence = await absenceOf(asking);
  if (!absence) return refuse('covers.no-absence');
  const colleagues = await kitchen.colleagues.of(shop.id);
  const done = await carryAct(kitchen, { shop: shop.id, once }, async (tx) => {
    if (absence.isOver) return refuse('covers.over', { person: colleagues.get(absence.person)?.name ?? '' });
    const covers = await coversOf(tx, shop.id, [absence.id]);
    const live = liveCover(covers);
    if (live) return refuse('covers.asked-already', { name: colleagues.get(live.stand_in ?? '')?.name ?? '' });
    if (covers.some(({ state }) => state === 'nobody')) return refuse('covers.told-already');
    const at = kitchen.now();
    await noteNobody(tx, kitchen, shop.id, absence, at);
    const actor = staffOf(asking).person;
    return { value: { told: true }, changes: await tellDesk(tx, kitchen, { shop, absence, colleagues, actor }, at) };
  });
  if (isRefusal(done)) return done;
  await showAround(kitchen, shop, [absence.person]);
  return { location: `/away/${absence.id}`, json: done };
}

/** Remembers that the desk knows: it is told once. */
export async function noteNobody(
  tx: Tx,
  { newId }: Pick<Kitchen, 'newId'>,
  shop: string,
  { id: absence, person }: Absent,
  at: number,
): Promise<void> {
  const unanswered = { answered_at: null, began_at: null, given_back_at: null, taken_back_at: null };
  const nobody = { stand_in: null, state: 'nobody' as const, offered_by: null, offered_at: at, told_at: at };
  await tx
    .insertInto('covers')
    .values({ shop, id: newId(), absence, person, ...nobody, ...unanswered })
    .execute();
}

import type { Tx } from '#src/database/transact.ts';
import type { Cover } from '#src/people/covers.ts';
import { stillCovered } from '#src/people/still-covered.ts';
import type { InHand } from '#src/people/work-in-hand.ts';
import { type Asking, shopOf, staffOf, type Went } from '#src/route.ts';
import { type Acted, carryAct } from '#src/timeline/carry-act.ts';
import { entry } from '#src/timeline/entry-kinds.ts';
import { isRefusal, type Refusal, refuse } from '#src/timeline/refusal.ts';
import { addEntries, type Said } from './add-entries.ts';
import { showAround } from './show-around.ts';
import { findCover, setCover } from './which-cover.ts';

/** Giving back is offering too: it stays the stand-in's until the other takes it. */
export const giveBack = (asking: Asking): Promise<Went | Refusal> =>
  press(asking, async (tx, cover) => {
    const at = asking.kitchen.now();
    if (cover.stand_in !== staffOf(asking).person) return refuse('covers.not-yours');
    if (cover.state !== 'accepted' || cover.began_at === null) return refuse('covers.not-begun');
    if (cover.until > at) return refuse('covers.still-away', { person: await nameOf(asking, cover.person) });
    if (cover.given_back_at !== null) return refuse('covers.given-back');
    if ((await stillCovered(tx, cover)).length === 0) return refuse('covers.nothing-left');
    await setCover(tx, cover, { given_back_at: at });
    return { value: { cover: cover.id, people: [cover.person, cover.stand_in] } };
  });

/** Whatever is still open is theirs again; a step that runs stays with whoever is at it. */
export const takeBack = (asking: Asking): Promise<Went | Refusal> =>
  press(asking, async (tx, cover) => {
    const at = asking.kitchen.now();
    if (cover.person !== staffOf(asking).person) return refuse('covers.not-given-back');
    if (cover.given_back_at === null || cover.taken_back_at !== null) return refuse('covers.not-given-back');
    const said = (await stillCovered(tx, cover)).map((one) => whatGoesBack(one, cover));
    const changes = await addEntries(tx, asking.kitchen, shopOf(asking).id, said, at);
    await setCover(tx, cover, { taken_back_at: at });
    return { value: { cover: cover.id, people: [cover.person, cover.stand_in] }, changes };
  });

function whatGoesBack(work: InHand, { id, person, stand_in }: Cover & { stand_in: string }): Said {
  const { questions, promises, owns: owner } = work;
  const steps = work.steps.flatMap((step) => (step.state === 'running' ? [] : step.id));
  const isCustomers = steps.length + questions.length + promises.length > 0 || owner;
  const covered = { cover: id, person, standIn: stand_in, steps, questions, promises, owner };
  const accepted = work.exceptions.map(({ id: exception, of }) =>
    entry('exception-accepted', { exception, of, was: stand_in }, 'kitchen'),
  );
  const drafts = [...(isCustomers ? [entry('order-cover-ended', covered)] : []), ...accepted];
  return { order: work.order, actor: person, drafts };
}

type Pressed = { cover: string; people: string[] };

async function press(
  asking: Asking,
  work: (tx: Tx, cover: Cover & { stand_in: string }) => Promise<Acted<Pressed> | Refusal>,
): Promise<Went | Refusal> {
  const { kitchen, once, params } = asking;
  const shop = shopOf(asking);
  const done = await carryAct(kitchen, { shop: shop.id, once }, async (tx) => {
    const cover = await findCover(tx, shop.id, params.cover ?? '');
    return cover ? work(tx, cover) : refuse('covers.unknown');
  });
  if (isRefusal(done)) return done;
  await showAround(kitchen, shop, done.people);
  return { location: '/bench#covers', json: { cover: done.cover } };
}

const nameOf = async ({ kitchen, shop }: Asking, person: string): Promise<string> =>
  (shop && (await kitchen.colleagues.of(shop.id)).get(person)?.name) || '';

import { z } from 'zod';
import type { Customer, Staff } from '#src/people/actor.ts';
import { type Asking, orderOf, type PageAnswer, shopOf } from '#src/route.ts';
import type { Entry } from '#src/timeline/entry-kinds.ts';
import { stepOf } from '#src/timeline/entry-kinds.ts';
import { loadStory } from '#src/timeline/load-story.ts';
import type { PhotoView } from '#src/timeline/photo-view.ts';
import { photosIn } from '#src/timeline/photos.ts';
import { stepTitle, type Telling } from '#src/timeline/sentence.ts';
import { telling } from '#src/timeline/tell.ts';
import { Missing } from '#src/web/errors.ts';
import { say } from '#src/web/words.ts';
import { findPhoto } from './look-at-photo.ts';
import { isOf } from './retract-photo.ts';

/** Which page of those who work here it was opened from: there the way leads back to. */
export const LookAtPhoto = z.strictObject({ from: z.enum(['bench', 'bench-order']).optional() });

/** One photo, large: what it shows, whose it is, those that came with it, and for whoever may: to take it back. */
export async function photoPage(asking: Asking): Promise<PageAnswer> {
  const { kitchen, language, params } = asking;
  const shop = shopOf(asking);
  const order = orderOf(asking);
  const actor = asking.actor as Staff | Customer;
  const { reader } = kitchen.database;
  const row = await findPhoto(reader, { shop: shop.id, id: order.id }, params.photo ?? '');
  const audience = actor.as === 'staff' ? 'kitchen' : 'customer';
  if (!row || (audience === 'customer' && row.audience === 'kitchen')) throw new Missing();
  const story = await loadStory(reader, shop, order.id, await kitchen.colleagues.of(shop.id));
  const entry = story?.entries.find((one) => photosIn(one).some(({ photo }) => photo === row.id));
  if (!story || !entry) throw new Missing();
  const told = telling(story, language, audience, kitchen.now());
  const all = told.photosOf(entry)?.all ?? [];
  const photo = all.find(({ id }) => id === row.id);
  if (!photo) throw new Missing();
  const by = row.person ? told.nameOf(row.person) : row.follower ? told.askerOf(row.follower) : null;
  const { made = null, at } = entry;
  return {
    view: 'photos/page',
    title: say(language, 'photos.title', { order: order.name }),
    face: audience === 'kitchen' ? 'frontdesk' : 'customer',
    model: {
      ...{ photo, by, at, made, about: aboutOf(entry, told), retract: `${photo.page}/retract` },
      ...{ shopName: shop.name, orderName: order.name, seq: order.lastEntry },
      ...placeOf(asking, photo),
      ...neighbours(all, photo, asking),
      mayRetract: photo.gone === null && isOf(row, story.order, actor),
    },
    json: inJson({ photo, by, entry }, all),
  };
}

/** Back to where it stands: for a customer there is one page. */
function placeOf({ actor, query, params }: Asking, { page, anchor }: PhotoView) {
  const from = actor.as === 'staff' ? query.from : undefined;
  const back = from === 'bench' ? '/bench' : from === 'bench-order' ? `/bench/${params.order}` : null;
  return { from: from ?? null, back: back ?? `${page.slice(0, page.indexOf('/photos/'))}#${anchor}` };
}

/** Those that came with it, as far as they are still there. */
function neighbours(all: PhotoView[], photo: PhotoView, { actor, query }: Asking) {
  const shown = all.filter(({ id, gone }) => gone === null || id === photo.id);
  const here = shown.indexOf(photo);
  const as = actor.as === 'staff' && query.from ? `?from=${query.from}` : '';
  const [before, after] = [shown[here - 1], shown[here + 1]];
  return {
    ...{ number: here + 1, count: shown.length },
    previous: before ? before.page + as : null,
    next: after ? after.page + as : null,
  };
}

function aboutOf({ body }: Entry, told: Telling): string | null {
  const step = told.steps.find(({ id }) => id === stepOf(body));
  return step ? stepTitle(step, told) : null;
}

type Shown = { photo: PhotoView; by: string | null; entry: Entry };

function inJson({ photo, by, entry }: Shown, all: PhotoView[]) {
  const { id, full, moment, text, gone } = photo;
  const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());
  return {
    ...{ photo: id, ...full, audience: entry.audience, moment, by },
    alt: gone === null ? text : null,
    at: iso(entry.at),
    made: iso(entry.made ?? null),
    retracted: gone !== null,
    // Under this address.
    files: gone === null ? ['full.webp', 'full.jpg', 'small.webp', 'small.jpg'] : [],
    with: all.filter((one) => one !== photo).map(({ id: other }) => other),
  };
}

import type { ShopRow } from '#src/database/tables.ts';
import type { Kitchen } from '#src/kitchen.ts';
import { findOrder } from '#src/timeline/find-order.ts';
import { loadStory } from '#src/timeline/load-story.ts';
import type { Attempt } from '#src/web/views.ts';
import { type Language, say } from '#src/web/words.ts';
import { besideInJson } from './beside-in-json.ts';
import { besideView } from './beside-view.ts';

type Looking = { language: Language; attempt: Attempt | null };

/** One order in short, beside the board; null where this shop has no such order. */
export async function besideOf(kitchen: Kitchen, shop: ShopRow, name: string, { language, attempt }: Looking) {
  const found = await findOrder(kitchen, name);
  if (found?.shop.id !== shop.id) return null;
  const colleagues = await kitchen.colleagues.of(shop.id);
  const story = await loadStory(kitchen.database.reader, shop, found.order.id, colleagues);
  if (!story) return null;
  const now = kitchen.now();
  const view = besideView(story, { language, now, attempt });
  const around = { language, zone: shop.zone, now, theme: null, attempt };
  // A form says itself what is wrong with it, but the one that was pressed may be gone by now.
  const isSaid = !attempt || kitchen.views.partial('desk/beside', { beside: view }, around).includes('data-form-error');
  return {
    view: isSaid ? view : { ...view, complaint: wasNotDone(attempt, language) },
    json: besideInJson(story, now),
  };
}

/** The form that was pressed is not on the page any more, so the page says what came of it. */
export function wasNotDone({ refused, faults }: Attempt, language: Language): string {
  return say(language, 'desk.was-not-done', { why: refused ?? Object.values(faults).join(' ') });
}

import type { Language } from '#src/database/tables.ts';
import type { Entry } from '#src/timeline/entry-kinds.ts';
import type { Story } from '#src/timeline/load-story.ts';
import { showing } from '#src/timeline/pairs.ts';
import { announced, telling } from '#src/timeline/tell.ts';
import { isoDay } from '#src/web/clock-words.ts';
import { orderInJson, orderName } from '#src/web/order-name.ts';
import type { Root } from '#src/web/root.ts';
import { audienceOf, type Faces, type OrderFace } from './faces.ts';
import type { FollowAnswer, Update } from './wire.ts';

/**
 * One update for each entry, numbered like it. An entry brings its own line of the timeline; the last one brings the
 * page's roots as they are now, because a state that was passed in between is of no use to anybody; of those only the
 * chosen ones, where it is known what the page shows.
 */
export function updatesFor(
  faces: Faces,
  face: OrderFace,
  story: Story,
  entries: Entry[],
  language: Language,
  now: number,
  chosen: (roots: Root[]) => Root[] = (roots) => roots,
): Update[] {
  const order = orderInJson(orderName(story.shop.code, story.order.number));
  const audience = audienceOf(face);
  const told = telling(story, language, audience, now);
  const updates = entries.map((entry): Update => {
    if (entry.audience === 'kitchen' && audience === 'customer') return { order, seq: entry.number, fragments: [] };
    const lines = linesOf(entry, story).flatMap((one) => faces.entry(face, story, one, language) ?? []);
    const say = announced(entry, story, told);
    return { order, seq: entry.number, fragments: lines, ...(say ? { say } : {}) };
  });
  const last = updates.at(-1);
  const seen = audience === 'kitchen' || entries.some((entry) => entry.audience === 'customer' || isTheirs(entry));
  const roots = chosen(seen ? faces.order[face](story, language) : []);
  last?.fragments.push(...roots.map(({ id, html }) => ({ id, html })));
  return updates;
}

/** Its own, where a photo was taken back also those that showed it, and all where what was said before is gone. */
function linesOf(entry: Entry, { entries }: Story): Entry[] {
  if (entry.kind === 'person-erased' || entry.kind === 'material-removed') return entries;
  return entry.kind === 'photo-retracted' ? [entry, ...showing(entries, entry.body.photo)] : [entry];
}

/** Who takes care of what the customer said is on their page too. */
const isTheirs = ({ body }: Entry): boolean => 'exception' in body && body.of === 'unhappy';

/**
 * What a page missed that has shown everything up to `after`: the same partials, whatever brought the page here. Roots
 * that nothing of it can have changed are left as the page has them.
 */
export function catchUp(
  faces: Faces,
  face: OrderFace,
  story: Story,
  after: number,
  language: Language,
  now: number,
): FollowAnswer {
  const missed = story.entries.filter((entry) => entry.number > after);
  const shown = story.entries.findLast((entry) => entry.number <= after);
  // Times are said differently on another day, whatever happened since.
  const isOfToday = shown !== undefined && dayIn(story, shown.at) === dayIn(story, now);
  const changed = (roots: Root[]) => (isOfToday ? roots.filter((root) => !missed.every(root.isStill)) : roots);
  const updates = updatesFor(faces, face, story, missed, language, now, changed);
  return { ok: true, seq: story.order.last_entry, updates };
}

const dayIn = ({ shop }: Story, at: number) => isoDay(shop.zone, at);

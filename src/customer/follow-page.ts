import { z } from 'zod';
import { type Asking, orderOf, type PageAnswer, shopOf } from '#src/route.ts';
import { StepId } from '#src/timeline/fields.ts';
import { loadStory } from '#src/timeline/load-story.ts';
import { entryView } from '#src/timeline/tell.ts';
import { Missing } from '#src/web/errors.ts';
import { type Language, languages } from '#src/web/words.ts';
import { callOf } from './call.ts';
import { rootViews } from './customer-fragments.ts';
import { inJson } from './in-json.ts';
import { type Seen, seenOf } from './seen.ts';

/** What the next question is about, as a link beside a step chooses it. */
export const FollowQuery = z.strictObject({ about: StepId.optional() });

/** The customer's page: one order, as it stands, as it was promised, and all that led there. */
export async function followPage(asking: Asking): Promise<PageAnswer> {
  const { kitchen, language } = asking;
  const shop = shopOf(asking);
  const { id, name } = orderOf(asking);
  const story = await loadStory(kitchen.database.reader, shop, id, await kitchen.colleagues.of(shop.id));
  if (!story) throw new Missing();
  const seen = seenOf(story, language, kitchen.now());
  const model = pageModel(seen, asking.query.about);
  const after = story.order.last_entry;
  return {
    view: 'customer/follow',
    title: model.now.title,
    face: 'customer',
    model,
    json: inJson(seen, after),
    live: { order: name, after, as: 'customer', updates: `/follow/${name}/updates` },
  };
}

/** The whole page: the roots that change while one looks, and what stands around them. */
export function pageModel(seen: Seen, about: string | null = null) {
  const { name: orderName, shop, told, entries } = seen;
  return {
    ...rootViews(seen, about),
    top: { shopName: shop.name, orderName, languages: languages.map((code) => choiceOf(code, told.language)) },
    foot: { shopName: shop.name, call: callOf(shop.phone) },
    entries: entries.map((entry) => entryView(entry, told)).reverse(),
  };
}

const ownNames = { nl: 'Nederlands', en: 'English' };

const choiceOf = (code: Language, now: Language) => {
  return { code, label: code.toUpperCase(), name: ownNames[code], isNow: code === now };
};

// A promise runs out and a day turns without an entry: by the quarter hours these fall on, the page is another.
const fiveMinutes = 5 * 60 * 1000;

/** Changes whenever the page would. A new name of a colleague or of the shop shows within five minutes. */
export function followVersion(asking: Asking): string {
  const { kitchen, language, theme, request } = asking;
  const { name, lastEntry } = orderOf(asking);
  const as = request.accepts(['html', 'json']) || 'html';
  return [name, lastEntry, Math.floor(kitchen.now() / fiveMinutes), kitchen.views.build, language, theme, as].join('.');
}

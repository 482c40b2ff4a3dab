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

/** What it takes to write it. */
type AboutOrder = Pick<Asking, 'kitchen' | 'path' | 'language' | 'shop' | 'order' | 'query'>;

/** The customer's page: one order, as it stands, as it was promised, and all that led there. */
export async function followPage(asking: AboutOrder): Promise<PageAnswer> {
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
    json: () => inJson(seen, after),
    live: { order: name, after, as: 'customer', updates: `/follow/${name}/updates` },
  };
}

/** The whole page: the roots that change while one looks, and what stands around them. */
export function pageModel(seen: Seen, about: string | null = null) {
  const { name: orderName, shop, told, entries } = seen;
  return {
    ...rootViews(seen, about),
    top: { shopName: shop.name, orderName, languages: languages.map((code) => choiceOf(code, told.language)) },
    foot: { shopName: shop.name, call: callOf(shop.phone), mine: `/follow/${orderName}/mine` },
    entries: entries.map((entry) => entryView(entry, told)).reverse(),
  };
}

const ownNames = { nl: 'Nederlands', en: 'English' };

const choiceOf = (code: Language, now: Language) => {
  return { code, label: code.toUpperCase(), name: ownNames[code], isNow: code === now };
};

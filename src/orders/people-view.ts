import { isLive, tokenOf } from '#src/people/link.ts';
import { entry } from '#src/timeline/entry-kinds.ts';
import type { Story } from '#src/timeline/load-story.ts';
import { previewOf } from '#src/timeline/preview.ts';
import { say } from '#src/web/words.ts';
import { cameBack, nameOf, type Seen } from './seen.ts';
import { spokenIn } from './spoken-in.ts';

/** Whose links these are is known from the database; what they are, only with this house's secret. */
export type House = { secret: string; settings: { publicUrl: string } };

/** Who follows the order, and by which link. */
export function peopleView(story: Story, house: House, by: Seen) {
  const { order, shop, followers, links } = story;
  const orderName = nameOf(story);
  const spoken = spokenIn(shop.languages, by.language);
  return {
    seq: order.last_entry,
    orderName,
    list: followers.map(({ id, name, phone, email, part, language }) => {
      const link = links.findLast((one) => one.follower === id && isLive(one, by.now));
      return {
        ...{ id, name, phone, email, orderName, seq: order.last_entry },
        part: say(by.language, `orders.part-${part}`),
        reads: say(by.language, `orders.language-${language}`),
        linkId: link?.id ?? null,
        isOpen: cameBack(story, by, `people/${id}/link`, `links/${link?.id}/revoke`),
        link: link ? urlOf(house, link.id) : null,
        expiresAt: link?.expires_at ?? null,
        card: `/orders/${orderName}/card${part === 'customer' ? '' : `?follower=${encodeURIComponent(id)}`}`,
      };
    }),
    languages: spoken,
    hasLanguages: spoken.length > 1,
    language: shop.language,
    isAdding: cameBack(story, by, 'people'),
    addPreview: previewOf(
      story,
      entry('follower-added', { follower: '', part: 'second', language: shop.language }),
      by,
    ),
    linkPreview: previewOf(story, entry('link-issued', { link: '', follower: '' }, 'kitchen'), by),
  };
}

export function urlOf({ secret, settings }: House, link: string): string {
  return `${settings.publicUrl}/l/${tokenOf(secret, link)}`;
}

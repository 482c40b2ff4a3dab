import { entry } from '#src/timeline/entry-kinds.ts';
import type { Story } from '#src/timeline/load-story.ts';
import { type By, previewOf } from '#src/timeline/preview.ts';
import { orderInJson } from '#src/web/order-name.ts';
import { say } from '#src/web/words.ts';
import { orderNameOf } from './job.ts';

/** The orders that this person is asked to answer for: which, by whom, with which note; to accept or to decline. */
export function offersView(offered: Story[], by: By) {
  return offered.map((story) => {
    const { order, subject, colleagues } = story;
    const { owner: was, offered_to: to, offered_at: since, offer_note: note } = order;
    const owner = colleagues.get(was)?.name ?? '';
    const ended = entry('order-offer-ended', { to: to ?? '', how: 'declined' }, 'kitchen');
    return {
      ...{ orderName: orderNameOf(story), seq: order.last_entry, subject: subject.name, plate: subject.plate },
      ...{ orderTitle: order.title, title: say(by.language, 'bench.offer-title', { owner }), since, note },
      stays: say(by.language, 'bench.offer-stays', { owner }),
      accept: previewOf(story, entry('order-taken', { was }), by),
      decline: previewOf(story, ended, by),
    };
  });
}

export type OffersView = ReturnType<typeof offersView>;

/** The addresses of the forms on the bench: a refusal of one of them is said there. */
export const offerForms = (offers: OffersView): string[] =>
  offers.flatMap(({ orderName }) => [`/orders/${orderName}/accept-offer`, `/orders/${orderName}/end-offer`]);

export const offersInJson = (offered: Story[]) =>
  offered.map((story) => ({
    order: orderInJson(orderNameOf(story)),
    seq: story.order.last_entry,
    subject: story.subject.name,
    plate: story.subject.plate,
    title: story.order.title,
    owner: story.order.owner,
    offeredAt: story.order.offered_at === null ? null : new Date(story.order.offered_at).toISOString(),
    offerNote: story.order.offer_note,
  }));

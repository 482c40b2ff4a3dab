import { faceOf } from '#src/people/face-of.ts';
import { entry } from '#src/timeline/entry-kinds.ts';
import type { Story } from '#src/timeline/load-story.ts';
import { previewOf, previewOrder } from '#src/timeline/preview.ts';
import { say } from '#src/web/words.ts';
import { cameBack, nameOf, type Seen } from './seen.ts';

/**
 * Who answers for the order, to whom it is offered, and how it changes hands. The same for every colleague: it has every
 * press, and who may not is told so.
 */
export function ownerView(story: Story, by: Seen) {
  const { order, colleagues } = story;
  const { offered_to, offered_at, offer_note, last_entry: seq } = order;
  const owner = colleagues.get(order.owner)?.name ?? '';
  const to = colleagues.get(offered_to ?? '')?.name ?? '';
  return {
    seq,
    orderName: nameOf(story),
    name: owner,
    ...faceOf(owner),
    take: previewOrder(story, 'take', by),
    offer: offered_to === null ? null : { to, since: offered_at, note: offer_note },
    people: peopleFor(story, by),
    nothing: previewOf(story, entry('order-offered', { to: '', note: '' }, 'kitchen'), by),
    isOffering: cameBack(story, by, 'offer'),
  };
}

/** Whom it can be offered to; null where nobody else is here, and where the order is over. */
function peopleFor({ order, colleagues }: Story, { language }: Seen) {
  const { owner, state, offered_to } = order;
  const others = [...colleagues.values()].filter(({ here, id }) => here && id !== owner && id !== offered_to);
  if (others.length === 0 || (state !== 'open' && state !== 'ready')) return null;
  return [
    { value: '', label: say(language, 'orders.offer-choose') },
    ...others.map(({ id, name }) => ({ value: id, label: name })),
  ];
}

import { faceOf } from '#src/people/face-of.ts';
import { isLate } from '#src/timeline/late.ts';
import type { Story } from '#src/timeline/load-story.ts';
import { type By, previewOrder } from '#src/timeline/preview.ts';
import { say } from '#src/web/words.ts';
import { nameOf } from './seen.ts';
import { standingOf, stepLeft } from './standing.ts';

/** What stands on top of the staff's page: what it is, whose, how it stands, what was promised, who answers for it. */
export function nowView(story: Story, by: By) {
  const { order, subject, customer, promise, steps, colleagues } = story;
  const owner = colleagues.get(order.owner)?.name ?? '';
  const { purpose, wishes, title, state, last_entry: seq, opened_at: openedAt } = order;
  const left = stepLeft(steps);
  const promised = isLate({ state, promise }, by.now) ? 'late' : promise?.state;
  return {
    seq,
    orderName: nameOf(story),
    ...{ title, state, purpose, wishes, openedAt, customer },
    subject: subject.name,
    plate: subject.plate,
    standing: standingOf(
      { state, owner: order.owner, steps, promise },
      { colleagues, language: by.language, now: by.now },
    ),
    promise: promise && { from: promise.from_at, until: promise.until_at, state: promised },
    owner: { name: owner, ...faceOf(owner) },
    take: previewOrder(story, 'take', by),
    ready: state === 'open' && !left && steps.length > 0 ? previewOrder(story, 'ready', by) : null,
    handOver: state === 'ready' ? previewOrder(story, 'hand-over', by) : null,
    left: state === 'open' && left ? say(by.language, 'orders.left', { step: left.title }) : null,
  };
}

import { isLate, standsSince } from '#src/timeline/late.ts';
import type { Story } from '#src/timeline/load-story.ts';
import { previewOrder } from '#src/timeline/preview.ts';
import { say } from '#src/web/words.ts';
import { ownerView } from './owner-view.ts';
import { span } from './past-promises.ts';
import { nameOf, type Seen } from './seen.ts';
import { standingOf, stepLeft } from './standing.ts';

/** What stands on top of the staff's page: what it is, whose, how it stands, what was promised, who answers for it. */
export function nowView(story: Story, by: Seen) {
  const { order, subject, customer, promise, steps, colleagues } = story;
  const { purpose, wishes, title, state, last_entry: seq, opened_at: openedAt } = order;
  const left = stepLeft(steps);
  const stands = standsSince({ ...order, promise });
  const promised = stands !== null ? 'stands' : isLate({ ...order, promise }, by.now) ? 'late' : promise?.state;
  return {
    seq,
    orderName: nameOf(story),
    ...{ title, state, purpose, wishes, openedAt, customer },
    subject: subject.name,
    plate: subject.plate,
    standing: standingOf({ ...order, steps, promise }, { colleagues, language: by.language, now: by.now }),
    promise: promise && { ...span(promise, story.shop.zone), state: promised, standsSince: stands },
    owner: ownerView(story, by),
    ready: state === 'open' && !left && steps.length > 0 ? previewOrder(story, 'ready', by) : null,
    handOver: state === 'ready' ? previewOrder(story, 'hand-over', by) : null,
    left: state === 'open' && left ? say(by.language, 'orders.left', { step: left.title }) : null,
  };
}

import { isLate, standsSince } from '#src/timeline/late.ts';
import type { Story } from '#src/timeline/load-story.ts';
import { isoDay } from '#src/web/clock-words.ts';
import { firstName } from '#src/web/first-name.ts';
import { orderNameOf } from './job.ts';

/** For whom the work is, what it is for and what they wish, in their own words; and what was promised to them. */
export function factsView(story: Story, now: number) {
  const { shop, order, subject, customer, promise } = story;
  return {
    orderName: orderNameOf(story),
    seq: order.last_entry,
    plate: subject.plate,
    subject: subject.name,
    orderTitle: order.title,
    who: firstName(customer.name),
    purpose: order.purpose,
    wishes: order.wishes,
    promise: promise && {
      from: promise.from_at,
      until: promise.until_at,
      isOneDay: isoDay(shop.zone, promise.from_at) === isoDay(shop.zone, promise.until_at),
      isLate: isLate({ ...order, promise }, now),
      standsSince: standsSince({ ...order, promise }),
    },
  };
}

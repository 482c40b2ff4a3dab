import { cardOrderOf } from '#src/timeline/exception-card.ts';
import { isAwaited, isLate } from '#src/timeline/late.ts';
import type { Story } from '#src/timeline/load-story.ts';
import { attemptOf } from '#src/web/attempt-of.ts';
import { isoDay } from '#src/web/clock-words.ts';
import { orderName } from '#src/web/order-name.ts';
import { say, type Word } from '#src/web/words.ts';
import type { Beside } from './beside-view.ts';

/** What was promised of the whole order, and the form that moves it or makes the first one; null where nothing can be. */
export function besidePromise(story: Story, { language, now, attempt }: Beside) {
  const { shop, order, promise } = story;
  const standing = { state: order.state, waits_since: order.waits_since, promise };
  const stands = promise !== null && isAwaited(standing);
  const form = stands ? { of: 'move', ...moved(promise.id) } : { of: 'make', ...made };
  const action = `/orders/${orderName(shop.code, order.number)}/${form.path}`;
  return {
    id: promise?.id ?? null,
    range: promise && rangeOf(promise.from_at, promise.until_at, shop.zone, now),
    isLate: isLate(standing, now),
    isKept: promise?.state === 'kept',
    isBroken: promise?.state === 'broken' && !stands,
    form:
      order.state === 'open'
        ? {
            ...{ of: form.of, fixed: form.fixed },
            isOpen: attemptOf(attempt, action, form.fixed) !== null,
            // Never a day that has passed.
            day: isoDay(shop.zone, Math.max(now, stands ? promise.until_at : now)),
            preview: preview(story, form.word, language),
          }
        : null,
  };
}

const moved = (id: string) => ({
  path: `promises/${id}/move`,
  fixed: {},
  word: 'entry.promise-moved-ready-by' as const,
});
const made = { path: 'promises', fixed: { of: 'ready-by' }, word: 'entry.promise-made' as const };

/** Two times of one day; the day only where it is another, and twice where it ends on another than it began. */
function rangeOf(from: number, until: number, zone: string, now: number) {
  const [first, last] = [isoDay(zone, from), isoDay(zone, until)];
  const isToday = first === isoDay(zone, now) && first === last;
  return { from, until, fromDay: isToday ? null : from, untilDay: first === last ? null : until };
}

/** The time is not chosen yet, so the sentence is filled with marks. */
function preview(story: Story, word: Word, language: Beside['language']) {
  const { reads } = cardOrderOf(story);
  const [who, time] = [say(language, 'orders.your-name'), say(language, 'orders.its-time')];
  const text = say(reads, word, { who, from: time, until: time, reason: say(language, 'orders.your-words') });
  return { text, loud: true, language: reads };
}

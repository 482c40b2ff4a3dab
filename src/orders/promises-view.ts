import type { PromiseRow } from '#src/database/tables.ts';
import { isAwaited, standsSince } from '#src/timeline/late.ts';
import type { Story } from '#src/timeline/load-story.ts';
import { attemptOf, type Fixed } from '#src/web/attempt-of.ts';
import type { Attempt } from '#src/web/views.ts';
import { firstReadyDay } from './first-ready-day.ts';
import { followedUp, pastPromise, span } from './past-promises.ts';
import { promisePreviews } from './promise-previews.ts';
import { nameOf, type Seen } from './seen.ts';

/** What was promised and still counts, each with its presses; what was promised before; and room for another promise. */
export function promisesView(story: Story, by: Seen, attempt: Attempt | null) {
  const { order, promise: latest, shop } = story;
  const previews = promisePreviews(story, by);
  const ours = story.promises.filter(({ kind }) => kind !== 'answer-by');
  const readyBy = latest && isAwaited({ state: order.state, promise: latest }) ? latest : null;
  const waiting = ours
    .filter((one) => one.kind !== 'ready-by' && waits(story, one))
    .sort((one, other) => one.until_at - other.until_at);
  const past = ours.filter((one) => one !== readyBy && !waiting.includes(one));
  const orderName = nameOf(story);
  const standing = (one: PromiseRow) => standingView(story, one, by, attempt);
  const form = (path: string, fixed: Fixed) => {
    return { fixed, isOpen: attemptOf(attempt, `/orders/${orderName}/${path}`, fixed) !== null };
  };
  return {
    seq: order.last_entry,
    orderName,
    day: firstReadyDay(shop.hours, shop.zone, by.now),
    readyBy: readyBy && standing(readyBy),
    calls: waiting.filter(({ kind }) => kind === 'call-by').map(standing),
    others: waiting.filter(({ kind }) => kind === 'free').map(standing),
    past: past.toReversed().map((one) => pastPromise(story, one, by.language)),
    ready:
      readyBy || order.state !== 'open'
        ? null
        : { ...form('promises', { of: 'ready-by' }), preview: previews.make('ready-by') },
    call: { ...form('promises', { of: 'call-by' }), preview: previews.make('call-by') },
    free: { ...form('promises', { of: 'free' }), preview: previews.make('free') },
    // A call that nobody promised names no promise.
    noted: { ...form('calls', { promise: '' }), spoke: previews.spoke(null), noAnswer: previews.noAnswer() },
  };
}

/** Somebody still has to act on it, too late or not. */
function waits(story: Story, promise: PromiseRow): boolean {
  return promise.state === 'open' || (promise.state === 'broken' && followedUp(story, promise) === null);
}

function standingView(story: Story, promise: PromiseRow, by: Seen, attempt: Attempt | null) {
  const { id, kind, words, state, until_at, owner } = promise;
  const previews = promisePreviews(story, by);
  const path = `/orders/${nameOf(story)}`;
  const stands = kind === 'ready-by' ? standsSince({ ...story.order, promise }) : null;
  const isLate = state === 'broken' || (stands === null && until_at < by.now);
  const spoke = { promise: id, outcome: 'spoke' };
  const noAnswer = { promise: id, outcome: 'no-answer' };
  return {
    id,
    words,
    ...span(promise, story.shop.zone),
    isLate,
    standsSince: stands,
    owner: story.colleagues.get(owner)?.name ?? null,
    customer: story.customer.name,
    phone: story.customer.phone,
    ids: Object.fromEntries(fields.map((field) => [field, `${field}-${id}`])),
    move: {
      preview: previews.move(kind === 'answer-by' ? 'free' : kind),
      isOpen: attemptOf(attempt, `${path}/promises/${id}/move`) !== null,
      hasFrom: kind === 'ready-by',
    },
    keep: kind === 'free' ? previews.keep(id) : null,
    // Whose time has come is noted without opening anything first.
    spoke: {
      fixed: spoke,
      isOpen: isLate || attemptOf(attempt, `${path}/calls`, spoke) !== null,
      preview: previews.spoke(id),
    },
    noAnswer: {
      fixed: noAnswer,
      isOpen: attemptOf(attempt, `${path}/calls`, noAnswer) !== null,
      preview: previews.callAgain(),
    },
  };
}

// No two fields of a page are alike.
const fields = ['day', 'from', 'until', 'reason', 'said', 'tried', 'nextDay', 'next'];

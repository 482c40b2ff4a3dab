import type { PromiseRow } from '#src/database/tables.ts';
import type { Entry } from '#src/timeline/entry-kinds.ts';
import type { Story } from '#src/timeline/load-story.ts';
import { whyMoved } from '#src/timeline/why-moved.ts';
import { isoDay } from '#src/web/clock-words.ts';
import { type Language, say, type Word } from '#src/web/words.ts';

/** A broken call or word may have been made good afterwards: then nobody has to act on it any more. */
export function followedUp({ entries }: Story, { id }: PromiseRow): Entry | null {
  return (
    entries.findLast((entry) => {
      if (entry.kind === 'promise-moved') return entry.body.was === id;
      if (entry.kind === 'promise-kept') return entry.body.promise === id;
      return (
        entry.kind === 'call-noted' && entry.body.promise === id && (entry.body.outcome === 'spoke' || endsIt(entry))
      );
    }) ?? null
  );
}

const endsIt = ({ body }: Extract<Entry, { kind: 'call-noted' }>): boolean => body.next !== null;

/** A promise that counts no more: what became of it, by whom, when and why. What was not kept is struck through. */
export function pastPromise(story: Story, promise: PromiseRow, language: Language) {
  const { id, kind, words, state, ended_at } = promise;
  const by = followedUp(story, promise);
  return {
    id,
    ...span(promise, story.shop.zone),
    kind: kind === 'answer-by' ? '' : say(language, `orders.promise-kind-${kind}`),
    words,
    isStruck: state === 'moved' || state === 'broken',
    ...lookOf(promise, language),
    at: by?.at ?? ended_at,
    who: by ? (story.colleagues.get(by.actor ?? '')?.name ?? null) : null,
    why: by ? whyOf(by, language) : null,
    // The rest are somebody's own words.
    byClock: by?.kind === 'promise-moved' && by.body.waited !== undefined,
  };
}

function whyOf(entry: Entry, language: Language): string | null {
  if (entry.kind === 'promise-moved') return whyMoved(entry.body, { language, audience: 'kitchen' });
  return entry.kind === 'call-noted' ? entry.body.text : null;
}

/** The range as it is read: the second day is said only where it is another. */
export function span({ from_at: from, until_at: until }: PromiseRow, zone: string) {
  return { from: from === until ? null : from, until, isOneDay: isoDay(zone, from) === isoDay(zone, until) };
}

const looks = {
  open: { tone: 'plan', icon: 'clock', word: 'orders.promise-stands' },
  kept: { tone: 'done', icon: 'check', word: 'orders.promise-kept' },
  moved: { tone: 'wait', icon: 'clock', word: 'orders.promise-moved' },
  broken: { tone: 'bad', icon: 'alert', word: 'orders.promise-broken' },
  ended: { tone: 'plan', icon: 'stop', word: 'orders.promise-ended' },
} satisfies Record<PromiseRow['state'], { tone: string; icon: string; word: Word }>;

function lookOf({ state }: PromiseRow, language: Language) {
  const { tone, icon, word } = looks[state];
  return { tone, icon, word: say(language, word) };
}

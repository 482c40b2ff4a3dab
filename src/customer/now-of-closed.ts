import { sentence } from '#src/timeline/sentence.ts';
import { say } from '#src/web/words.ts';
import { byOf } from './by.ts';
import type { Happening } from './now-view.ts';
import type { Seen } from './seen.ts';
import { whenOf } from './times.ts';

const words = {
  ready: { kind: 'order-ready', heading: 'customer.is-ready' },
  'handed-over': { kind: 'order-handed-over', heading: 'customer.is-handed-over' },
  cancelled: { kind: 'order-cancelled', heading: 'customer.is-cancelled' },
  'cannot-be-done': { kind: 'order-cannot-be-done', heading: 'customer.cannot-be-done' },
} as const;

/** What became of the order, who said so and when, and the reason in that person's words: bad news has words too. */
export function nowOfClosed(seen: Seen): Happening {
  const { told, noun } = seen;
  if (seen.state === 'open') throw new Error('This order is still open.');
  const { kind, heading: word } = words[seen.state];
  const heading = say(told.language, word, { noun });
  const said = seen.entries.findLast((entry) => entry.kind === kind);
  const when = said ? whenOf(told, said.at) : null;
  const by = say(told.language, 'customer.confirmed-this', { day: when?.day ?? 'other' });
  return {
    heading,
    title: heading,
    people: said ? [byOf(told.nameOf(said.actor), by, when)] : [],
    waits: [],
    text: said?.kind === 'order-handed-over' && said.body.to ? sentence(said, told) : null,
    reason:
      said && 'reason' in said.body && said.body.reason
        ? { text: said.body.reason, lang: seen.wordsOf(said.actor) }
        : null,
    reopened: null,
  };
}

import type { Language } from '#src/web/words.ts';
import { type By, byOf } from './by.ts';
import { callOf } from './call.ts';
import { nowOfClosed } from './now-of-closed.ts';
import { nowOfOpen } from './now-of-open.ts';
import { promiseView, titleWithPromise } from './promise-view.ts';
import { pledgesView } from './promises-view.ts';
import type { Pause, Seen } from './seen.ts';
import { whenOf } from './times.ts';
import { todoOf } from './todo.ts';
import { takenUp } from './unhappy-view.ts';

/** What happens now, told by the people who do it. */
export type Happening = {
  heading: string;
  /** The status in a few words, for the browser's tab. */
  title: string;
  /** Who does it or said it. */
  people: By[];
  /** What stands still, and why. */
  waits: (Pause & { step: string | null })[];
  /** One sentence more, where the heading is not all. */
  text: string | null;
  /** Why it ended, in the words of the person who ended it. */
  reason: { text: string; lang: Language | null } | null;
  /** Why it goes on after it had ended. */
  reopened: string | null;
};

/** The top of the page: what happens now and by whom, what the customer has to do, what was promised, who answers for it. */
export function nowView(seen: Seen) {
  const happening = seen.state === 'open' ? nowOfOpen(seen) : nowOfClosed(seen);
  return {
    ...happening,
    title: titleWithPromise(seen, happening.title),
    shopName: seen.shop.name,
    seq: seen.seq,
    orderName: seen.name,
    subject: seen.subject.name,
    plate: seen.subject.plate,
    todo: todoOf(seen),
    takenUp: takenUp(seen),
    promise: promiseView(seen),
    pledges: pledgesView(seen),
    owner: byOf(seen.owner),
    call: callOf(seen.shop.phone),
    confirmed: seen.confirmed && { ...whenOf(seen.told, seen.confirmed.at), who: seen.confirmed.by },
  };
}

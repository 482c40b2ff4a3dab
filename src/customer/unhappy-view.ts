import { beginningOf } from '#src/web/beginning.ts';
import { say } from '#src/web/words.ts';
import { callOf } from './call.ts';
import type { Seen } from './seen.ts';
import type { SeenUnhappy } from './seen-unhappy.ts';
import { timedSentence, whenOf } from './times.ts';

const longest = 300;

/** What was said of it, who takes care, and the form to say it to somebody. */
export function unhappyView(seen: Seen) {
  const { told, name, seq, turnTo, shop } = seen;
  return {
    seq,
    orderName: name,
    list: seen.unhappy.map((one) => saidView(seen, one)).reverse(),
    call: callOf(shop.phone),
    options: turnTo.map(({ person, name: who, step }) => {
      const what = step ?? say(told.language, 'customer.your-whole-order');
      return { value: person, label: say(told.language, 'customer.unhappy-option', { who, step: what }) };
    }),
  };
}

function saidView({ told }: Seen, { id, at, text, owner, answer }: SeenUnhappy) {
  const word = owner !== null ? 'customer.unhappy-open' : answer ? 'customer.unhappy-settled' : 'customer.unhappy-said';
  const who = owner ?? answer?.by ?? '';
  return {
    id,
    tone: owner !== null ? 'ask' : answer ? 'done' : 'plan',
    icon: owner !== null ? 'user' : answer ? 'check' : 'chat',
    parts: timedSentence(told, word, { who, day: whenOf(told, at).day }, { from: at, until: at }),
    text: beginningOf(text, longest),
    note: answer && { number: answer.note, text: say(told.language, 'customer.unhappy-note', { who: answer.by }) },
  };
}

/** For the top of the page: somebody is on it. */
export function takenUp({ unhappy, told }: Seen): string | null {
  const open = unhappy.findLast(({ owner }) => owner !== null);
  return open ? say(told.language, 'customer.taken-up', { who: open.owner }) : null;
}

import { type Language, say, type Word } from '#src/web/words.ts';
import type { Seen } from './seen.ts';
import type { SeenCall, SeenPromise, Turn } from './seen-promises.ts';
import { type Part, spanOf, timedSentence, whenOf } from './times.ts';

type Said = { parts: Part[]; words: string | null; lang: Language | null };
type Tag = { tone: string; icon: string; word: string };

/** Something that was promised and how it ended, or a call that nobody had promised. */
export type Line = Said & {
  id: string;
  at: number;
  tag: Tag | null;
  by: string | null;
  isOver: boolean;
  about: { question: string; text: string } | null;
  turns: Said[];
};

// With so many one still sees them all.
const mostShown = 4;

/** All that was ever promised, the newest first. What is old folds away. */
export function promisesView(seen: Seen) {
  const calls = seen.calls.filter(({ promise }) => promise === null).map((call) => lineOfCall(seen, call));
  const list = [...calls, ...seen.promises.map((promise) => lineOf(seen, promise))]
    .sort((one, other) => one.at - other.at)
    .reverse();
  const folds = list.length > mostShown + 1;
  return {
    seq: seen.seq,
    list: folds ? list.slice(0, mostShown) : list,
    earlier: folds ? list.slice(mostShown) : [],
  };
}

/** Calls and promises in words that still count: they stand with the time at which it is ready. */
export function pledgesView(seen: Seen) {
  return seen.promises
    .filter(({ kind, isStanding, isLate }) => {
      return (kind === 'call-by' || kind === 'free') && isStanding && !(isLate && seen.state !== 'open');
    })
    .map((promise) => {
      const { id, isLate, kind, turns } = promise;
      const said = isLate ? saidLate(seen, promise) : saidOf(seen, promise);
      return { id, isLate, icon: iconOf(kind, isLate), ...said, turns: turns.map((turn) => turnOf(seen, turn)) };
    });
}

const iconOf = (kind: SeenPromise['kind'], isLate: boolean) =>
  isLate ? 'alert' : kind === 'call-by' ? 'phone' : 'clock';

function lineOf(seen: Seen, promise: SeenPromise): Line {
  const { id, kind, state, by, madeAt, question, turns } = promise;
  const about = question?.about ?? say(seen.told.language, 'customer.your-whole-order');
  return {
    id: `promise-${id}`,
    at: madeAt,
    ...saidOf(seen, promise),
    tag: tagOf(seen, promise),
    by: kind === 'ready-by' || kind === 'free' ? by : null,
    isOver: state === 'moved' || state === 'broken',
    about: question && { question: question.id, text: about },
    turns: turns.map((turn) => turnOf(seen, turn)),
  };
}

function lineOfCall(seen: Seen, call: SeenCall): Line {
  const bare = { tag: null, by: null, isOver: false, about: null, turns: [] };
  return { id: `call-${call.number}`, at: call.at, ...bare, ...turnOf(seen, call) };
}

function saidOf(seen: Seen, promise: SeenPromise): Said {
  return sayPromise(seen, promise, `customer.promised-${promise.kind}`);
}

function saidLate(seen: Seen, promise: SeenPromise): Said {
  return sayPromise(seen, promise, promise.kind === 'call-by' ? 'customer.late-call-by' : 'customer.late-free');
}

function sayPromise({ told, wordsOf }: Seen, { by, from, until, words, maker }: SeenPromise, word: Word): Said {
  const { shape } = spanOf(told, from, until);
  return { parts: timedSentence(told, word, { who: by, shape }, { from, until }), words, lang: wordsOf(maker) };
}

const looks = {
  open: { tone: 'plan', icon: 'clock' },
  late: { tone: 'bad', icon: 'alert' },
  stands: { tone: 'wait', icon: 'pause' },
  kept: { tone: 'done', icon: 'check' },
  moved: { tone: 'wait', icon: 'clock' },
  broken: { tone: 'bad', icon: 'alert' },
  ended: { tone: 'plan', icon: 'minus' },
} as const;

function tagOf({ told: { language } }: Seen, { state, isLate, standsSince }: SeenPromise): Tag {
  const as = standsSince !== null ? 'stands' : state === 'open' && isLate ? 'late' : state;
  return { ...looks[as], word: say(language, `customer.end-${as}`) };
}

/** "Marieke belde om 14:05, er werd niet opgenomen. Nieuwe poging vóór 16:00." */
function turnOf({ told, wordsOf }: Seen, { how, at, actor, by, text, next, waited }: Turn): Said {
  const { day } = whenOf(told, at);
  const lang = waited === null ? wordsOf(actor) : null;
  if (how === 'moved' && next) {
    const { shape } = spanOf(told, next.from, next.until);
    const word = waited === null ? 'customer.turn-moved' : 'customer.turn-went-on';
    return { parts: timedSentence(told, word, { who: by, shape }, next), words: text, lang };
  }
  const word = how === 'no-answer' && next ? 'customer.turn-no-answer-next' : (`customer.turn-${how}` as Word);
  const times = { from: at, until: next?.until ?? at };
  return { parts: timedSentence(told, word, { who: by, day }, times), words: text, lang };
}

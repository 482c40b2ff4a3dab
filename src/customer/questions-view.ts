import { type Language, say, type Word } from '#src/web/words.ts';
import { type Call, callOf } from './call.ts';
import type { Seen } from './seen.ts';
import type { SeenQuestion } from './seen-questions.ts';
import { type Part, timedSentence } from './times.ts';

type Standing = 'waits' | 'moved' | 'late' | 'asks-you' | 'answered' | 'closed';
type Look = { tone: string; icon: string; word: Word; says: Word | null };

const looks: Record<Standing, Look> = {
  waits: { tone: 'ask', icon: 'inbox', word: 'customer.question-waits', says: 'customer.question-waits-says' },
  moved: { tone: 'wait', icon: 'clock', word: 'customer.question-moved', says: 'customer.question-moved-says' },
  late: { tone: 'bad', icon: 'alert', word: 'customer.question-late', says: 'customer.question-late-says' },
  'asks-you': { tone: 'wait', icon: 'chat', word: 'customer.question-yours', says: 'customer.question-yours-says' },
  answered: { tone: 'done', icon: 'check', word: 'customer.question-answered', says: null },
  closed: { tone: 'plan', icon: 'minus', word: 'customer.question-closed', says: null },
};

/** A question with how it stands: where it lies, until when, or what became of it. */
export type QuestionView = {
  id: string;
  /** Of the field to write more in. */
  field: string;
  orderName: string;
  seq: number;
  about: string;
  tone: string;
  icon: string;
  word: string;
  says: Part[] | null;
  reason: { text: string; lang: Language | null; by: string; at: number } | null;
  /** Who cannot wait can call. */
  call: Call | null;
  settled: SeenQuestion['settled'];
  /** It was answered, and later than promised. */
  wasLate: boolean;
  isYours: boolean;
  thread: { question: { id: string }; messages: SeenQuestion['messages'] };
};

// With so many one still sees them all.
const mostShown = 3;

/** All questions, the newest beside the form for the next. Of many, those that are settled fold away. */
export function questionsView(seen: Seen) {
  const list = seen.questions.map((question) => questionView(seen, question));
  const isFolded = (view: QuestionView, index: number) =>
    list.length > mostShown && index < list.length - 1 && view.settled !== null && !view.isYours;
  return {
    seq: seen.seq,
    heading: say(seen.told.language, 'customer.ask-who', { who: seen.asked }),
    list: list.filter((view, index) => !isFolded(view, index)),
    earlier: list.filter(isFolded),
    yours: list.filter(({ isYours }) => isYours).length,
  };
}

/** How a question stands in few words, with the sign that goes with them. */
export function standingView({ told: { language } }: Seen, question: SeenQuestion) {
  const { tone, icon, word } = looks[standing(question)];
  return { tone, icon, word: say(language, word, { who: question.owner }) };
}

function standing({ state, isLate, moved }: SeenQuestion): Standing {
  if (state === 'asked-back') return 'asks-you';
  if (state !== 'open') return state;
  if (isLate) return 'late';
  return moved ? 'moved' : 'waits';
}

function questionView(seen: Seen, question: SeenQuestion): QuestionView {
  const { told, shop, wordsOf } = seen;
  const { id, step, settled, moved, promised } = question;
  const as = standing(question);
  return {
    id,
    field: `write-${id}`,
    orderName: seen.name,
    seq: seen.seq,
    about: step?.title ?? say(told.language, 'customer.whole-order'),
    ...standingView(seen, question),
    says: saysOf(seen, question, as),
    reason:
      as === 'moved' && moved ? { text: moved.reason, lang: wordsOf(moved.actor), by: moved.by, at: moved.at } : null,
    call: as === 'waits' || as === 'moved' || as === 'late' ? callOf(shop.phone) : null,
    settled,
    wasLate: as === 'answered' && promised === 'broken',
    isYours: as === 'asks-you',
    thread: { question: { id }, messages: messagesOf(question) },
  };
}

/** What stands last and large below the thread does not stand just above it as well. */
const messagesOf = ({ messages, turn }: SeenQuestion) =>
  messages.at(-1)?.number === turn ? messages.slice(0, -1) : messages;

function saysOf({ told, noun }: Seen, { owner, from, until, isBusy }: SeenQuestion, as: Standing): Part[] | null {
  const { says } = looks[as];
  if (!says) return null;
  // The moment of reading is worth telling while it is still to come.
  const reads = from <= told.now ? 'no' : isBusy ? 'break' : 'soon';
  return timedSentence(told, says, { who: owner, noun, reads }, { from, until });
}

import { orderName } from '#src/web/order-name.ts';
import type { Attempt } from '#src/web/views.ts';
import { type Language, say, type Word } from '#src/web/words.ts';
import { type Draft, entry } from './entry-kinds.ts';
import type { Story } from './load-story.ts';
import { type By, type Preview, previewOf } from './preview.ts';
import type { Question } from './read-questions.ts';
import type { Thread } from './threads.ts';

export type CardMore = {
  /** The form that came back on this page: what was typed is in its place again, and its fold is open. */
  attempt?: Attempt | null;
  /** The beginnings of answers that the reader keeps. */
  starts?: readonly string[];
  /** One of them that was chosen for this question. */
  begun?: string | null;
};

/**
 * One question as staff see it, for {{> questions/staff-question card=x from="bench" alone=true}}. `alone`: what the
 * order is about, for whom and what they wish stand with it; false on the page of that order.
 * Where `by.actor` is null the page is the same for everybody: it has every press, and who may not is told so.
 */
export function questionCard(story: Story, thread: Thread, by: By, more: CardMore = {}) {
  const { order, subject } = story;
  const { question, step } = thread;
  const { id, state } = question;
  const who = thread.asker;
  const name = orderName(story.shop.code, order.number);
  const tried = triedOn(`/orders/${name}/questions/${id}/`, more.attempt);
  return {
    id,
    orderName: name,
    seq: order.last_entry,
    plate: subject.plate,
    subject: subject.name,
    purpose: order.purpose,
    wishes: order.wishes,
    title: step
      ? say(by.language, 'bench.q-about-step', { who, step: step.title })
      : say(by.language, 'bench.q-about-order', { who }),
    asker: who,
    owner: question.owner === by.actor ? null : thread.owner,
    waits: state === 'open' ? waited(question.turn_at, by) : null,
    until: state === 'open' ? question.until_at : null,
    isOverdue: thread.isOverdue,
    isUrgent: question.urgent_at !== null,
    isOpen: state === 'open',
    state: stateLook(question, by.language),
    hands: question.hands > 0 ? { count: question.hands, tone: question.hands > 1 ? 'bad' : 'plan' } : null,
    offer: offerView(thread, by),
    thread,
    tried,
    speakAt: tried === 'ask-back' ? 'ask-back' : 'answer',
    begun: more.begun ? `${more.begun} ` : null,
    starts: (more.starts ?? []).map((text, i) => ({ text, href: startHref(id, i) })),
    acts: actsOn(story, question, by),
    ids: Object.fromEntries(fields.map((field) => [field, `${field}-${id}`])),
  };
}

export type QuestionCard = ReturnType<typeof questionCard>;

/** The addresses of the forms on a card: a refusal of one of them is said there. */
export function formsOnCard({ orderName, id, acts }: QuestionCard): string[] {
  const names = { answer: acts.speak, 'ask-back': acts.speak, 'take-over': acts.takeOver, ...acts };
  return Object.entries(names).flatMap(([name, act]) => (act ? `/orders/${orderName}/questions/${id}/${name}` : []));
}

// No two fields of a page are alike.
const fields = ['title', 'text', 'to', 'note', 'why', 'until', 'reason', 'kitchen', 'no'];

const triedOn = (forms: string, attempt: Attempt | null | undefined): string | null =>
  attempt?.action.startsWith(forms) ? attempt.action.slice(forms.length) : null;

const startHref = (question: string, i: number): string =>
  `/bench/questions?start=${i + 1}&question=${encodeURIComponent(question)}#question-${encodeURIComponent(question)}`;

/** The page's script counts on from here. */
function waited(at: number, { language, now }: By) {
  const n = Math.max(0, Math.floor((now - at) / 60_000));
  const text = say(language, n < 60 ? 'bench.minutes' : 'bench.hours', { n, h: Math.floor(n / 60), m: n % 60 });
  return { at, text };
}

function stateLook({ state }: Question, language: Language) {
  if (state === 'open') return null;
  const looks = {
    'asked-back': { tone: 'wait', icon: 'clock', word: 'bench.q-asked-back' },
    answered: { tone: 'done', icon: 'check', word: 'bench.q-answered' },
    closed: { tone: 'done', icon: 'check', word: 'bench.q-closed' },
  } satisfies Record<string, { tone: string; icon: string; word: Word }>;
  const { tone, icon, word } = looks[state];
  return { tone, icon, word: say(language, word) };
}

function offerView({ question, offeredTo, owner }: Thread, { actor, language }: By) {
  const { offered_to: to, offer_note: note } = question;
  if (to === null || offeredTo === null) return null;
  if (to === actor) return { text: say(language, 'bench.q-offered-you', { owner }), note: note ?? '', stays: null };
  const stays = say(language, question.owner === actor ? 'bench.q-stays-yours' : 'bench.q-stays', {
    owner,
    to: offeredTo,
  });
  return { text: say(language, 'bench.q-offered-to', { to: offeredTo }), note: note ?? '', stays };
}

/** Every press with what the customer will read of it; null where there is no such press. */
function actsOn(story: Story, question: Question, by: By) {
  const { id, owner: was, state, urgent_at, offered_to: offered } = question;
  const isAnybodys = by.actor === null;
  const isMine = isAnybodys || was === by.actor;
  const isMyOffer = offered !== null && (isAnybodys || offered === by.actor);
  const [isOpen, isWaiting] = [state === 'open', state === 'open' || state === 'asked-back'];
  const text = say(by.language, 'orders.your-words');
  const preview = (draft: Draft) => previewOf(story, draft, by);
  const kitchen = preview(entry('question-remarked', { question: id, text }, 'kitchen'));
  return {
    speak: isMine
      ? {
          answer: preview(entry('question-answered', { question: id, text })),
          askBack: preview(entry('question-asked-back', { question: id, text })),
        }
      : null,
    accept: isMyOffer ? preview(entry('question-accepted', { question: id, was })) : null,
    decline: isMyOffer ? kitchen : null,
    withdraw: isMine && offered !== null ? kitchen : null,
    offer: isMine && isOpen ? { people: peopleFor(story, question, by.language), preview: kitchen } : null,
    close: isMine && isWaiting ? preview(entry('question-closed', { question: id, reason: null })) : null,
    move: isMine && isOpen ? movePreview(story, by) : null,
    remark: kitchen,
    takeOver: isAnybodys && isWaiting ? preview(entry('question-taken-over', { question: id, was })) : null,
    urgency: isAnybodys && isOpen ? { to: urgent_at === null ? 'urgent' : 'usual', preview: kitchen } : null,
  };
}

function peopleFor({ colleagues }: Story, { owner, offered_to }: Question, language: Language) {
  const others = [...colleagues.values()].filter(({ here, id }) => here && id !== owner && id !== offered_to);
  if (others.length === 0) return null;
  return [
    { value: '', label: say(language, 'bench.q-choose') },
    ...others.map(({ id, name }) => ({ value: id, label: name })),
  ];
}

/** The time is not chosen yet, so a mark stands where it will be. */
function movePreview(story: Story, by: By): Preview {
  const mark = entry('question-closed', { question: '', reason: '' });
  const { language } = previewOf(story, mark, by);
  const who = by.actor === null ? say(by.language, 'orders.your-name') : story.colleagues.get(by.actor)?.name;
  const reason = say(by.language, 'orders.your-words');
  const until = say(by.language, 'bench.q-its-time');
  return { text: say(language, 'entry.promise-moved-answer-by', { who, until, reason }), loud: true, language };
}

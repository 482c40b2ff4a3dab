import type { ExceptionKind, ExceptionRow } from '#src/database/question-tables.ts';
import { firstName } from '#src/web/first-name.ts';
import { type Language, say, type Word } from '#src/web/words.ts';
import { type About, causeOf } from './exception-line.ts';

/** How each kind looks: late and angry is bad, what stands still waits, what asks for somebody asks. */
export const lookOf = (kind: ExceptionKind): { tone: 'bad' | 'wait' | 'ask'; icon: string } => looks[kind];

/**
 * Where an exception is dealt with, and the usual next act: a link to the right place, or a number to call; `here` is
 * its own card on the page of the order.
 */
export function actOn(row: ExceptionRow, order: Order, about: About, language: Language) {
  const page = `/orders/${encodeURIComponent(order.orderName)}`;
  const href = `${page}#${placeOf(row, about)}`;
  const here = `${page}#exception-${row.id}`;
  const calls = row.kind === 'call-overdue' || row.kind === 'unhappy' || row.kind === 'decision-waiting';
  if (calls && order.phone !== null) {
    const word = say(language, 'desk.call', { name: firstName(order.customer) });
    return { href, here, act: { href: `tel:${order.phone}`, icon: 'phone', word } };
  }
  const [icon, word] = acts[href.slice(page.length + 1).split('-')[0] ?? ''] ?? ['right', 'desk.to-order'];
  return { href, here, act: { href, icon, word: say(language, word) } };
}

type Order = { orderName: string; customer: string; phone: string | null };

/** The place on the order's page, by what the cause names. */
function placeOf(row: ExceptionRow, about: About): string {
  const [id] = causeOf(row);
  if (about.promise(id)) return 'promises';
  if (about.question(id)) return `question-${id}`;
  if (about.step(id)) return `step-${id}`;
  if (about.order(id)) return 'owner';
  if (row.kind === 'silent-long') return 'note';
  return `exception-${about.exception(id) ? id : row.id}`;
}

const acts: Record<string, [icon: string, word: Word]> = {
  promises: ['clock', 'desk.new-time'],
  question: ['chat', 'desk.to-thread'],
  step: ['wrench', 'desk.to-step'],
  note: ['note', 'desk.write-customer'],
  owner: ['swap', 'exceptions.to-offer'],
};

const looks: Record<ExceptionKind, { tone: 'bad' | 'wait' | 'ask'; icon: string }> = {
  'ready-by-broken': { tone: 'bad', icon: 'clock' },
  'ready-by-danger': { tone: 'wait', icon: 'clock' },
  'question-overdue': { tone: 'bad', icon: 'chat' },
  'call-overdue': { tone: 'bad', icon: 'phone' },
  'paused-long': { tone: 'wait', icon: 'pause' },
  'silent-long': { tone: 'wait', icon: 'bell' },
  'nobody-next': { tone: 'ask', icon: 'user' },
  'away-next': { tone: 'ask', icon: 'off' },
  'offer-waiting': { tone: 'ask', icon: 'swap' },
  'decision-waiting': { tone: 'wait', icon: 'user' },
  'second-hand-over': { tone: 'bad', icon: 'swap' },
  raised: { tone: 'ask', icon: 'flag' },
  unhappy: { tone: 'bad', icon: 'heart' },
};

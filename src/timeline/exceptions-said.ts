import type { ExceptionKind } from '#src/database/question-tables.ts';
import { orderName } from '#src/web/order-name.ts';
import { type Language, say } from '#src/web/words.ts';
import type { Entry } from './entry-kinds.ts';
import type { Story } from './load-story.ts';

/** What is said aloud at the desk when something comes to need a person: what it is and where, nobody's words. */
export function exceptionsSaid(story: Story, entries: Entry[], language: Language): { say?: string } {
  const order = orderName(story.shop.code, story.order.number);
  for (const { kind, body } of entries.toReversed()) {
    if (kind !== 'exception-raised' || saidAlready.includes(body.of)) continue;
    const what = say(language, `exceptions.kind-${body.of}`);
    return { say: say(language, 'desk.said-raised', { what, order }) };
  }
  return {};
}

// The broken promise and the hand-over were said a moment before they came to the board.
const saidAlready: ExceptionKind[] = ['ready-by-broken', 'question-overdue', 'call-overdue', 'second-hand-over'];

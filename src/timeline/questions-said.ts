import type { Language } from '#src/database/tables.ts';
import { orderName } from '#src/web/order-name.ts';
import { say } from '#src/web/words.ts';
import type { Bodies, Entry } from './entry-kinds.ts';
import type { Story } from './load-story.ts';

type Said = { say?: string };

// Staff pages say that something came, never what: the pages show that, to whoever is ready to read it.

/** What is said aloud on somebody's own bench when a question came, came through or came back, or a colleague offers something. */
export function saidOnBench({ questions }: Story, entries: Entry[], person: string, language: Language): Said {
  const mine = (id: string | null) => questions.find((one) => one.id === id)?.owner === person;
  for (const { kind, body } of entries.toReversed()) {
    if (kind === 'question-asked' && mine(body.question)) return { say: say(language, 'questions.said-asked') };
    if (kind === 'question-followed-up' && mine(body.question)) return { say: say(language, 'questions.said-more') };
    if (kind === 'question-offered' && body.to === person) return { say: say(language, 'questions.said-offered') };
    if (kind === 'order-offered' && body.to === person) return { say: say(language, 'bench.said-order-offered') };
    if (kind === 'exception-offered' && body.to === person) return { say: say(language, 'bench.said-problem-offered') };
    if (kind === 'question-urgency' && body.urgency === 'urgent' && mine(body.question))
      return { say: say(language, 'questions.said-urgent') };
    if (kind === 'promise-broken' && mine(body.question)) return { say: say(language, 'questions.said-overdue') };
  }
  return {};
}

/** What is said at the desk: what is urgent, overdue, or went through a second pair of hands. */
export function saidAtDesk(story: Story, entries: Entry[], language: Language): Said {
  const order = orderName(story.shop.code, story.order.number);
  for (const { kind, body } of entries.toReversed()) {
    if (kind === 'promise-broken') return { say: say(language, 'questions.said-desk-overdue', { order }) };
    if (kind === 'question-urgency' && body.urgency === 'urgent')
      return { say: say(language, 'questions.said-desk-urgent', { order }) };
    if (kind === 'question-accepted' || kind === 'question-taken-over') {
      const { hands = 0 } = story.questions.find(({ id }) => id === (body as Bodies[typeof kind]).question) ?? {};
      if (hands === 2) return { say: say(language, 'questions.said-desk-hands', { order }) };
    }
  }
  return {};
}

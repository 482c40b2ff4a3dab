import type { Bodies, Entry } from './entry-kinds.ts';
import type { About } from './exception-line.ts';
import type { Story } from './load-story.ts';

/** What the exceptions of an order are about, from its story. */
export function aboutStory({ order, steps, promises, questions, exceptions, entries, colleagues }: Story): About {
  const asked = askedIn(entries);
  return {
    title: order.title,
    order: (id) => (id === order.id ? order : undefined),
    promise: (id) => promises.find((one) => one.id === id),
    step: (id) => steps.find((one) => one.id === id),
    question: (id) => {
      const text = asked.get(id);
      const offered_to = questions.find((one) => one.id === id)?.offered_to ?? null;
      return text === undefined ? undefined : { text, offered_to };
    },
    exception: (id) => exceptions.find((one) => one.id === id && one.state === 'open'),
    saidAt: (number) => entries.find((one) => one.number === number)?.at,
    nameOf: (person) => colleagues.get(person ?? '')?.name ?? '',
  };
}

/** What was asked last in each question. */
export function askedIn(entries: readonly Pick<Entry, 'kind' | 'body'>[]): Map<string, string> {
  const asked = new Map<string, string>();
  for (const { kind, body } of entries) {
    if (kind !== 'question-asked' && kind !== 'question-followed-up') continue;
    const { question, text } = body as Bodies['question-asked'];
    asked.set(question, text);
  }
  return asked;
}

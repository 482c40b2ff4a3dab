import { say } from '#src/web/words.ts';
import type { Seen, SeenStep } from './seen.ts';

/** The form for a new question: what it can be about, and who is asked then. */
export function askView(seen: Seen, about: string | null = null) {
  const { told, steps, seq } = seen;
  const { language } = told;
  const option = (value: string, what: string, who: string) => {
    return { value, label: say(language, 'customer.ask-option', { what, who }) };
  };
  const chosen = steps.some(({ id }) => id === about) ? about : null;
  return {
    seq,
    // What the address chose must not be chosen otherwise by what comes in later: to that, this form is never older.
    version: chosen === null ? String(seq) : 'Infinity',
    about: chosen,
    orderName: seen.name,
    isFirst: seen.questions.length === 0,
    options: [
      option('', say(language, 'customer.whole-order'), seen.asked),
      ...steps.map((step) => option(step.id, step.title, askedInWords(seen, step))),
    ],
  };
}

export function askedInWords({ told: { language } }: Seen, { asked, who }: SeenStep): string {
  return asked ?? say(language, who === null ? 'customer.whoever-does-this' : 'customer.a-colleague');
}

import { type Language, say } from '#src/web/words.ts';
import type { InHand } from './work-in-hand.ts';

/** "2 stappen, 1 vraag": how much there is, and nothing of what is in it. */
export function counted(work: readonly InHand[], language: Language): string {
  const sum = (count: (one: InHand) => number) => work.reduce((all, one) => all + count(one), 0);
  const parts = [
    ['steps', sum(({ steps }) => steps.length)],
    ['questions', sum(({ questions }) => questions.length)],
    ['exceptions', sum(({ exceptions }) => exceptions.length)],
    ['promises', sum(({ promises }) => promises.length)],
    ['orders', sum(({ owns }) => (owns ? 1 : 0))],
  ] as const;
  return parts
    .filter(([, count]) => count > 0)
    .map(([word, count]) => say(language, `covers.count-${word}`, { count }))
    .join(', ');
}

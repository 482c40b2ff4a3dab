import { expect, test } from 'vitest';
import { pauseReasons } from '#src/timeline/entry-kinds.ts';
import { stepsWords } from '#src/web/words/steps.ts';
import { say, type Word } from '#src/web/words.ts';

const values = { step: 'Wassen', who: 'Yusuf', position: 2, from: 1, to: 3, most: 500 };

test.each(Object.keys(stepsWords.nl) as Word[])(
  '%s is a whole sentence in both languages, with a name and without',
  (word) => {
    for (const language of ['nl', 'en'] as const) {
      for (const who of ['Yusuf', 'nobody']) {
        const sentence = say(language, word, { ...values, who });
        expect(sentence).toMatch(/^[A-Z“].*\.$/);
        expect(sentence).not.toMatch(/[{}]|nobody(?!’)|undefined/);
      }
    }
    expect(say('nl', word, values)).not.toBe(say('en', word, values));
  },
);

test.each(pauseReasons)('A pause for %s has a button and a sentence in both languages', (reason) => {
  for (const language of ['nl', 'en'] as const) {
    expect(say(language, `pause.${reason}`)).toMatch(/^[A-Z]/);
    expect(say(language, `pause.${reason}.read`)).toMatch(/^[A-Z].*\.$/);
  }
});

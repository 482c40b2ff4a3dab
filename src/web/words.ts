import { IntlMessageFormat } from 'intl-messageformat';
import { auditWords } from './words/audit.ts';
import { benchWords } from './words/bench.ts';
import { coversWords } from './words/covers.ts';
import { customerWords } from './words/customer.ts';
import { deskWords } from './words/desk.ts';
import { exceptionsWords } from './words/exceptions.ts';
import { mailWords } from './words/mail.ts';
import { mineWords } from './words/mine.ts';
import { ordersWords } from './words/orders.ts';
import { peopleWords } from './words/people.ts';
import { photosWords } from './words/photos.ts';
import { privacyWords } from './words/privacy.ts';
import { promisesWords } from './words/promises.ts';
import { questionsWords } from './words/questions.ts';
import { shopsWords } from './words/shops.ts';
import { stepsWords } from './words/steps.ts';
import { templatesWords } from './words/templates.ts';
import { timelineWords } from './words/timeline.ts';
import { webWords } from './words/web.ts';

const nl = {
  ...auditWords.nl,
  ...benchWords.nl,
  ...coversWords.nl,
  ...customerWords.nl,
  ...deskWords.nl,
  ...exceptionsWords.nl,
  ...mailWords.nl,
  ...mineWords.nl,
  ...ordersWords.nl,
  ...peopleWords.nl,
  ...photosWords.nl,
  ...privacyWords.nl,
  ...promisesWords.nl,
  ...questionsWords.nl,
  ...shopsWords.nl,
  ...stepsWords.nl,
  ...templatesWords.nl,
  ...timelineWords.nl,
  ...webWords.nl,
};

/** The languages of the product. */
export type Language = 'nl' | 'en';

export type Word = keyof typeof nl;

const en: Record<Word, string> = {
  ...auditWords.en,
  ...benchWords.en,
  ...coversWords.en,
  ...customerWords.en,
  ...deskWords.en,
  ...exceptionsWords.en,
  ...mailWords.en,
  ...mineWords.en,
  ...ordersWords.en,
  ...peopleWords.en,
  ...photosWords.en,
  ...privacyWords.en,
  ...promisesWords.en,
  ...questionsWords.en,
  ...shopsWords.en,
  ...stepsWords.en,
  ...templatesWords.en,
  ...timelineWords.en,
  ...webWords.en,
};

export const catalogue: Record<Language, Record<string, string>> = { nl, en };
export const languages: readonly Language[] = ['nl', 'en'];

type Values = Record<string, string | number | boolean | null | undefined>;

const made: Record<Language, Map<string, IntlMessageFormat | string>> = { nl: new Map(), en: new Map() };

/** The sentence for a word, in a language, with its values put in (ICU MessageFormat). Throws on an unknown word. */
export function say(language: Language, word: Word, values: Values = {}): string {
  let message = made[language].get(word);
  if (message === undefined) {
    const text = catalogue[language][word];
    if (text === undefined) throw new Error(`No such word: ${word} (${language})`);
    // Most words are plain text: those need no formatter, and cost nothing.
    message = text.includes('{') || text.includes("'") ? new IntlMessageFormat(text, locale(language)) : text;
    made[language].set(word, message);
  }
  return typeof message === 'string' ? message : String(message.format(values));
}

export function locale(language: Language): string {
  return language === 'nl' ? 'nl-NL' : 'en-GB';
}

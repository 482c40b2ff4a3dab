import type { z } from 'zod';
import { catalogue, type Language, say, type Word } from './words.ts';

export type Fault = { field: string; message: string };

/** Every issue of a schema as a sentence at its field. A schema may name a word of ours as its message. */
export function faultsOf(error: z.ZodError, language: Language): Fault[] {
  return error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((field) => ({ field, message: say(language, 'web.unknown-field', { field }) }));
    }
    return [{ field: issue.path.join('.'), message: inWords(issue, language) }];
  });
}

function inWords(issue: z.core.$ZodIssue, language: Language): string {
  if (issue.message in catalogue[language]) return say(language, issue.message as Word);
  const { input } = issue;
  switch (issue.code) {
    case 'invalid_type':
      return say(language, input === undefined || input === '' ? 'web.required' : 'web.wrong-shape');
    case 'too_big':
      if (issue.origin !== 'string')
        return say(language, 'web.number-range', { least: 0, most: Number(issue.maximum) });
      return say(language, 'web.too-long', { count: String(input ?? '').length, most: Number(issue.maximum) });
    case 'too_small':
      if (issue.origin === 'string' && !input) return say(language, 'web.required');
      return say(language, 'web.too-short', { least: Number(issue.minimum) });
    case 'invalid_value':
      return say(language, input === undefined ? 'web.required' : 'web.not-a-choice');
    default:
      return say(language, 'web.wrong-shape');
  }
}

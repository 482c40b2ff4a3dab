import type { Language } from '#src/web/words.ts';
import { packs } from './pack.ts';

/** What the program brings along for each trade, to look through before anything is copied. */
export function packViews(language: Language) {
  return packs.map(({ trade, name, templates }) => ({
    trade,
    name: name[language],
    templates: templates.map((template) => ({
      key: template.key,
      name: template.name[language],
      steps: template.steps.map(({ customerTitle }) => customerTitle[language]),
    })),
  }));
}

import { roomRoutes } from './routes.ts';
import type { House } from './seed/seed.ts';
import { draftInLanguage, packs } from './templates/pack.ts';

/** What a seed file may speak of: the templates of every trade by their keys, and every command of the house. */
export const seedHouse: House = {
  packs: Object.fromEntries(
    packs.map(({ trade, templates }) => [
      trade,
      Object.fromEntries(
        templates.map((template) => [template.key, (language) => draftInLanguage(template, language)]),
      ),
    ]),
  ),
  routes: roomRoutes,
};

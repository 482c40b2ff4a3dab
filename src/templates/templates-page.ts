import { deskBar } from '#src/people/desk-bar.ts';
import { type Asking, type PageAnswer, shopOf } from '#src/route.ts';
import { say } from '#src/web/words.ts';
import { type ListedTemplate, listTemplates } from './find-template.ts';

/** The shop's templates in their order; those out of use are folded away. */
export async function templatesPage(asking: Asking): Promise<PageAnswer> {
  const { kitchen, language } = asking;
  const templates = await listTemplates(kitchen.database.reader, shopOf(asking).id);
  const used = templates.filter(({ retired_at }) => retired_at === null);
  const retired = templates.filter(({ retired_at }) => retired_at !== null);
  return {
    view: 'templates/list',
    title: say(language, 'templates.templates'),
    face: 'frontdesk',
    model: {
      bar: await deskBar(asking, 'templates'),
      used: used.map((one, i) => ({
        ...view(one),
        key: kitchen.newId(),
        isFirst: i === 0,
        isLast: i === used.length - 1,
      })),
      retired: retired.map(view),
      retiredOpen: asking.attempt?.action.endsWith('/bring-back') ?? false,
    },
    json: { templates: templates.map(inJson) },
  };
}

const view = ({ id, name, nounNl, nounEn, steps, retired_at }: ListedTemplate) => ({
  ...{ id, name, nounNl, nounEn, steps, retiredAt: retired_at },
});

const inJson = ({ id, name, nounNl, nounEn, steps, retired_at }: ListedTemplate) => ({
  ...{ id, name, nounNl, nounEn, steps },
  retiredAt: retired_at === null ? null : new Date(retired_at).toISOString(),
});

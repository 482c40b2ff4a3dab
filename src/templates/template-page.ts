import { deskBar } from '#src/people/desk-bar.ts';
import { type Asking, type PageAnswer, shopOf } from '#src/route.ts';
import { Missing } from '#src/web/errors.ts';
import { say } from '#src/web/words.ts';
import { editorView } from './editor-view.ts';
import { findTemplate, type KnownTemplate } from './find-template.ts';
import { packViews } from './pack-views.ts';

/** An empty template, and the packs of every trade to begin with. */
export async function newTemplatePage(asking: Asking): Promise<PageAnswer> {
  const packs = packViews(asking.language);
  return {
    view: 'templates/new',
    title: say(asking.language, 'templates.new'),
    face: 'frontdesk',
    model: {
      bar: await deskBar(asking, 'templates'),
      packs: packs.map((pack) => ({
        ...pack,
        press: asking.kitchen.newId(),
        isOpen: asking.attempt?.values.trade === pack.trade,
        templates: pack.templates.map(({ steps, ...template }) => ({
          ...template,
          press: asking.kitchen.newId(),
          steps: steps.join(' · '),
        })),
      })),
      editor: await editorView(asking, '/templates', null),
    },
    json: { packs },
  };
}

/** One template with its steps, to change. */
export async function templatePage(asking: Asking): Promise<PageAnswer> {
  const { kitchen, params, query } = asking;
  const template = await findTemplate(kitchen.database.reader, shopOf(asking).id, params.template ?? '');
  if (!template) throw new Missing();
  const { id, name, retired_at } = template;
  return {
    view: 'templates/template',
    title: name,
    face: 'frontdesk',
    model: {
      bar: await deskBar(asking, 'templates'),
      ...{ id, name, retiredAt: retired_at },
      saved: query.saved === 'yes' && asking.attempt === null,
      editor: await editorView(asking, `/templates/${id}`, template),
    },
    json: inJson(template),
  };
}

function inJson({ id, name, nounNl, nounEn, retired_at, changed_at, steps }: KnownTemplate) {
  const retiredAt = retired_at === null ? null : new Date(retired_at).toISOString();
  return { id, name, nounNl, nounEn, retiredAt, version: String(changed_at), steps };
}

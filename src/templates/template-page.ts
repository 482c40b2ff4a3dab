import type { Colleague } from '#src/people/colleagues.ts';
import { deskBar } from '#src/people/desk-bar.ts';
import { type Asking, type PageAnswer, shopOf } from '#src/route.ts';
import { Missing } from '#src/web/errors.ts';
import { say } from '#src/web/words.ts';
import { findTemplate, type KnownTemplate } from './find-template.ts';
import { packViews } from './pack-views.ts';
import { blankRow, pressRow } from './press-row.ts';
import { fieldView, rowView } from './row-view.ts';
import { rowsOf, type StepRow } from './template-form.ts';

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

/** The form with its rows: what is there now, or what was typed, after the press on one of its buttons. */
async function editorView(asking: Asking, action: string, template: KnownTemplate | null) {
  const { kitchen, language, attempt } = asking;
  const shop = shopOf(asking);
  const colleagues = await kitchen.colleagues.of(shop.id);
  const isTyped = attempt?.action === action;
  const typed = isTyped ? (asking.request.body as Record<string, unknown>) : null;
  const press = typeof typed?.do === 'string' && typed.do !== 'save' ? typed.do : null;
  const faults = isTyped && press === null ? attempt.faults : {};
  const known = template ? template.steps.map(asRow) : [blankRow];
  const { rows, focus } =
    press && typed ? pressRow(rowsOf(typed), press) : { rows: typed ? rowsOf(typed) : known, focus: null };
  const around = { faults, focus, language, reads: shop.language, people: peopleOf(colleagues), last: rows.length };
  const field = (name: 'name' | 'nounNl' | 'nounEn') =>
    fieldView(name, name, typed ? textOf(typed[name]) : (template?.[name] ?? ''), around);
  return {
    action,
    // Typed over what somebody has changed meanwhile: after that was said, saving it again is meant.
    version: template && (versionOf(typed, attempt?.refused ?? null) ?? String(template.changed_at)),
    key: template ? null : kitchen.newId(),
    complaint: complaintOf(asking, isTyped && press === null),
    note: press ? say(language, 'templates.not-saved-yet') : null,
    name: field('name'),
    nounNl: { ...field('nounNl'), hint: say(language, 'templates.noun-nl-hint') },
    nounEn: { ...field('nounEn'), hint: say(language, 'templates.noun-en-hint') },
    rows: rows.map((row, i) => rowView(row, i + 1, around)),
    focusAdd: press !== null && rows.length === 0,
  };
}

const versionOf = (typed: Record<string, unknown> | null, refused: string | null) =>
  typed && refused === null && typeof typed.version === 'string' ? typed.version : null;

const textOf = (typed: unknown) => (typeof typed === 'string' ? typed : '');

function asRow({ minutes, usualPerson, ...step }: KnownTemplate['steps'][number]): StepRow {
  return { ...step, minutes: String(minutes), usualPerson: usualPerson ?? '' };
}

function complaintOf({ attempt, language }: Asking, isSaving: boolean): string | null {
  if (!attempt || !isSaving) return null;
  return attempt.refused ?? say(language, 'web.form-fault', { count: Object.keys(attempt.faults).length });
}

/** Who left is a choice only where they stand already: the row keeps its name. */
function peopleOf(colleagues: ReadonlyMap<string, Colleague>) {
  return [...colleagues.values()].map(({ id, name, here }) => ({ id, name, here }));
}

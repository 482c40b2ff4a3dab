import { type Asking, shopOf } from '#src/route.ts';
import { say } from '#src/web/words.ts';
import type { KnownTemplate } from './find-template.ts';
import { blankRow, type Pressed, pressRow } from './press-row.ts';
import { fieldView, rowView } from './row-view.ts';
import { rowsOf, type StepRow } from './template-form.ts';

/** The form with its rows: what is there now, or what was typed, after the press on one of its buttons. */
export async function editorView(asking: Asking, action: string, template: KnownTemplate | null) {
  const { kitchen, language } = asking;
  const shop = shopOf(asking);
  const typed = typedIn(asking, action);
  const { rows, focus } = rowsToShow(typed, template);
  const faults = typed?.faults ?? {};
  const people = [...(await kitchen.colleagues.of(shop.id)).values()];
  const around = { faults, focus, language, reads: shop.language, people, last: rows.length };
  const field = (name: 'name' | 'nounNl' | 'nounEn') =>
    fieldView(name, name, typed ? textOf(typed.body[name]) : (template?.[name] ?? ''), around);
  return {
    action,
    version: template && (typed?.version ?? String(template.changed_at)),
    key: template ? null : kitchen.newId(),
    complaint: typed?.complaint ?? null,
    note: typed?.press ? say(language, 'templates.not-saved-yet') : null,
    name: field('name'),
    nounNl: { ...field('nounNl'), hint: say(language, 'templates.noun-nl-hint') },
    nounEn: { ...field('nounEn'), hint: say(language, 'templates.noun-en-hint') },
    rows: rows.map((row, i) => rowView(row, i + 1, around)),
    focusAdd: rows.length === 0,
  };
}

type Typed = {
  body: Readonly<Record<string, unknown>>;
  /** A press that changes the rows; null when it was meant to be saved. */
  press: string | null;
  faults: Record<string, string>;
  complaint: string | null;
  version: string | null;
};

/** What came back of this form; nobody is told of faults while the rows are still being laid out. */
function typedIn({ attempt, request, language }: Asking, action: string): Typed | null {
  if (attempt?.action !== action) return null;
  const body = (request.body ?? {}) as Typed['body'];
  const press = typeof body.do === 'string' && body.do !== 'save' ? body.do : null;
  const version = typeof body.version === 'string' ? body.version : null;
  if (press) return { body, press, faults: {}, complaint: null, version };
  const { faults, refused } = attempt;
  const complaint = refused ?? say(language, 'web.form-fault', { count: Object.keys(faults).length });
  // It was said that somebody has changed it meanwhile: saving it again is meant.
  return { body, press, faults, complaint, version: refused === null ? version : null };
}

function rowsToShow(typed: Typed | null, template: KnownTemplate | null): Pressed {
  if (!typed) return { rows: template ? template.steps.map(asRow) : [blankRow], focus: null };
  const rows = rowsOf(typed.body);
  if (typed.press) return pressRow(rows, typed.press);
  const [wrong] = Object.keys(typed.faults);
  return { rows: rows.length > 0 ? rows : [blankRow], focus: wrong?.replace('.', '-') ?? null };
}

function asRow({ minutes, usualPerson, ...step }: KnownTemplate['steps'][number]): StepRow {
  return { ...step, minutes: String(minutes), usualPerson: usualPerson ?? '' };
}

const textOf = (typed: unknown) => (typeof typed === 'string' ? typed : '');

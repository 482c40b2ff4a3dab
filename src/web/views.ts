import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Handlebars from 'handlebars';
import type { Assets } from './assets.ts';
import { attemptOf, type Fixed } from './attempt-of.ts';
import { clockTime, dayName, moment } from './clock-words.ts';
import { type Language, say, type Word } from './words.ts';

/** A form that came back: what was typed, and what is wrong with it. */
export type Attempt = {
  action: string;
  values: Record<string, string>;
  faults: Record<string, string>;
  /** A refusal: the form was understood, and the answer is no, because … */
  refused: string | null;
};

/** What every template may use besides its own model. */
export type Around = {
  language: Language;
  zone: string;
  now: number;
  theme: 'light' | 'dark' | null;
  attempt: Attempt | null;
  /** The shop's own letters in the brand square: on whole pages, where the square is. */
  mark?: string | null;
};

export type Views = {
  /** A fragment: the same text the page contains at its place. */
  partial: (name: string, model: object, around: Around) => string;
  page: (name: string, model: object, frame: object, around: Around) => string;
  /** Changes when any template or asset changes. */
  build: string;
};

const folder = path.resolve(import.meta.dirname, '../../views');
const known = [
  't',
  'clock',
  'day',
  'moment',
  'iso',
  'eq',
  'not',
  'or',
  'path',
  'asset',
  'icon',
  'form',
  'value',
  'fault',
  'number',
];

const loaded = new WeakMap<Assets, Views>();

/** The views whose pages ask for these assets. Who is asking, and in which language, comes with each page. */
export function loadViews(assets: Assets): Views {
  const views = loaded.get(assets) ?? readViews(assets);
  loaded.set(assets, views);
  return views;
}

/** Compiles every template once. Strict: a field that a model forgot stops the page instead of leaving a hole. */
function readViews(assets: Assets): Views {
  const handlebars = Handlebars.create();
  const options = {
    strict: true,
    knownHelpersOnly: true,
    preventIndent: true,
    knownHelpers: Object.fromEntries(known.map((name) => [name, true])),
  };
  const hash = createHash('sha256').update(assets.build);
  const views = new Map<string, Handlebars.TemplateDelegate>();
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    if (!file.endsWith('.hbs')) continue;
    const text = readFileSync(path.join(folder, file), 'utf8');
    hash.update(text);
    const name = file.slice(0, -4).replaceAll('\\', '/');
    const view = handlebars.compile(text.trimEnd(), options);
    views.set(name, view);
    handlebars.registerPartial(name, view);
  }
  addWords(handlebars, assets);
  addForms(handlebars);
  const partial = (name: string, model: object, around: Around) => {
    const view = views.get(name);
    if (!view) throw new Error(`No such view: ${name}`);
    return view(model, { data: { ...around, form: null } });
  };
  return {
    partial,
    page: (name, model, frame, around) => {
      const content = new Handlebars.SafeString(partial(name, model, around));
      return `${partial('layout/page', { ...frame, ...around, content }, around)}\n`;
    },
    build: hash.digest('hex').slice(0, 12),
  };
}

/** One of layout/icons, which a page has once. There are sixty on a page: as a partial each copied all that it stood in. */
const icon = (name: string) =>
  `<svg class="icon" aria-hidden="true" viewBox="0 0 24 24"><use href="#i-${Handlebars.escapeExpression(name)}"/></svg>`;

type Options = Handlebars.HelperOptions;
const around = (options: Options) => options.data as Around & { form: Attempt | null };

function addWords(handlebars: typeof Handlebars, assets: Assets): void {
  handlebars.registerHelper({
    t: (word: Word, options: Options) => say(around(options).language, word, options.hash),
    clock: (at: number, options: Options) => clockTime(around(options).language, around(options).zone, at),
    day: (at: number, options: Options) => dayName(around(options).language, around(options).zone, at),
    moment: (at: number, options: Options) => {
      const { language, zone, now } = around(options);
      return moment(language, zone, at, now);
    },
    iso: (at: number) => new Date(at).toISOString(),
    number: (value: number, options: Options) => new Intl.NumberFormat(around(options).language).format(value),
    eq: (one: unknown, other: unknown) => one === other,
    not: (one: unknown) => !one,
    or: (one: unknown, other: unknown) => one || other,
    path: (...parts: unknown[]) =>
      `/${parts
        .slice(0, -1)
        .map((part) => encodeURIComponent(String(part)))
        .join('/')}`,
    asset: (name: string) => assets.url(name),
    icon: (name: string) => new Handlebars.SafeString(icon(name)),
  });
}

/** The same form may stand on the board and in the order beside it: it comes back where it was sent. */
const isTwin = (here: unknown, sent: unknown): boolean => here !== sent && (here === 'beside' || sent === 'beside');

function addForms(handlebars: typeof Handlebars): void {
  const escaped = Handlebars.escapeExpression;
  handlebars.registerHelper({
    // `fixed` is what tells forms to one address apart: it is sent, and only the form that sent it comes back.
    // {{#form (path "orders" number "notes") key=seq from="order" live=true class="stack"}} … {{/form}}
    form(this: unknown, action: string, options: Options) {
      const fixed: Fixed = options.hash.fixed ?? {};
      const { attempt } = around(options);
      const form = isTwin(options.hash.from, attempt?.values.from) ? null : attemptOf(attempt, action, fixed);
      const inner = options.fn(this, { data: { ...Handlebars.createFrame(options.data), form } });
      const { key, from, live, id, class: look, label, files } = options.hash;
      const head = [`<form method="post" action="${escaped(action)}" novalidate`];
      if (id) head.push(` id="${escaped(id)}"`);
      if (look) head.push(` class="${escaped(look)}"`);
      if (label) head.push(` aria-label="${escaped(label)}"`);
      if (files) head.push(' enctype="multipart/form-data"');
      if (live) head.push(' data-live');
      head.push('>');
      if (key !== undefined) head.push(`<input type="hidden" name="key" value="${escaped(key)}">`);
      if (from) head.push(`<input type="hidden" name="from" value="${escaped(from)}">`);
      for (const [name, value] of Object.entries(fixed).filter(([, value]) => value !== ''))
        head.push(`<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`);
      return new Handlebars.SafeString(`${head.join('')}${complaint(form, around(options).language)}${inner}</form>`);
    },
    /** What was typed when the form comes back, otherwise what is there now. */
    value: (name: string, was: unknown, options: Options) => around(options).form?.values[name] ?? was ?? '',
    fault: (name: string, options: Options) => around(options).form?.faults[name] ?? '',
  });

  function complaint(form: Attempt | null, language: Language): string {
    if (!form) return '';
    const count = Object.keys(form.faults).length;
    const text = form.refused ?? say(language, 'web.form-fault', { count });
    return `<p class="error" data-form-error role="alert">${escaped(text)}</p>`;
  }
}

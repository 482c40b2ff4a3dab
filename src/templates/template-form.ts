import { z } from 'zod';
import type { Template, TemplateStep } from './template-rows.ts';

// A template's form has one row for each step; its fields are repeated: title, title, title … A press on "add" or
// "up" sends all of it too, so that nothing typed is lost while rows come and go. JSON has `steps` instead.

export const stepFields = ['title', 'customerNl', 'customerEn', 'minutes', 'news', 'usually', 'usualPerson'] as const;
export type StepField = (typeof stepFields)[number];
export type StepRow = Record<StepField, string>;

export const mostSteps = 40;

const text = (most: number) => z.string().trim().max(most);
const Title = text(80).min(1);
const Noun = text(40);
const Minutes = z
  .string()
  .trim()
  .min(1)
  .refine((typed) => /^\d{1,4}$/.test(typed) && Number(typed) >= 1 && Number(typed) <= 2880, 'templates.minutes-shape');
const News = z.enum(['loud', 'silent']);

const Column = z.union([z.string(), z.array(z.string()).max(mostSteps)]).optional();
const StepInJson = z.strictObject({
  title: z.string(),
  customerNl: z.string().optional(),
  customerEn: z.string().optional(),
  minutes: z.union([z.int(), z.string()]),
  news: News.optional(),
  usually: z.string().optional(),
  usualPerson: z.string().nullish(),
});

const columns = Object.fromEntries(stepFields.map((field) => [field, Column])) as Record<StepField, typeof Column>;

/** Everything is looked at in one go, so that every fault is said at once; rows that are wholly blank do not count. */
export const SaveTemplate = z
  .strictObject({
    name: z.string().optional().describe('1 to 80 characters, unlike the others in use'),
    nounNl: z.string().optional().describe('What the customer brings, after “uw”; left out: as in English'),
    nounEn: z.string().optional().describe('The same after “your”; left out: as in Dutch'),
    version: z.string().max(20).optional().describe('What was looked at; left out: whatever is there now'),
    do: z
      .string()
      .regex(/^(save|add|(remove|up|down)-\d{1,2})$/, 'web.not-a-choice')
      .optional(),
    steps: z.array(StepInJson).max(mostSteps).optional().describe('In JSON; a form repeats the fields of a step'),
    ...columns,
  })
  .transform((given, context) => {
    if (given.do !== undefined && given.do !== 'save') return null;
    const faults = collect(context.issues as unknown[]);
    const version = given.version === undefined ? null : Number(given.version);
    const name = faults.read(Title, given.name, ['name']);
    const nounNl = faults.read(Noun, given.nounNl ?? '', ['nounNl']);
    const nounEn = faults.read(Noun, given.nounEn ?? '', ['nounEn']);
    if (!nounNl && !nounEn) faults.add('web.required', ['nounNl']);
    const steps = given.steps ? stepsInJson(given.steps, faults) : stepsInForm(rowsOf(given), faults);
    if (steps.length === 0) faults.add('templates.no-steps', given.steps ? ['steps'] : ['title', 1]);
    return { version, name, nounNl: nounNl || nounEn, nounEn: nounEn || nounNl, steps } satisfies SavedTemplate;
  });

/** With each step, where a fault of it is said: in its row of the form, or in JSON. */
export type SavedStep = TemplateStep & { at: (field: StepField) => string };
export type SavedTemplate = Omit<Template, 'steps'> & { version: number | null; steps: SavedStep[] };

/** The rows as they were typed, as many as the longest column. */
export function rowsOf(body: Readonly<Record<string, unknown>>): StepRow[] {
  const typed = stepFields.map((field) => [field, [body[field] ?? []].flat().map(String)] as const);
  const most = Math.min(mostSteps, Math.max(0, ...typed.map(([, values]) => values.length)));
  return Array.from(
    { length: most },
    (_, i) => Object.fromEntries(typed.map(([field, values]) => [field, values[i] ?? ''])) as StepRow,
  );
}

const typedFields = ['title', 'customerNl', 'customerEn', 'minutes', 'usually'] as const;
const isBlank = (row: StepRow) => typedFields.every((field) => !row[field].trim());

function stepsInForm(rows: StepRow[], faults: Faults): SavedStep[] {
  return rows.flatMap((row, i) => (isBlank(row) ? [] : [readStep(row, faults, (field) => [field, i + 1])]));
}

function stepsInJson(steps: z.infer<typeof StepInJson>[], faults: Faults): SavedStep[] {
  return steps.map(({ minutes, customerNl = '', customerEn = '', news = 'loud', usually = '', ...step }, i) => {
    const row = { ...step, customerNl, customerEn, news, usually, minutes: String(minutes) };
    return readStep({ ...row, usualPerson: step.usualPerson ?? '' }, faults, (field) => ['steps', i, field]);
  });
}

type Path = (string | number)[];

function readStep(row: StepRow, faults: Faults, path: (field: StepField) => Path): SavedStep {
  const customerNl = faults.read(text(80), row.customerNl, path('customerNl'));
  const customerEn = faults.read(text(80), row.customerEn, path('customerEn'));
  if (!customerNl && !customerEn) faults.add('templates.customer-title', path('customerNl'));
  return {
    title: faults.read(Title, row.title, path('title')),
    customerNl: customerNl || customerEn,
    customerEn: customerEn || customerNl,
    minutes: Number(faults.read(Minutes, row.minutes, path('minutes'))),
    news: faults.read(News, row.news || 'loud', path('news')) as TemplateStep['news'],
    usually: faults.read(text(40), row.usually, path('usually')),
    usualPerson: row.usualPerson || null,
    at: (field) => path(field).join('.'),
  };
}

type Faults = {
  read: (schema: z.ZodType<string>, value: unknown, path: Path) => string;
  add: (word: string, path: Path) => void;
};

function collect(issues: unknown[]): Faults {
  return {
    read(schema, value, path) {
      const read = schema.safeParse(value, { reportInput: true });
      if (read.success) return read.data;
      issues.push(...read.error.issues.slice(0, 1).map((issue) => ({ ...issue, path })));
      return '';
    },
    add: (message, path) => void issues.push({ code: 'custom', message, path, input: undefined }),
  };
}

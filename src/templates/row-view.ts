import type { StepRow as OrderStep } from '#src/database/tables.ts';
import { entry } from '#src/timeline/entry-kinds.ts';
import { sentence } from '#src/timeline/sentence.ts';
import { type Language, say, type Word } from '#src/web/words.ts';
import type { StepRow } from './template-form.ts';

export type RowAround = {
  faults: Readonly<Record<string, string>>;
  /** The field or button where the typing goes on. */
  focus: string | null;
  language: Language;
  /** The language in which most customers of the shop read. */
  reads: Language;
  people: { id: string; name: string; here: boolean }[];
  last: number;
};

const labels = {
  name: 'templates.name',
  nounNl: 'templates.noun-nl',
  nounEn: 'templates.noun-en',
  title: 'templates.step-title',
  customerNl: 'templates.step-customer-nl',
  customerEn: 'templates.step-customer-en',
  minutes: 'templates.step-minutes',
  usually: 'templates.step-usually',
} satisfies Record<string, Word>;

export function fieldView(name: keyof typeof labels, id: string, was: string, { faults, focus, language }: RowAround) {
  // A row's field and its fault bear the row's number, title-2 and title.2; the names of fields are repeated.
  const fault = faults[id.replace('-', '.')] ?? null;
  return { id, name, was, fault, label: say(language, labels[name]), hint: null, isFocus: id === focus };
}

/** A step of the template as a row of the form, with what a customer reads when somebody begins with it. */
export function rowView(row: StepRow, n: number, around: RowAround) {
  const { language, people, faults, last } = around;
  const field = (name: keyof typeof labels & keyof StepRow) => fieldView(name, `${name}-${n}`, row[name], around);
  const choice = (name: 'news' | 'usualPerson', word: Word, options: { value: string; label: string }[]) => ({
    ...{ id: `${name}-${n}`, name, label: say(language, word), fault: faults[`${name}.${n}`] ?? null },
    options: options.map((one) => ({ ...one, isChosen: one.value === row[name] })),
  });
  const chosen = people.filter(({ id, here }) => here || id === row.usualPerson);
  const nobody = { value: '', label: say(language, 'templates.nobody') };
  return {
    n,
    legend: say(language, 'templates.step-n', { n }),
    title: field('title'),
    customerNl: field('customerNl'),
    customerEn: field('customerEn'),
    minutes: field('minutes'),
    usually: field('usually'),
    news: choice('news', 'templates.step-news', [
      { value: 'loud', label: say(language, 'templates.news-loud') },
      { value: 'silent', label: say(language, 'templates.news-silent') },
    ]),
    usualPerson: choice('usualPerson', 'templates.step-person', [
      nobody,
      ...chosen.map(({ id, name }) => ({ value: id, label: name })),
    ]),
    presses: [
      { ...pressView('up', n, around), icon: 'up', isEnd: n === 1 },
      { ...pressView('down', n, around), icon: 'down', isEnd: n === last },
      { ...pressView('remove', n, around), icon: 'trash', isEnd: false },
    ],
    reads: readsView(row, around),
  };
}

function pressView(act: 'up' | 'down' | 'remove', n: number, { language, focus }: RowAround) {
  const press = `${act}-${n}`;
  return { press, label: say(language, `templates.${act}`, { n }), isFocus: press === focus };
}

/** The sentence that goes to the customer's page; a mark stands where the name of who begins will be. */
function readsView(row: StepRow, { reads, language, people }: RowAround) {
  const title = (reads === 'nl' ? row.customerNl : row.customerEn) || row.customerNl || row.customerEn;
  if (!title.trim()) return null;
  const step = { id: 'step', title, customer_nl: title, customer_en: title } as OrderStep;
  const nameOf = () => people.find(({ id }) => id === row.usualPerson)?.name ?? say(language, 'templates.somebody');
  const told = { ...entry('step-started', { step: step.id }), number: 0, at: 0, actor: null };
  const order = { noun_nl: '', noun_en: '' };
  const telling = {
    language: reads,
    audience: told.audience,
    zone: 'UTC',
    now: 0,
    steps: [step],
    order,
    nameOf,
    askerOf: nameOf,
    tongueOf: () => null,
    photosOf: () => null,
  };
  return { text: sentence(told, telling), loud: row.news !== 'silent', language: reads };
}

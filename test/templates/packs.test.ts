import { describe, expect, it } from 'vitest';
import { draftInLanguage, Pack, packs, StepDraft } from '#src/templates/pack.ts';

const templates = packs.flatMap((pack) =>
  pack.templates.map((template) => ({ label: `${pack.trade}/${template.key}`, template })),
);
const steps = templates.flatMap(({ label, template }) => template.steps.map((step) => ({ label, step })));
const pairs = [
  ...packs.map((pack) => pack.name),
  ...templates.flatMap(({ template }) => [template.name, template.noun]),
  ...steps.flatMap(({ step }) => [step.title, step.customerTitle, step.usually]),
];
const texts = pairs.flatMap(({ nl, en }) => [nl, en]);
const repeated = (list: string[]) => list.filter((item, at) => list.indexOf(item) !== at);

describe('the packs', () => {
  it('cover the five trades', () => {
    expect(packs.map((pack) => pack.trade)).toEqual(['garage', 'kitchen', 'law', 'bicycle', 'print']);
  });

  it.each(packs)('hold 3 to 6 templates that parse, each under its own key: $trade', (pack) => {
    expect(Pack.parse(pack)).toEqual(pack);
    expect(pack.templates.length).toBeGreaterThanOrEqual(3);
    expect(pack.templates.length).toBeLessThanOrEqual(6);
    expect(repeated(pack.templates.map((template) => template.key))).toEqual([]);
    expect(repeated(pack.templates.flatMap(({ name }) => [name.nl, name.en]))).toEqual([]);
  });

  it.each(templates)('give $label 3 to 9 steps, at least one of them loud', ({ template }) => {
    expect(template.steps.length).toBeGreaterThanOrEqual(3);
    expect(template.steps.length).toBeLessThanOrEqual(9);
    expect(template.steps.map((step) => step.news)).toContain('loud');
  });

  it.each(templates)('let a customer of $label tell the steps apart in both languages', ({ template }) => {
    expect(repeated(template.steps.map((step) => step.customerTitle.nl))).toEqual([]);
    expect(repeated(template.steps.map((step) => step.customerTitle.en))).toEqual([]);
  });

  it('keep titles to 60 characters and minutes between 1 and 2880', () => {
    for (const { step } of steps) {
      for (const words of [step.title, step.customerTitle]) {
        expect(Math.max(words.nl.length, words.en.length), words.nl).toBeLessThanOrEqual(60);
      }
      expect(step.minutes, step.title.nl).toBeGreaterThanOrEqual(1);
      expect(step.minutes, step.title.nl).toBeLessThanOrEqual(2880);
    }
  });

  it('refuse what a step may not be', () => {
    const step = packs[0]?.templates[0]?.steps[0];
    expect(StepDraft.safeParse(step).success).toBe(true);
    expect(StepDraft.safeParse({ ...step, minutes: 0 }).success).toBe(false);
    expect(StepDraft.safeParse({ ...step, title: { nl: 'Was de auto' } }).success).toBe(false);
    expect(StepDraft.safeParse({ ...step, colour: 'red' }).success).toBe(false);
  });
});

describe('the words', () => {
  it('are translated, except where both languages use the same word', () => {
    const same = pairs.filter(({ nl, en }) => nl.toLowerCase() === en.toLowerCase()).map(({ nl }) => nl);
    expect([...new Set(same)].sort()).toEqual(['catering', 'e-bike', 'flyers']);
  });

  it('translate the same Dutch in the same way everywhere', () => {
    for (const kind of ['customerTitle', 'usually'] as const) {
      const english = new Map<string, Set<string>>();
      for (const { step } of steps) {
        // Collecting names the thing in English ("your car", "your bike"), where Dutch does without.
        if (step[kind].nl === 'Klaarzetten om op te halen') continue;
        english.set(step[kind].nl, (english.get(step[kind].nl) ?? new Set()).add(step[kind].en));
      }
      expect([...english].filter(([, ways]) => ways.size > 1)).toEqual([]);
    }
  });

  it('have no exclamation marks, no emoji, no loose spaces and none of the words we avoid', () => {
    const avoided =
      /!|\p{Extended_Pictographic}|\s{2}|^\s|\s$|helaas|z\.?s\.?m\b|binnenkort|\bca\.|circa|excuses|unfortunately|asap|sorry|manager/iu;
    expect(texts.filter((text) => avoided.test(text))).toEqual([]);
  });

  it('start every title with a capital, and leave nouns and roles without', () => {
    for (const { step } of steps) {
      for (const text of [...Object.values(step.title), ...Object.values(step.customerTitle)]) {
        expect(text).toMatch(/^\p{Lu}[^.]*$/u);
      }
      for (const text of Object.values(step.usually)) expect(text).toMatch(/^\p{Ll}/u);
    }
    for (const { template } of templates) {
      for (const text of Object.values(template.noun)) expect(text).toMatch(/^\p{Ll}/u);
    }
  });

  it('spare the customer the words of the trade', () => {
    const jargon = [
      /\b(intake|diagnose|autorisatie|materialen|uitvoering|eindinspectie|reiniging|gereed|dossier|fase|taak)\b/i,
      /\b(conceptakte|pro forma|wederpartij|mise-en-place|garnituur|drukproef|katern|CMYK|RDW|CTR)\b/i,
    ];
    const customer = steps.map(({ step }) => step.customerTitle.nl);
    expect(customer.filter((text) => jargon.some((words) => words.test(text)))).toEqual([]);
  });

  it("make the customer's decision a step in which somebody asks, and which is never silent", () => {
    const decisions = steps.filter(({ step }) => /^Uw (akkoord|keuze)$/.test(step.customerTitle.nl));
    expect(decisions.length).toBeGreaterThan(0);
    for (const { step } of decisions) {
      expect(step.news).toBe('loud');
      expect(step.title.nl).toMatch(/\bvraag\b/i);
      expect(step.title.en).toMatch(/\bask\b/i);
    }
  });
});

describe('a draft in one language', () => {
  const brakes = templates.find(({ label }) => label === 'garage/brakes')?.template;

  it('has the words of the shop once and those of its customers in both languages', () => {
    if (!brakes) throw new Error('the garage has no brakes template');
    const dutch = draftInLanguage(brakes, 'nl');
    const english = draftInLanguage(brakes, 'en');
    expect(dutch).toMatchObject({ name: 'Remmen vernieuwen', nounNl: 'auto', nounEn: 'car' });
    expect(english).toMatchObject({ name: 'Replace the brakes', nounNl: 'auto', nounEn: 'car' });
    expect(dutch.steps).toHaveLength(8);
    expect(dutch.steps[4]).toEqual({
      title: 'Vervang schijven en blokken',
      customerNl: 'Remmen vernieuwen',
      customerEn: 'Replacing the brakes',
      minutes: 90,
      news: 'loud',
      usually: 'remspecialist',
    });
    expect(english.steps[4]).toMatchObject({ title: 'Fit new discs and pads', usually: 'brake specialist' });
  });
});

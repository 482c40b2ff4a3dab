import * as z from 'zod';
import { bicycle } from './packs/bicycle.ts';
import { garage } from './packs/garage.ts';
import { kitchen } from './packs/kitchen.ts';
import { law } from './packs/law.ts';
import { print } from './packs/print.ts';

const words = (longest: number) => {
  const text = z.string().trim().min(1).max(longest);
  return z.strictObject({ nl: text, en: text });
};
const key = z.string().regex(/^[a-z]+(-[a-z]+)*$/);

export const StepDraft = z.strictObject({
  /** What the shop reads: short, verb first, jargon welcome. */
  title: words(60),
  /** What the customer reads, as a heading and after "Yusuf is now working on:". */
  customerTitle: words(60),
  /** Usual working time; waiting for parts, paint or an answer does not count. */
  minutes: z.int().min(1).max(2880),
  /** Loud: the customer is told when the step starts and ends. Silent: only the line changes. */
  news: z.enum(['loud', 'silent']),
  /** The role that usually does it, in lower case. */
  usually: words(40),
});

export const TemplateDraft = z.strictObject({
  key,
  name: words(60),
  /** What the customer calls the thing; has to fit after "uw" and "your". */
  noun: words(40),
  steps: z.array(StepDraft).min(1),
});

/** The usual orders of one trade, ready to be copied into a new shop and changed there. */
export const Pack = z.strictObject({ trade: key, name: words(60), templates: z.array(TemplateDraft).min(1) });

export type StepDraft = z.infer<typeof StepDraft>;
export type TemplateDraft = z.infer<typeof TemplateDraft>;
export type Pack = z.infer<typeof Pack>;

export const packs: Pack[] = [garage, kitchen, law, bicycle, print];

/** A shop keeps its own words in one language, but its customers read Dutch or English, so theirs come along in both. */
export function draftInLanguage(template: TemplateDraft, lang: 'nl' | 'en') {
  return {
    name: template.name[lang],
    nounNl: template.noun.nl,
    nounEn: template.noun.en,
    steps: template.steps.map((step) => ({
      title: step.title[lang],
      customerNl: step.customerTitle.nl,
      customerEn: step.customerTitle.en,
      minutes: step.minutes,
      news: step.news,
      usually: step.usually[lang],
    })),
  };
}

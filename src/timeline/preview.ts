import type { Language, StepRow } from '#src/database/tables.ts';
import { say } from '#src/web/words.ts';
import { type Draft, type Entry, entry, type PauseReason, pauseReasons } from './entry-kinds.ts';
import type { Story } from './load-story.ts';
import { sentence } from './sentence.ts';
import { telling } from './tell.ts';

/**
 * What the customer will read when a button is pressed, made of the same sentences as the timeline. Views show it with
 * {{> orders/preview preview=x}}.
 *
 *   previewStep(story, step, 'pause-part', by)   one press on a step
 *   previewOrder(story, 'ready', by)             one press on the order
 *   previewOf(story, draft, by)                  any entry that has not happened yet
 *
 * `by.actor` is who presses; null where a page is the same for everybody: then a mark stands where the name will be.
 * `by.language` is the reader's: only such marks are in it, the sentence itself is in the customer's language.
 */
export type Preview = {
  /** Null: nothing goes to the customer. */
  text: string | null;
  /** False: it stands on the page, but nobody is told of it. */
  loud: boolean;
  /** The customer's language, for the text's lang attribute. */
  language: Language;
};

export type By = { actor: string | null; language: Language; now: number };

export type StepPress = keyof typeof stepDrafts | `pause-${PauseReason}`;
export type OrderPress = keyof typeof orderDrafts;

export function previewStep(story: Story, step: StepRow, press: StepPress, by: By): Preview {
  const reason = say(by.language, 'orders.your-words');
  const paused = pauseReasons.find((one) => press === `pause-${one}`);
  if (paused)
    return previewOf(story, entry('step-paused', { step: step.id, reason: paused, until: null, note: null }), by);
  return previewOf(story, stepDrafts[press as keyof typeof stepDrafts](step, reason), by);
}

export function previewOrder(story: Story, press: OrderPress, by: By): Preview {
  const reason = say(by.language, 'orders.your-words');
  return previewOf(story, orderDrafts[press](reason), by);
}

export function previewOf(story: Story, draft: Draft, by: By): Preview {
  const language = story.followers.find((one) => one.part === 'customer')?.language ?? story.shop.language;
  if (draft.audience === 'kitchen') return { text: null, loud: false, language };
  const told = telling(story, language, 'customer', by.now);
  // Who is no colleague is a mark itself: it stands where a name will be.
  const nameOf = (person: string | null) =>
    person === null
      ? say(by.language, 'orders.your-name')
      : story.colleagues.has(person)
        ? told.nameOf(person)
        : person;
  const step =
    'step' in draft.body
      ? story.steps.find((one) => one.id === (draft.body as { step: string | null }).step)
      : undefined;
  const loud = step?.news !== 'silent' || !draft.kind.startsWith('step-');
  const text = sentence({ ...draft, number: 0, at: by.now, actor: by.actor } as Entry, { ...told, nameOf });
  return { text, loud, language };
}

const stepDrafts = {
  start: ({ id }: StepRow) => entry('step-started', { step: id }),
  resume: ({ id }: StepRow) => entry('step-resumed', { step: id }),
  finish: ({ id }: StepRow) => entry('step-finished', { step: id }),
  'take-back': ({ id }: StepRow) => entry('step-taken-back', { step: id, reason: null }),
  skip: ({ id }: StepRow, reason: string) => entry('step-skipped', { step: id, reason }),
  redo: ({ id }: StepRow, reason: string) => entry('step-redone', { step: id, reason }),
  change: (step: StepRow, reason: string) => {
    const { id, title, customer_nl: customerNl, customer_en: customerEn, minutes, news } = step;
    return entry('step-changed', { step: id, was: title, reason, title, customerNl, customerEn, minutes, news });
  },
  'pause-own': ({ id }: StepRow, note: string) =>
    entry('step-paused', { step: id, reason: 'other', until: null, note }),
  note: ({ id }: StepRow, text: string) => entry('note-added', { step: id, text }),
};

const orderDrafts = {
  ready: () => entry('order-ready', {}),
  'hand-over': () => entry('order-handed-over', { to: null }),
  cancel: (reason: string) => entry('order-cancelled', { reason }),
  'cannot-be-done': (reason: string) => entry('order-cannot-be-done', { reason }),
  reopen: (reason: string) => entry('order-reopened', { reason }),
  take: () => entry('order-taken', { was: '' }),
  note: (text: string) => entry('note-added', { step: null, text }),
};

import type { Kitchen } from '#src/kitchen.ts';
import type { Story } from '#src/timeline/load-story.ts';
import { makeRoot, type Root } from '#src/web/root.ts';
import type { Language } from '#src/web/words.ts';
import { askView } from './ask-view.ts';
import { lookbackView } from './lookback-view.ts';
import { notesView } from './notes-view.ts';
import { nowView } from './now-view.ts';
import { promisesView } from './promises-view.ts';
import { questionsView } from './questions-view.ts';
import { type Seen, seenOf } from './seen.ts';
import { stepsView } from './steps-view.ts';
import { unhappyView } from './unhappy-view.ts';

// What each root shows. The title of the tab is the status, so it changes with it.
const roots = {
  now: 'now',
  steps: 'steps',
  questions: 'questions',
  ask: 'ask',
  yours: 'questions',
  promises: 'promises',
  notes: 'notes',
  lookback: 'lookback',
  unhappy: 'unhappy',
  title: 'now',
} as const;

/** `about` is a step that the address chose for the next question; what is pushed knows of none. */
export function rootViews(seen: Seen, about: string | null = null) {
  return {
    now: nowView(seen),
    steps: stepsView(seen),
    questions: questionsView(seen),
    ask: askView(seen, about),
    promises: promisesView(seen),
    notes: notesView(seen),
    lookback: lookbackView(seen),
    unhappy: unhappyView(seen),
  };
}

/** The roots of the customer's page, for the live line: the partials that the page is made of. */
export const customerFragments =
  (kitchen: Pick<Kitchen, 'views' | 'now'>) =>
  (story: Story, language: Language): Root[] => {
    const now = kitchen.now();
    const seen = seenOf(story, language, now);
    const views = rootViews(seen);
    const around = { language, zone: story.shop.zone, now, theme: null, attempt: null };
    return Object.entries(roots).map(([id, part]) =>
      makeRoot(kitchen.views, `customer/${id}`, { id, seq: seen.seq, shows: () => ({ [part]: views[part] }) }, around),
    );
  };

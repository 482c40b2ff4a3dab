import type { Kitchen } from '#src/kitchen.ts';
import { stepOf } from '#src/timeline/entry-kinds.ts';
import type { Story } from '#src/timeline/load-story.ts';
import { lazily } from '#src/web/lazily.ts';
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

/** `about` is a step that the address chose for the next question; what is pushed knows of none. */
export function rootViews(seen: Seen, about: string | null = null) {
  return lazily({
    now: () => nowView(seen),
    steps: () => stepsView(seen),
    questions: () => questionsView(seen),
    ask: () => askView(seen, about),
    promises: () => promisesView(seen),
    notes: () => notesView(seen),
    lookback: () => lookbackView(seen),
    unhappy: () => unhappyView(seen),
  });
}

type Given = { part: keyof ReturnType<typeof rootViews>; note?: 'any' | 'of a step' | 'of the order' };

// What each root shows, and which notes change it; all else that happens may change any of them. The title of the tab is
// the status, so it changes with it.
const roots: Record<string, Given> = {
  now: { part: 'now', note: 'any' },
  steps: { part: 'steps', note: 'of a step' },
  questions: { part: 'questions' },
  ask: { part: 'ask' },
  yours: { part: 'questions' },
  promises: { part: 'promises' },
  notes: { part: 'notes', note: 'of the order' },
  lookback: { part: 'lookback' },
  unhappy: { part: 'unhappy' },
  title: { part: 'now' },
};

const stillOf =
  ({ note }: Given): Root['isStill'] =>
  ({ kind, body }) =>
    kind === 'note-added' && note !== 'any' && note !== (stepOf(body) ? 'of a step' : 'of the order');

/** The roots of the customer's page, for the live line: the partials that the page is made of. */
export const customerFragments =
  (kitchen: Pick<Kitchen, 'views' | 'now'>) =>
  (story: Story, language: Language): Root[] => {
    const now = kitchen.now();
    const seen = seenOf(story, language, now);
    const views = rootViews(seen);
    const around = { language, zone: story.shop.zone, now, theme: null, attempt: null };
    return Object.entries(roots).map(([id, given]) => {
      const { part } = given;
      const root = { id, seq: seen.seq, isStill: stillOf(given), shows: () => ({ [part]: views[part] }) };
      return makeRoot(kitchen.views, `customer/${id}`, root, around);
    });
  };

import type { Kitchen } from '#src/kitchen.ts';
import type { Entry } from '#src/timeline/entry-kinds.ts';
import type { Story } from '#src/timeline/load-story.ts';
import { entryView, telling } from '#src/timeline/tell.ts';
import { makeRoot, type Root } from '#src/web/root.ts';
import type { Around, Attempt } from '#src/web/views.ts';
import type { Language } from '#src/web/words.ts';
import { actsView, noteView } from './acts-view.ts';
import { exceptionsView } from './exceptions-view.ts';
import { nowView } from './now-view.ts';
import { peopleView } from './people-view.ts';
import { promisesView } from './promises-view.ts';
import { questionsView } from './questions-view.ts';
import type { Seen } from './seen.ts';
import { stepsView } from './steps-view.ts';

type Fragment = { id: string; html: string };

const roots = ['now', 'exceptions', 'questions', 'promises', 'steps', 'note', 'people', 'acts'] as const;

// A note stands in the timeline and nowhere else.
const isStill: Root['isStill'] = ({ kind }) => kind === 'note-added';

/** What the staff's page shows of an order as it is now: the same for every colleague, so nobody's name is in a press. */
export function rootViews(kitchen: Kitchen, story: Story, language: Language, attempt: Attempt | null = null) {
  const by: Seen = { actor: null, language, now: kitchen.now(), attempted: attempt?.action ?? null };
  return {
    now: nowView(story, by),
    exceptions: exceptionsView(story, by, attempt),
    questions: questionsView(story, by, attempt),
    promises: promisesView(story, by, attempt),
    steps: stepsView(story, by),
    note: noteView(story, by),
    people: peopleView(story, kitchen, by),
    acts: actsView(story, by),
  };
}

/** The roots of the staff's page, for the live line. */
export const staffFragments =
  (kitchen: Kitchen) =>
  (story: Story, language: Language, attempt: Attempt | null = null): Root[] => {
    let made: ReturnType<typeof rootViews> | undefined;
    const views = () => {
      made ??= rootViews(kitchen, story, language, attempt);
      return made;
    };
    const around = { ...aroundOf(kitchen, story, language), attempt };
    const { last_entry: seq } = story.order;
    return roots.map((id) =>
      makeRoot(kitchen.views, `orders/${id}`, { id, seq, isStill, shows: () => ({ [id]: views()[id] }) }, around),
    );
  };

/** One line of the timeline, as the page of this face shows it; null where it may not. */
export const entryFragment =
  (kitchen: Kitchen) =>
  (story: Story, entry: Entry, language: Language, face: 'customer' | 'staff'): Fragment | null => {
    const audience = face === 'customer' ? 'customer' : 'kitchen';
    if (audience === 'customer' && entry.audience === 'kitchen') return null;
    const view = entryView(entry, telling(story, language, audience, kitchen.now()));
    return { id: view.id, html: kitchen.views.partial(view.partial, view, aroundOf(kitchen, story, language)) };
  };

function aroundOf(kitchen: Kitchen, story: Story, language: Language): Around {
  return { language, zone: story.shop.zone, now: kitchen.now(), theme: null, attempt: null };
}

import type { Entry } from '#src/timeline/entry-kinds.ts';
import type { Story } from '#src/timeline/load-story.ts';
import type { PhotoView, Pictures } from '#src/timeline/photo-view.ts';
import type { By } from '#src/timeline/preview.ts';
import { sentence } from '#src/timeline/sentence.ts';
import { telling } from '#src/timeline/tell.ts';

/** What is said about: a step, a step and what the kitchen was told of its order, or the order as a whole. */
export type About = { step: string; alsoOrder: boolean } | { step: null };

const most = 3;

/** What whoever works on it ought to have read: notes, and why the plan changed. The newest first, the older folded. */
export function saidView(story: Story, about: About, by: By) {
  const told = telling(story, by.language, 'kitchen', by.now);
  const all = story.entries
    .filter((entry) => concerns(entry, about))
    .map((entry) => {
      const id = `said-${about.step ?? 'order'}-${entry.number}`;
      const isNote = entry.kind === 'note-added';
      return {
        id,
        isKitchen: entry.audience === 'kitchen',
        text: isNote ? entry.body.text : sentence(entry, told),
        by: isNote ? told.nameOf(entry.actor) : null,
        at: entry.at,
        made: entry.made ?? null,
        pictures: isNote ? picturesOn(about, id, told.photosOf(entry)) : null,
      };
    })
    .reverse();
  return { id: about.step ?? 'order', newest: all.slice(0, most), older: all.slice(most) };
}

/** The same note may stand beside two steps of a bench, and from a photo the way leads back to the bench. */
function picturesOn(about: About, id: string, pictures: Pictures | null): Pictures | null {
  if (!pictures) return null;
  const from = about.step !== null && about.alsoOrder ? 'bench' : 'bench-order';
  const here = (photo: PhotoView): PhotoView => ({
    ...photo,
    anchor: photo.anchor && `${id}-${photo.id}`,
    page: `${photo.page}?from=${from}`,
  });
  const pairs = pictures.pairs.map(({ before, after }) => ({ before: here(before), after: here(after) }));
  return { ...pictures, pairs, alone: pictures.alone.map(here) };
}

const reasoned: Entry['kind'][] = ['step-added', 'step-assigned', 'step-changed', 'step-redone', 'step-taken-back'];

function concerns(entry: Entry, about: About): boolean {
  if (entry.kind === 'note-added') {
    if (entry.body.step !== null || about.step === null) return entry.body.step === about.step;
    return about.alsoOrder && entry.audience === 'kitchen';
  }
  const { step, reason } = entry.body as { step?: string; reason?: string | null };
  return about.step !== null && step === about.step && Boolean(reason) && reasoned.includes(entry.kind);
}

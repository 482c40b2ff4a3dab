import { pauseReasons } from '#src/timeline/entry-kinds.ts';
import type { Story } from '#src/timeline/load-story.ts';
import { beginningOf } from '#src/web/beginning.ts';
import { type Language, say } from '#src/web/words.ts';
import { type Card, longestLine } from './cards.ts';

/** What the timeline knows already: the last step that was finished, the next one, and the last word of the kitchen. */
export function firstCard({ steps, entries }: Story, language: Language): Card {
  const title = (id: string | undefined) => steps.find((step) => step.id === id)?.title ?? '';
  const finished = steps
    .filter(({ state }) => state === 'finished')
    .toSorted((one, other) => (one.finished_at ?? 0) - (other.finished_at ?? 0))
    .at(-1);
  const next = steps.find(({ state }) => state === 'running' || state === 'paused' || state === 'planned');
  const reason = pauseReasons.find((one) => next?.state === 'paused' && JSON.parse(next.pause ?? '{}').reason === one);
  // A photo may have come without a word.
  const note = entries.findLast(
    (entry) => entry.kind === 'note-added' && entry.audience === 'kitchen' && entry.body.text !== '',
  );
  const why = reason ? ` (${say(language, `pause.${reason}`)})` : '';
  const short = (text: string) => beginningOf(text.replaceAll(/\s+/g, ' '), longestLine);
  return {
    done: short(title(finished?.id)),
    next: short(`${title(next?.id)}${why}`),
    watch: short(note?.kind === 'note-added' ? note.body.text : ''),
  };
}

import type { Entry } from './entry-kinds.ts';
import { type Moment, photosIn } from './photos.ts';

/** Where a photo stands: its entry, and which of that entry's photos it is. */
export type Place = { entry: Entry; index: number };

/**
 * Photos of before and after that belong together, by the one after: of a step the first before with the first after,
 * the second with the second. What was taken back keeps its number, so that no photo gets another's partner. What is
 * for the kitchen is paired with what is for the kitchen: nobody sees half of a pair that is not theirs to see.
 */
export function pairsIn(entries: readonly Entry[], isGone: (photo: string) => boolean): Map<string, Place> {
  const before = Map.groupBy(placesOf(entries, 'before'), whose);
  const after = Map.groupBy(placesOf(entries, 'after'), whose);
  const pairs = new Map<string, Place>();
  for (const [key, places] of after) {
    for (const [i, place] of places.entries()) {
      const first = before.get(key)?.[i];
      if (!first || first.entry.number > place.entry.number) continue;
      const [was, is] = [idOf(first), idOf(place)];
      if (!isGone(was) && !isGone(is)) pairs.set(is, first);
    }
  }
  return pairs;
}

/** The entries that look different once this photo was taken back: its own, and those that may show it beside theirs. */
export function showing(entries: readonly Entry[], photo: string): Entry[] {
  const own = entries.find((entry) => photosIn(entry).some((one) => one.photo === photo));
  if (!own) return [];
  const key = momentOf(own) === 'before' ? whose({ entry: own }) : null;
  return entries.filter((entry) => entry === own || (momentOf(entry) === 'after' && whose({ entry }) === key));
}

const placesOf = (entries: readonly Entry[], moment: Moment): Place[] =>
  entries
    .filter((entry) => momentOf(entry) === moment)
    .flatMap((entry) => photosIn(entry).map((_, index) => ({ entry, index })));

/** Of a note about a step: before and after what. */
const momentOf = ({ kind, body }: Entry): Moment | null =>
  kind === 'note-added' && body.step !== null ? (body.moment ?? null) : null;

const whose = ({ entry: { audience, body } }: Pick<Place, 'entry'>): string =>
  `${audience} ${'step' in body ? body.step : ''}`;

const idOf = ({ entry, index }: Place): string => photosIn(entry)[index]?.photo ?? '';

import type { Language } from '#src/database/tables.ts';
import { clockTime } from '#src/web/clock-words.ts';
import { orderName } from '#src/web/order-name.ts';
import { say } from '#src/web/words.ts';
import type { Entry } from './entry-kinds.ts';
import { stepOf } from './entry-kinds.ts';
import type { Story } from './load-story.ts';
import { type Place, pairsIn } from './pairs.ts';
import { type Moment, type Photo, photosIn, type Retracted, retractedIn } from './photos.ts';
import { stepTitle, type Telling } from './sentence.ts';

/** A photo as views/photos/photo.hbs reads it: small here, and large on a page of its own. */
export type PhotoView = {
  id: string;
  /** Where links lead to it; null where the page shows it a second time. */
  anchor: string | null;
  page: string;
  small: string;
  /** Of the small one. */
  width: number;
  height: number;
  full: Pick<Photo, 'width' | 'height'>;
  /** What is to be seen, or at least whose photo of what it is. */
  alt: string;
  /** What somebody wrote for those who cannot see it, and the language of that where it is not the page's. */
  text: string | null;
  lang: Language | null;
  moment: Moment | null;
  momentSays: string | null;
  kitchen: boolean;
  /** Instead of the picture: who took it back, when. */
  gone: string | null;
};

/** The photos of an entry, for {{> photos/photos of=x}}: before and after side by side, and each of the others alone. */
export type Pictures = {
  /** All of them, as they came. */
  all: PhotoView[];
  pairs: { before: PhotoView; after: PhotoView }[];
  alone: PhotoView[];
  /** What was written once for all of them. */
  text: string | null;
  lang: Language | null;
};

export type PhotoTeller = (entry: Entry) => Pictures | null;

type Told = Omit<Telling, 'photosOf'>;

/** Shows the photos of any entry of a story to somebody: by addresses that this reader may ask for. */
export function tellPhotos(story: Pick<Story, 'shop' | 'order' | 'entries'>, told: Told): PhotoTeller {
  const retracted = retractedIn(story.entries);
  const pairs = pairsIn(story.entries, (photo) => retracted.has(photo));
  const reader = told.audience === 'customer' ? 'follow' : 'orders';
  const base = `/${reader}/${orderName(story.shop.code, story.order.number)}/photos`;
  const viewOf = ({ entry, index }: Place): PhotoView[] => {
    const photo = photosIn(entry)[index];
    if (!photo) return [];
    const { photo: id, width, height } = photo;
    const { alt: text = null, moment = null } = 'photos' in entry.body ? entry.body : {};
    const gone = retracted.get(id);
    return [
      {
        ...{ id, anchor: `photo-${id}`, page: `${base}/${id}`, ...scaled(width, height), full: { width, height } },
        small: `${base}/${id}/small`,
        alt: altOf({ entry, index }, told, text),
        ...{ text, lang: langOf(entry, told), moment },
        momentSays: moment && say(told.language, `photos.${moment}`),
        kitchen: entry.audience === 'kitchen',
        gone: gone ? sayGone(gone, told) : null,
      },
    ];
  };
  return (entry) => {
    const all = photosIn(entry).flatMap((_, index) => viewOf({ entry, index }));
    if (all.length === 0) return null;
    const paired = all.flatMap((after) => {
      const [before] = [pairs.get(after.id) ?? []].flat().flatMap(viewOf);
      return before ? { before: { ...before, anchor: null }, after } : [];
    });
    const alone = all.filter(({ id }) => !paired.some(({ after }) => after.id === id));
    const shown = all.find(({ gone }) => gone === null);
    return { all, pairs: paired, alone, text: shown?.text ?? null, lang: shown?.lang ?? null };
  };
}

const smallEdge = 480;

/** The size of the small one, so that the page keeps its place for it. */
function scaled(width: number, height: number): { width: number; height: number } {
  const by = Math.min(1, smallEdge / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * by)), height: Math.max(1, Math.round(height * by)) };
}

const followerOf = ({ body, actor }: Entry): string | null =>
  'follower' in body && actor === null ? body.follower : null;

function altOf({ entry, index }: Place, told: Told, text: string | null): string {
  const step = told.steps.find(({ id }) => id === stepOf(entry.body));
  const follower = followerOf(entry);
  const who = follower === null ? told.nameOf(entry.actor) : told.askerOf(follower);
  const title = step ? stepTitle(step, told) : '';
  const what = text ?? say(told.language, title ? 'photos.alt-step' : 'photos.alt', { who, step: title });
  const count = photosIn(entry).length;
  return count > 1 ? say(told.language, 'photos.alt-one-of', { what, number: index + 1, count }) : what;
}

const langOf = (entry: Entry, told: Told): Language | null => told.tongueOf(followerOf(entry) ?? entry.actor);

function sayGone({ actor, at, isOver }: Retracted, told: Told): string {
  if (isOver) return say(told.language, 'photos.over');
  const time = clockTime(told.language, told.zone, at);
  if (actor === null) return say(told.language, 'photos.gone', { time });
  return say(told.language, 'photos.gone-by', { who: told.nameOf(actor), time });
}

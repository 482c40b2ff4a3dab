import type { Audience, Language } from '#src/database/tables.ts';
import { nameForCustomers } from '#src/people/colleagues.ts';
import { firstName } from '#src/web/first-name.ts';
import { say } from '#src/web/words.ts';
import type { Entry } from './entry-kinds.ts';
import type { Story } from './load-story.ts';
import { type PhotoTeller, type Pictures, tellPhotos } from './photo-view.ts';
import { sentence, type Telling } from './sentence.ts';

/** How a story is told to somebody: in which language, with which titles and names. */
export function telling(story: Story, language: Language, audience: Audience, now: number): Telling {
  const told: Omit<Telling, 'photosOf'> = {
    language,
    audience,
    zone: story.shop.zone,
    now,
    steps: story.steps,
    order: story.order,
    nameOf: (person) => (person && calledBy(story, person, audience)) || say(language, 'entry.nobody'),
    askerOf: (follower) => askerOf(story, follower, language),
    tongueOf: (person) => tongueOf(story, person, language),
  };
  // Most tellings are of one sentence: what was taken back is looked up when the first photo is asked for.
  let tellOf: PhotoTeller | undefined;
  return {
    ...told,
    photosOf(entry) {
      tellOf ??= tellPhotos(story, told);
      return tellOf(entry);
    },
  };
}

/** Among colleagues by name; to customers a first name, or what the colleague wants to be called. */
function calledBy({ colleagues }: Story, person: string, audience: Audience): string | undefined {
  const colleague = colleagues.get(person);
  return colleague && (audience === 'kitchen' ? colleague.name : nameForCustomers(colleague));
}

/** A first name, also on the customer's own page: two people may follow one order, and both read the same page. */
function askerOf({ followers }: Story, follower: string, language: Language): string {
  const one = followers.find(({ id }) => id === follower);
  return one ? firstName(one.name) : say(language, 'entry.customer');
}

function tongueOf({ colleagues, followers }: Story, person: string | null, language: Language): Language | null {
  if (person === null) return null;
  const own = colleagues.get(person)?.language ?? followers.find(({ id }) => id === person)?.language;
  return own === undefined || own === language ? null : own;
}

/** The sentence for the status region, or nothing: silent steps and kitchen talk make no noise. */
export function announced(entry: Entry, story: Story, told: Telling): string | null {
  if (told.audience === 'customer' && entry.audience === 'kitchen') return null;
  const step =
    'step' in entry.body
      ? story.steps.find((one) => one.id === (entry.body as { step: string | null }).step)
      : undefined;
  if (told.audience === 'customer' && step?.news === 'silent' && entry.kind.startsWith('step-')) return null;
  return sentence(entry, told);
}

export type EntryView = {
  id: string;
  kind: string;
  partial: string;
  at: number;
  /** When it was really done, where it was sent later. */
  made: number | null;
  number: number;
  audience: Audience;
  sentence: string;
  text: string | null;
  /** Those of a note, for the kitchen: a customer's page shows them where the note stands. */
  pictures: Pictures | null;
};

/** An entry as its partial under views/timeline/ reads it. */
export function entryView(entry: Entry, told: Telling): EntryView {
  return {
    id: `entry-${entry.number}`,
    kind: entry.kind,
    partial: `timeline/${entry.kind}`,
    at: entry.at,
    made: entry.made ?? null,
    number: entry.number,
    audience: entry.audience,
    sentence: sentence(entry, told),
    text: entry.kind === 'note-added' ? entry.body.text : null,
    pictures: entry.kind === 'note-added' && told.audience === 'kitchen' ? told.photosOf(entry) : null,
  };
}

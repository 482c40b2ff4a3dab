import { type Bodies, type Entry, type Kind, pauseReasons } from '#src/timeline/entry-kinds.ts';

/** What stays of people's words: whatever the shop itself wrote into its templates, and ids of people who work there. */
export type Known = { word: string; titles: ReadonlySet<string>; people: ReadonlySet<string> };

// Fields that hold ids and codes and never anybody's words. A field that is not named here is emptied, so that a kind
// of entry that comes later gives away nothing by mistake.
const codes = new Set([
  'step',
  'specialist',
  'promise',
  'question',
  'follower',
  'owner',
  'link',
  'photo',
  'exception',
  'cause',
  'cover',
  'person',
  'standIn',
  'steps',
  'questions',
  'promises',
  'of',
  'how',
  'what',
  'why',
  'outcome',
  'urgency',
  'part',
  'language',
  'news',
  'fields',
  'moment',
]);
const titled = new Set(['title', 'customerNl', 'customerEn']);

/** The body of an entry without what anybody wrote in it: ids, numbers, codes and the shop's own titles stay. */
export function blankBody<K extends Kind>({ kind, body }: Pick<Entry, 'kind'> & { body: Bodies[K] }, known: Known) {
  return blank(body, known, kind) as Bodies[K];
}

function blank(value: unknown, known: Known, kind: Kind, name = ''): unknown {
  if (Array.isArray(value)) return value.map((one) => blank(one, known, kind, name));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, blank(one, known, kind, key)]));
  if (typeof value !== 'string') return value;
  return isCode(name, value, known, kind) || value === '' ? value : known.word;
}

function isCode(name: string, value: string, { titles, people }: Known, kind: Kind): boolean {
  if (codes.has(name)) return true;
  if (titled.has(name)) return titles.has(value);
  if (name === 'reason') return kind === 'step-paused' && (pauseReasons as readonly string[]).includes(value);
  // A colleague, the promise before, or in words who came to collect and what a step was called.
  if (name === 'to') return people.has(value);
  if (name === 'was') return people.has(value) || titles.has(value) || isId.test(value);
  return false;
}

const isId = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The reason a step stands still, without what was written beside it. */
export function blankPause(pause: string | null, word: string): string | null {
  if (pause === null) return null;
  const said = JSON.parse(pause) as { note?: string | null };
  return JSON.stringify({ ...said, note: said.note ? word : null });
}

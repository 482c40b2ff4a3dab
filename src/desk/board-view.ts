import type { ExceptionRow } from '#src/database/question-tables.ts';
import type { Colleague } from '#src/people/colleagues.ts';
import { type ExceptionCard, type Lane, laneOf } from '#src/timeline/exception-card.ts';
import { type Language, say } from '#src/web/words.ts';

type Due = Pick<ExceptionRow, 'due_at' | 'owner'>;
type Around = { colleagues: ReadonlyMap<string, Colleague>; language: Language; now: number };

/** How many need a person now, and how many of them have one who is still here: counted, so that it can be wrong. */
export function countBoard(open: readonly Due[], colleagues: Around['colleagues']) {
  const owned = open.filter(({ owner }) => colleagues.get(owner)?.here === true).length;
  return { open: open.length, owned, without: open.length - owned };
}

/** What stands above the lanes and on each of them. */
export function boardHeads(open: readonly Due[], { colleagues, language, now }: Around) {
  const counts = countBoard(open, colleagues);
  const lanes = heats.map(({ lane, heat }) => {
    const count = open.filter((row) => laneOf(row, now) === lane).length;
    return { name: lane, heat, count, title: say(language, `desk.lane-${lane}`) };
  });
  return { ...counts, lanes };
}

/** The lanes with their cards; in a lane what is due first stands first, as it was read. */
export function boardView(open: readonly Due[], cards: ExceptionCard[], around: Around) {
  const { lanes, ...counts } = boardHeads(open, around);
  return {
    ...counts,
    lanes: lanes.map((head) => ({ ...head, cards: cards.filter(({ lane }) => lane === head.name) })),
  };
}

const heats: { lane: Lane; heat: number }[] = [
  { lane: 'late', heat: 3 },
  { lane: 'hour', heat: 2 },
  { lane: 'day', heat: 1 },
];

import type { z } from 'zod';
import { days, From, type Hours, type Range, Until } from '#src/people/opening-hours.ts';
import type { Word } from '#src/web/words.ts';

export const breakShape = {
  'break-from': From.optional().describe('From when nobody works, on each day that is open around it'),
  'break-until': Until.optional(),
};

type BreakFields = z.infer<z.ZodObject<typeof breakShape>>;

export const breakIn = ({ 'break-from': from, 'break-until': until }: BreakFields): Range | null =>
  from && until ? [from, until] : null;

/** What is wrong with the break, for a shop that is open from the first to the last time of these days. */
export function breakFault(fields: BreakFields, hours: Hours): { field: keyof BreakFields; word: Word } | null {
  const { 'break-from': from, 'break-until': until } = fields;
  if (!from && !until) return null;
  if (!from || !until) return { field: from ? 'break-until' : 'break-from', word: 'people.hours-both' };
  if (from >= until) return { field: 'break-until', word: 'people.break-order' };
  const fits = days.some((day) => has(hours[day] ?? [], [from, until]));
  return fits ? null : { field: 'break-from', word: 'people.break-outside' };
}

/** The break of the shop: the commonest one, when every day that could have it has it or one of its own. */
export function breakOf(hours: Hours): Range | null {
  const open = days.map((day) => hours[day] ?? []);
  const counted = new Map<string, number>();
  for (const gap of open.map(onlyGap).filter((one) => one !== null)) counted.set(gap, (counted.get(gap) ?? 0) + 1);
  const [first, second] = [...counted].toSorted(([, one], [, other]) => other - one);
  if (!first || first[1] === second?.[1]) return null;
  const found = first[0].split(' ') as Range;
  return open.some((ranges) => ranges.length === 1 && has(ranges, found)) ? null : found;
}

/** The form knows a day by its ends. A day whose ends did not change keeps a break of its own; others get the shop's. */
export function withBreaks(hours: Hours, lunch: Range | null, was: Hours): Hours {
  const usual = breakOf(was)?.join(' ') ?? null;
  const kept = days.flatMap((day) => {
    const [range] = hours[day] ?? [];
    const before = was[day] ?? [];
    if (!range) return [];
    const isSame = before[0]?.[0] === range[0] && before.at(-1)?.[1] === range[1];
    const isOwn = before.length > 1 && (usual === null || onlyGap(before) !== usual);
    return [[day, isSame && isOwn ? before : around(range, lunch)]];
  });
  return Object.fromEntries(kept);
}

const has = (ranges: Range[], [from, until]: Range) =>
  (ranges[0]?.[0] ?? '24:00') < from && until < (ranges.at(-1)?.[1] ?? '00:00');

/** As text, so that it can be compared and counted; null for a day with no break or with several. */
function onlyGap([first, second, ...more]: Range[]): string | null {
  return first && second && more.length === 0 ? `${first[1]} ${second[0]}` : null;
}

function around(range: Range, lunch: Range | null): Range[] {
  if (!lunch || !has([range], lunch)) return [range];
  return [
    [range[0], lunch[0]],
    [lunch[1], range[1]],
  ];
}

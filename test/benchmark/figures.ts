import type { Aim, Reading, Row, SideName } from './row.ts';

/** One figure of a row as all its runs found it. */
export type Figure = {
  row: string;
  figure: string;
  product: Spread;
  ceiling: Spread;
  /** Product ÷ ceiling, of the medians; and the smallest and greatest of the pairs that ran one after the other. */
  ratio: Spread;
  aim: Aim | null;
  reached: boolean | null;
};

export type Spread = { median: number; least: number; most: number };

/** What a delivery that is missing or double is called in a reading; any other than none fails the benchmark. */
export const faults = ['missing', 'double'] as const;

export type Readings = Record<SideName, Reading[]>;

/** Every figure of a row, those with an aim first. */
export function figuresOf(row: Row, readings: Readings): Figure[] {
  // A quick run goes without some of them.
  const aims = row.aims.filter(({ figure }) => readings.product.some((reading) => figure in reading));
  const aimed = aims.map(({ figure }) => figure);
  const all = Object.keys({ ...readings.ceiling[0], ...readings.product[0] });
  const others = all.filter((name) => !aimed.includes(name) && !(faults as readonly string[]).includes(name));
  return [...aims, ...others].map((aim) =>
    typeof aim === 'string' ? compare(row, readings, aim, null) : compare(row, readings, aim.figure, aim),
  );
}

function compare(row: Row, readings: Readings, figure: string, aim: Aim | null): Figure {
  const [product, ceiling] = [readings.product, readings.ceiling].map((side) =>
    side.flatMap((reading) => (reading[figure] === undefined ? [] : [reading[figure]])),
  ) as [number[], number[]];
  const pairs = product.flatMap((one, i) => (ceiling[i] === undefined ? [] : [one / ceiling[i]]));
  const found = { product: spreadOf(product), ceiling: spreadOf(ceiling) };
  const ratio = { ...spreadOf(pairs), median: found.product.median / found.ceiling.median };
  return { row: row.name, figure, ...found, ratio, aim, reached: aim && isReached(aim, found) };
}

/** The figure that an aim speaks of. */
export function valueFor(aim: Aim, { product, ceiling }: Pick<Figure, 'product' | 'ceiling'>): number {
  if (aim.as === 'plain') return product.median;
  return aim.as === 'ratio' ? product.median / ceiling.median : product.median - ceiling.median;
}

function isReached(aim: Aim, found: Pick<Figure, 'product' | 'ceiling'>): boolean {
  const value = valueFor(aim, found);
  return value <= (aim.most ?? Number.POSITIVE_INFINITY) && value >= (aim.least ?? Number.NEGATIVE_INFINITY);
}

export function spreadOf(runs: number[]): Spread {
  const sorted = [...runs].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low, high] = [sorted[middle - 1 + (sorted.length % 2)], sorted[middle]];
  const median = low === undefined || high === undefined ? Number.NaN : (low + high) / 2;
  return { median, least: sorted[0] ?? Number.NaN, most: sorted.at(-1) ?? Number.NaN };
}

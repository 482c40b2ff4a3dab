/** One run's figures by name, for instance { 'cpu µs': 210, 'p50 ms': 1.2, 'p99 ms': 4, missing: 0, double: 0 }. */
export type Reading = Record<string, number>;

/** Quick is for somebody who wants to see whether anything broke: smaller, so its ratios are only a hint. */
export type Scale = 'quick' | 'full';

export type SideName = 'product' | 'ceiling';

/**
 * What a figure of the product has to reach. A ratio is product ÷ ceiling, a difference product − ceiling,
 * plain the product's figure alone.
 */
export type Aim = { figure: string; as: 'ratio' | 'plain' | 'difference'; most?: number; least?: number };

/** One thing that is measured on both sides, in turns. `missing` or `double` other than 0 fails the benchmark. */
export type Row = {
  name: string;
  /** What is measured, in a sentence. */
  says: string;
  /** What the other side is, in a few words. */
  ceiling: string;
  aims: Aim[];
  sides: Record<SideName, (scale: Scale) => Promise<Reading>>;
  /** Takes long, or says in another way what another row says: --quick goes without. */
  fullOnly?: true;
  /** Why it cannot be measured on this machine, in a sentence; null where it can. Then it is left out, and says so. */
  leftOut?: () => string | null;
  /** Takes away what was made once for all its runs. */
  after?: () => Promise<void>;
  /** How many times both sides are run; the usual is three, and one with --quick. */
  rounds?: number;
};

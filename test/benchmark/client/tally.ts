/** Counts what arrives: every watcher of an order hears every number after the one it knows, once and in turn. */
export type Tally = ReturnType<typeof makeTally>;

export function makeTally() {
  const sent = new Map<string, number>();
  const took: number[] = [];
  let heard = 0;
  let missing = 0;
  let double = 0;
  return {
    /** A note that will have this number on this order leaves now. */
    leaves(order: number, seq: number): void {
      sent.set(`${order}/${seq}`, performance.now());
    },
    /** Somebody who knows everything up to `after` watches this order from now on. */
    watcher(order: number, after: number) {
      let last = after;
      const hears = (seq: number) => {
        heard += 1;
        if (seq <= last) double += 1;
        else missing += seq - last - 1;
        last = Math.max(last, seq);
        const left = sent.get(`${order}/${seq}`);
        if (left !== undefined) took.push(performance.now() - left);
      };
      return { hears, last: () => last };
    },
    heard: () => heard,
    /** How long each took, in milliseconds, since this was asked the last time; the counts are of all of them. */
    read: () => ({ heard, missing, double, took: took.splice(0).sort((a, b) => a - b) }),
  };
}

export function quantile(sorted: number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

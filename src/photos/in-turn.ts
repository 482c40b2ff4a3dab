import { Busy } from '#src/web/errors.ts';

export type InTurn = <T>(task: () => Promise<T>) => Promise<T>;

/** One task at a time, in the order in which they came; one that fails holds up nobody. More than `most` do not wait. */
export function oneInTurn(most: number): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return async (task) => {
    if (waiting >= most) throw new Busy();
    waiting += 1;
    const turn = last.then(task).finally(() => {
      waiting -= 1;
    });
    last = turn.catch(() => {});
    return turn;
  };
}

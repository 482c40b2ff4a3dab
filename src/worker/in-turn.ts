let last: Promise<unknown> = Promise.resolve();

/** One after the other: what one keeps, the next does not sweep away. */
export function inTurn<T>(act: () => Promise<T>): Promise<T> {
  const next = last.then(act, act);
  last = next.catch(() => {});
  return next;
}

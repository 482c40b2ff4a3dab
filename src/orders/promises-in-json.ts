import type { Story } from '#src/timeline/load-story.ts';

/** Everything that was ever promised of an order, the first made first, with what became of it. */
export function promisesInJson({ promises }: Story) {
  return promises.map(({ id, kind, question, from_at, until_at, state, owner, words, made_at, ended_at }) => ({
    ...{ promise: id, kind, question, state, owner, words },
    from: iso(from_at),
    until: iso(until_at),
    madeAt: iso(made_at),
    endedAt: ended_at === null ? null : iso(ended_at),
  }));
}

const iso = (at: number) => new Date(at).toISOString();

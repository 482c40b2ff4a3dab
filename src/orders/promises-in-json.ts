import type { OrderRow, PromiseRow } from '#src/database/tables.ts';
import { standsSince } from '#src/timeline/late.ts';
import type { Story } from '#src/timeline/load-story.ts';

/** Everything that was ever promised of an order, the first made first, with what became of it. */
export function promisesInJson({ order, promises }: Story) {
  return promises.map((promise) => {
    const { id, kind, question, from_at, until_at, state, owner, words, made_at, ended_at } = promise;
    return {
      ...{ promise: id, kind, question, state, owner, words },
      from: iso(from_at),
      until: iso(until_at),
      standsSince: kind === 'ready-by' ? isoOrNull(standsSince({ ...order, promise })) : null,
      madeAt: iso(made_at),
      endedAt: isoOrNull(ended_at),
    };
  });
}

type Ready = { order: Pick<OrderRow, 'state' | 'waits_since'>; promise: PromiseRow | null };

/** The latest time at which it is ready. */
export function readyInJson({ order, promise }: Ready) {
  if (!promise) return null;
  const { from_at, until_at, state } = promise;
  const stands = standsSince({ ...order, promise });
  return { from: iso(from_at), until: iso(until_at), state, standsSince: isoOrNull(stands) };
}

const iso = (at: number) => new Date(at).toISOString();
const isoOrNull = (at: number | null) => (at === null ? null : iso(at));

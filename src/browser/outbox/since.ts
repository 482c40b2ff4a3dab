import { request } from '../dom.ts';
import type { Act } from './store.ts';

export type Happened = { at: number; says: string };

type Told = { at?: string; made?: string; actor?: string | null; says?: string };

const most = 5;

/** What others did with the order since it was pressed, the newest last; null when there is no line to ask. */
export async function happenedSince({ order, after, person }: Act): Promise<Happened[] | null> {
  if (after === null) return [];
  try {
    const headers = { accept: 'application/json', 'for-person': person };
    const response = await request(`/orders/${order}/entries?after=${after}`, { headers });
    if (!response.ok) return null;
    const { entries } = (await response.json()) as { entries: Told[] };
    return (
      entries
        // Their own, sent from here a moment ago, is no news to them.
        .filter(({ actor, made }) => actor !== person || made === undefined)
        .flatMap(({ at, says }) => (at && says ? [{ at: Date.parse(at), says }] : []))
        .slice(-most)
    );
  } catch {
    return null;
  }
}

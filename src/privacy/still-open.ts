import { type Refusal, refuse } from '#src/timeline/refusal.ts';

/** Nobody is forgotten while something of theirs is under way: it could not be handed over to anybody. */
export function stillOpen({ open }: { open: string[] }): Refusal {
  return refuse('privacy.still-open', { orders: open.join(', '), count: open.length });
}

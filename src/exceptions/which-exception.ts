import { z } from 'zod';
import type { ExceptionRow } from '#src/database/question-tables.ts';
import { rolesIn, type Staff } from '#src/people/actor.ts';
import type { Order } from '#src/timeline/order.ts';
import { type Refusal, refuse } from '#src/timeline/refusal.ts';
import type { Exceptions } from './look-at-exceptions.ts';

export const ExceptionId = z.string().min(1).max(100);

/** An exception that still needs somebody. What was settled by a colleague meanwhile is said, not done again. */
export function openException({ exceptions }: Exceptions, id: string): ExceptionRow | Refusal {
  const found = exceptions.find((one) => one.id === id);
  if (!found) return refuse('exceptions.unknown');
  return found.state === 'open' ? found : refuse('exceptions.over');
}

/** The desk answers for every exception of its shop; everybody else for their own. */
export const mayAct = (actor: Staff, { shop }: Order, { owner }: ExceptionRow): boolean =>
  owner === actor.person || rolesIn(actor, shop).some((role) => role !== 'technician');

import { z } from 'zod';
import { type Draft, entry } from '#src/timeline/entry-kinds.ts';
import { PersonId, Reason } from '#src/timeline/fields.ts';
import type { Asked, Order } from '#src/timeline/order.ts';
import { isRefusal, type Refusal, refuse } from '#src/timeline/refusal.ts';
import type { Exceptions } from './look-at-exceptions.ts';
import { ExceptionId, mayAct, openException } from './which-exception.ts';

export const OfferException = z.strictObject({ exception: ExceptionId, to: PersonId, note: Reason });
export const AnswerOffer = z.strictObject({ exception: ExceptionId });

type OfferException = z.infer<typeof OfferException>;
type AnswerOffer = z.infer<typeof AnswerOffer>;

/** Giving is offering: nothing becomes ownerless, and nobody gets something unknowingly. */
export function offerException(
  order: Order,
  command: OfferException,
  asked: Asked,
  facts: Exceptions,
): Draft[] | Refusal {
  const { to, note } = command;
  const found = openException(facts, command.exception);
  if (isRefusal(found)) return found;
  const { id: exception, kind: of, owner, offered_to } = found;
  const name = (id: string) => asked.colleagues.get(id)?.name ?? '';
  if (!mayAct(asked.actor, order, found)) return refuse('exceptions.of-another', { owner: name(owner) });
  if (!asked.colleagues.get(to)?.here) return refuse('exceptions.nobody');
  if (to === owner) return refuse('exceptions.offer-owner', { owner: name(owner) });
  if (to === offered_to) return refuse('exceptions.offer-again', { to: name(to) });
  return [entry('exception-offered', { exception, of, to, note }, 'kitchen')];
}

export function acceptException(
  _order: Order,
  command: AnswerOffer,
  asked: Asked,
  facts: Exceptions,
): Draft[] | Refusal {
  const found = openException(facts, command.exception);
  if (isRefusal(found)) return found;
  const { id: exception, kind: of, owner: was, offered_to } = found;
  if (offered_to !== asked.actor.person) return refuse('exceptions.no-offer');
  return [entry('exception-accepted', { exception, of, was }, 'kitchen')];
}

/** Whom it was offered to says no, or whose it is thinks better of it. */
export function endOffer(order: Order, command: AnswerOffer, asked: Asked, facts: Exceptions): Draft[] | Refusal {
  const found = openException(facts, command.exception);
  if (isRefusal(found)) return found;
  const { id: exception, kind: of, offered_to: to } = found;
  if (to === null) return refuse('exceptions.no-offer');
  const how = to === asked.actor.person ? 'declined' : 'withdrawn';
  if (how === 'withdrawn' && !mayAct(asked.actor, order, found)) return refuse('exceptions.no-offer');
  return [entry('exception-offer-ended', { exception, of, to, how }, 'kitchen')];
}

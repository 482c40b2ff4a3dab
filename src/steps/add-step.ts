import { z } from 'zod';
import { type Draft, entry } from '#src/timeline/entry-kinds.ts';
import { Minutes, NewsOfStep, PersonId, Place, Reason, Title } from '#src/timeline/fields.ts';
import type { Asked, Order } from '#src/timeline/order.ts';
import { type Refusal, refuse } from '#src/timeline/refusal.ts';
import { freePlaces, hasBegun } from './step-that-is.ts';

export const AddStep = z.strictObject({
  title: Title,
  /** What the customer reads; without it the shop's own title. */
  customerNl: Title.optional(),
  customerEn: Title.optional(),
  minutes: Minutes,
  news: NewsOfStep.optional(),
  /** Left out: nobody yet. */
  specialist: PersonId.optional(),
  /** Left out: at the end. */
  position: Place.optional(),
  reason: Reason.optional(),
});

/** Work that nobody foresaw, added by whoever sees it. */
export function addStep(order: Order, command: z.infer<typeof AddStep>, asked: Asked): Draft[] | Refusal {
  if (order.state !== 'open') return refuse(`steps.order-${order.state}`);
  const { title, customerNl, customerEn, news = 'loud', specialist = null, reason = '' } = command;
  if (reason === '' && hasBegun(order)) return refuse('steps.reason-needed');
  if (specialist !== null && !asked.colleagues.get(specialist)?.here) return refuse('steps.no-such-colleague');
  if (order.steps.length >= most) return refuse('steps.too-many', { most });
  const { from, to } = freePlaces(order.steps);
  const position = command.position === undefined ? to : Number(command.position);
  if (position < from || position > to) return refuse('steps.no-such-place', { step: title, from, to });
  const titles = { title, customerNl: customerNl ?? title, customerEn: customerEn ?? customerNl ?? title };
  const text = { ...titles, minutes: Number(command.minutes), news };
  return [entry('step-added', { step: asked.ids[0], ...text, position, specialist, reason })];
}

// Far above any real job: it stops a program that goes round in circles.
const most = 500;

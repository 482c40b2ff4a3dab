import { z } from 'zod';
import { type Draft, entry } from '#src/timeline/entry-kinds.ts';
import { Minutes, NewsOfStep, Reason, StepId, Title } from '#src/timeline/fields.ts';
import type { Asked, Order } from '#src/timeline/order.ts';
import { isRefusal, type Refusal, refuse } from '#src/timeline/refusal.ts';
import { stepThatIs } from './step-that-is.ts';

/** What is left out stays as it is. */
export const ChangeStep = z.strictObject({
  step: StepId,
  title: Title.optional(),
  customerNl: Title.optional(),
  customerEn: Title.optional(),
  minutes: Minutes.optional(),
  news: NewsOfStep.optional(),
  reason: Reason,
});

/** A step may change until it is over: what somebody confirmed keeps the name it had then. */
export function changeStep(order: Order, command: z.infer<typeof ChangeStep>, asked: Asked): Draft[] | Refusal {
  const step = stepThatIs(order, command.step, ['planned', 'running', 'paused'], asked);
  if (isRefusal(step)) return step;
  const { title, customer_nl: customerNl, customer_en: customerEn, minutes, news } = step;
  const was = { title, customerNl, customerEn, minutes, news };
  const becomes = {
    title: command.title ?? title,
    customerNl: command.customerNl ?? customerNl,
    customerEn: command.customerEn ?? customerEn,
    minutes: command.minutes === undefined ? minutes : Number(command.minutes),
    news: command.news ?? news,
  };
  const fields = Object.keys(was) as (keyof typeof was)[];
  if (fields.every((field) => was[field] === becomes[field])) return refuse('steps.nothing-changed', { step: title });
  return [entry('step-changed', { step: step.id, was: title, ...becomes, reason: command.reason })];
}

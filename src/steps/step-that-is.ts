import type { StepRow, StepState } from '#src/database/tables.ts';
import { type Asked, findStep, type Order } from '#src/timeline/order.ts';
import { type Refusal, refuse } from '#src/timeline/refusal.ts';

type OtherWord = 'steps.pause-first' | 'steps.not-finished' | 'steps.not-over';

/**
 * The step of an open order that a command is about, if it is in one of these states. Otherwise the refusal says how
 * the step stands and what to press first; `otherwise` says it better where a state needs words of its own.
 */
export function stepThatIs(
  order: Order,
  id: string,
  states: StepState[],
  asked: Asked,
  otherwise: Partial<Record<StepState, OtherWord>> = {},
): StepRow | Refusal {
  if (order.state !== 'open') return refuse(`steps.order-${order.state}`);
  const step = findStep(order, id);
  if (!step) return refuse('steps.unknown');
  if (states.includes(step.state)) return step;
  const word = otherwise[step.state] ?? (`steps.is-${step.state}` as const);
  return refuse(word, { step: step.title, who: nameIn(asked, step.specialist) });
}

/** Somebody's name for a refusal; `nobody` where there is none, which the words know. */
export function nameIn({ colleagues }: Asked, person: string | null): string {
  return (person && colleagues.get(person)?.name) || 'nobody';
}

/** Once any work has been done, the customer has seen it: from then on a change of plan needs a reason. */
export function hasBegun(order: Order): boolean {
  return order.steps.some((step) => step.started_at !== null);
}

/** The places where a step that has yet to be done may stand: never before work that is finished or under way. */
export function freePlaces(others: StepRow[]): { from: number; to: number } {
  const settled = others.findLastIndex(({ state }) => state === 'finished' || state === 'running');
  return { from: settled + 2, to: others.length + 1 };
}

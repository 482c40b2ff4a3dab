import type { StepRow } from '#src/database/tables.ts';
import type { Story } from '#src/timeline/load-story.ts';
import { whenDone } from '#src/timeline/stints.ts';

/** One step of somebody's work, with the order it is part of. */
export type Job = { story: Story; step: StepRow };

/** Where an address or a form names the order. */
export const orderNameOf = ({ shop, order }: Story): string => `${shop.code}${order.number}`;

const isOver = ({ state }: StepRow): boolean => state === 'finished' || state === 'skipped';

export const allOver = ({ steps }: Story): boolean => steps.every(isOver);

/** The step before this one that has to be done first; null when it can start now. */
export function waitsFor({ story, step }: Job): StepRow | null {
  return story.steps.findLast((one) => one.position < step.position && !isOver(one)) ?? null;
}

/** Since when somebody is at it without a break: the last start or resume. */
export function busySince({ story, step }: Job): number | null {
  const last = story.entries.findLast(
    ({ kind, body }) =>
      (kind === 'step-started' || kind === 'step-resumed') && (body as { step: string }).step === step.id,
  );
  return last ? whenDone(last) : step.started_at;
}

/** What is promised soonest comes first; within an order the order of work. */
export function bySoonest(one: Job, other: Job): number {
  const until = ({ story }: Job) => story.promise?.until_at ?? Number.MAX_SAFE_INTEGER;
  return (
    until(one) - until(other) ||
    one.story.order.number - other.story.order.number ||
    one.step.position - other.step.position
  );
}

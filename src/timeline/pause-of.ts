import type { StepRow } from '#src/database/tables.ts';
import type { PauseReason } from './entry-kinds.ts';

/** A step that stands still: since when, why, and until about when if anybody knows. */
export type Pause = { step: StepRow; since: number; reason: PauseReason; until: number | null };

export function pausesOf(steps: readonly StepRow[]): Pause[] {
  return steps.flatMap((step) => {
    if (step.state !== 'paused' || step.paused_at === null || step.pause === null) return [];
    const { reason, until } = JSON.parse(step.pause) as Pick<Pause, 'reason' | 'until'>;
    return [{ step, since: step.paused_at, reason, until }];
  });
}

/** The clocks of the kitchen stop while the customer has to decide. */
export const waitsForCustomer = (steps: readonly StepRow[]): boolean =>
  pausesOf(steps).some(({ reason }) => reason === 'customer');

/** Whether the customer has to decide nothing more once this step stands still no longer. */
export const endsWait = (steps: readonly StepRow[], step: string): boolean =>
  !waitsForCustomer(steps.filter(({ id }) => id !== step));

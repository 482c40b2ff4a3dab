import type { Asking } from '#src/route.ts';
import type { JobView } from './job-view.ts';

/** A refusal is said at its form. Where that form is gone, because a colleague was faster, it is said on top. */
export function refusedElsewhere({ attempt }: Asking, jobs: JobView[], others: string[]): string | null {
  if (!attempt?.refused) return null;
  return [...jobs.flatMap(formsOf), ...others].includes(attempt.action) ? null : attempt.refused;
}

function formsOf({ orderName, id, start, resume, finish, takeBack }: JobView): string[] {
  const presses = Object.entries({ start, resume, finish, 'take-back': takeBack });
  return presses.filter(([, preview]) => preview).map(([press]) => `/orders/${orderName}/steps/${id}/${press}`);
}

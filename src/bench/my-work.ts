import type { PauseReason } from '#src/timeline/entry-kinds.ts';
import type { Story } from '#src/timeline/load-story.ts';
import { busySince, bySoonest, type Job, waitsFor } from './job.ts';

/** Somebody's work in the order in which they need it. */
export type Work = {
  /** What runs, the last started first. */
  now: Job[];
  /** While nothing runs: what to take up next. */
  next: Job | null;
  later: Job[];
  /** Nobody's yet, and ready to be started. */
  free: Job[];
  /** What this person finished a moment ago, the last first. */
  done: Job[];
};

/** So long a finish is offered to be taken back. */
export const takeBackFor = 5 * 60 * 1000;

export function workOf(stories: Story[], person: string, now: number): Work {
  const jobs = stories.flatMap((story) => story.steps.map((step) => ({ story, step })));
  const open = jobs.filter(({ story }) => story.order.state === 'open');
  const mine = open.filter(({ step }) => step.specialist === person).sort(bySoonest);
  const running = mine
    .filter(({ step }) => step.state === 'running')
    .sort((one, other) => (busySince(other) ?? 0) - (busySince(one) ?? 0));
  const waiting = mine.filter(({ step }) => step.state === 'planned' || step.state === 'paused');
  const next = running.length > 0 ? null : nextOf(waiting);
  return {
    now: running,
    next,
    later: waiting.filter((job) => job !== next),
    free: open
      .filter((job) => job.step.state === 'planned' && job.step.specialist === null && !waitsFor(job))
      .sort(bySoonest),
    done: jobs
      .map((job) => ({ job, at: finishedBy(job, person) }))
      .filter((one): one is { job: Job; at: number } => one.at !== null && one.at > now - takeBackFor)
      .sort((one, other) => other.at - one.at)
      .map(({ job }) => job),
  };
}

// Who pauses for these takes the same work up again; the other reasons wait for somebody or something.
const ownBreaks: PauseReason[] = ['break', 'end-of-day', 'other-work', 'handed-on', 'other'];

function nextOf(waiting: Job[]): Job | null {
  const paused = waiting.filter(({ step }) => step.state === 'paused');
  const [onBreak] = paused
    .filter(({ step }) => ownBreaks.includes(pauseOf(step.pause).reason))
    .sort((one, other) => (other.step.paused_at ?? 0) - (one.step.paused_at ?? 0));
  const canStart = waiting.find((job) => job.step.state === 'planned' && !waitsFor(job));
  return onBreak ?? canStart ?? paused[0] ?? null;
}

/** What a step stands still for, as the row keeps it. */
export function pauseOf(pause: string | null): { reason: PauseReason; until: number | null; note: string | null } {
  return { reason: 'other', until: null, note: null, ...JSON.parse(pause ?? '{}') };
}

/** When this person said that the step was done, if nobody did after them. */
function finishedBy({ story, step }: Job, person: string): number | null {
  if (step.state !== 'finished') return null;
  const said = story.entries.findLast(
    ({ kind, body }) => kind === 'step-finished' && (body as { step: string }).step === step.id,
  );
  return said?.actor === person ? said.at : null;
}

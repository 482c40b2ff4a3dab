import type { StepState } from '#src/database/tables.ts';
import { sentence } from '#src/timeline/sentence.ts';
import { type Language, say, type Word } from '#src/web/words.ts';
import { notesOf } from './notes-view.ts';
import type { Seen, SeenStep } from './seen.ts';
import { spanOf } from './times.ts';
import { pausesOf } from './work-times.ts';

const looks = {
  finished: { look: 'done', icon: 'check', word: 'customer.step-done', count: 'customer.count-done' },
  running: { look: 'now', icon: 'flame', word: 'customer.step-now', count: 'customer.count-now' },
  paused: { look: 'wait', icon: 'pause', word: 'customer.step-wait', count: 'customer.count-wait' },
  planned: { look: 'plan', icon: 'clock', word: 'customer.step-plan', count: 'customer.count-plan' },
  skipped: { look: 'skip', icon: 'minus', word: 'customer.step-skip', count: 'customer.count-skip' },
} satisfies Record<StepState, { look: string; icon: string; word: Word; count: Word }>;

/** All steps in their order of work: done, under way, standing still, to come, not needed. */
export function stepsView(seen: Seen) {
  const { steps, told } = seen;
  const current = steps.find(({ state }) => state === 'running') ?? steps.find(({ state }) => state === 'paused');
  const counts = Object.entries(looks).flatMap(([state, { count: word }]) => {
    const count = steps.filter((step) => step.state === state).length;
    return count > 0 ? [say(told.language, word, { count })] : [];
  });
  return {
    seq: seen.seq,
    count: counts.join(', '),
    list: steps.map((step) => ({ ...stepView(seen, step), isCurrent: step === current && seen.state === 'open' })),
  };
}

function stepView(seen: Seen, step: SeenStep) {
  const { told } = seen;
  const { look, icon, word } = looks[step.state];
  const notes = notesOf(seen, step.id);
  const { id, title, who, startedAt, finishedAt } = step;
  const isOver = step.state === 'finished' || step.state === 'skipped';
  return {
    ...{ id, title, look, icon, word: say(told.language, word) },
    who: step.state === 'skipped' ? null : who,
    isPlanned: step.state === 'planned',
    since: startedAt !== null && !isOver ? startedAt : null,
    span: finishedAt !== null && startedAt !== null ? spanOf(told, startedAt, finishedAt) : null,
    end: finishedAt !== null && startedAt === null ? finishedAt : null,
    pauses: pausesOf(step).map(({ from, until }) => spanOf(told, from, until)),
    usual: isOver
      ? null
      : say(told.language, 'customer.usually', { time: minutesInWords(told.language, step.minutes) }),
    wait: step.pause,
    because: becauseOf(seen, step),
    notes,
    folded: isOver && notes.length > 0 ? say(told.language, 'customer.notes-in', { count: notes.length }) : null,
  };
}

const explained: string[] = ['step-added', 'step-skipped', 'step-redone', 'step-taken-back'];

/** Why this step came in, falls out or is done anew: the plan is never changed behind the customer's back. */
function becauseOf({ told }: Seen, { entries }: SeenStep): string | null {
  const last = entries.findLast(({ kind }) => explained.includes(kind));
  return last ? sentence(last, told) : null;
}

/** "45 minuten", "1,5 uur", "2 uur en 20 minuten" */
export function minutesInWords(language: Language, minutes: number): string {
  if (minutes < 60) return say(language, 'customer.minutes', { minutes });
  if (minutes % 30 === 0) return say(language, 'customer.hours', { hours: minutes / 60 });
  return say(language, 'customer.hours-minutes', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}

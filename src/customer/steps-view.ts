import type { PauseReason } from '#src/timeline/entry-kinds.ts';
import { sentence } from '#src/timeline/sentence.ts';
import { minutesInWords } from '#src/web/minutes-in-words.ts';
import { type Language, say, type Word } from '#src/web/words.ts';
import { askedInWords } from './ask-view.ts';
import { type NoteView, notesOf } from './notes-view.ts';
import { standingView } from './questions-view.ts';
import type { Seen, SeenStep } from './seen.ts';
import { spanOf } from './times.ts';
import { pausesOf } from './work-times.ts';

type Look = { look: 'done' | 'now' | 'wait' | 'plan' | 'skip'; icon: string; word: Word; count: Word };

const looks = {
  finished: { look: 'done', icon: 'check', word: 'customer.step-done', count: 'customer.count-done' },
  running: { look: 'now', icon: 'flame', word: 'customer.step-now', count: 'customer.count-now' },
  paused: { look: 'wait', icon: 'pause', word: 'customer.step-wait', count: 'customer.count-wait' },
  planned: { look: 'plan', icon: 'clock', word: 'customer.step-plan', count: 'customer.count-plan' },
  skipped: { look: 'skip', icon: 'minus', word: 'customer.step-skip', count: 'customer.count-skip' },
  off: { look: 'skip', icon: 'x', word: 'customer.step-off', count: 'customer.count-off' },
} satisfies Record<SeenStep['state'] | 'off', Look>;

/** All steps in their order of work: done, under way, standing still, to come, not needed. */
export function stepsView(seen: Seen) {
  const { steps, told } = seen;
  const current = steps.find(({ state }) => state === 'running') ?? steps.find(({ state }) => state === 'paused');
  const counts = Object.entries(looks).flatMap(([as, { count: word }]) => {
    const count = steps.filter((step) => standing(seen, step) === as).length;
    return count > 0 ? [say(told.language, word, { count })] : [];
  });
  return {
    seq: seen.seq,
    count: counts.join(', '),
    list: steps.map((step) => ({ ...stepView(seen, step), isCurrent: step === current && seen.state === 'open' })),
  };
}

/** What was left to do when the order was stopped is not going to be done. */
function standing({ state }: Seen, step: SeenStep): keyof typeof looks {
  const hasStopped = state === 'cancelled' || state === 'cannot-be-done';
  return hasStopped && step.state !== 'finished' && step.state !== 'skipped' ? 'off' : step.state;
}

function stepView(seen: Seen, step: SeenStep) {
  const { told } = seen;
  const as = standing(seen, step);
  const { look, icon, word } = looks[as];
  const notes = notesOf(seen, step.id);
  const { id, title, who, startedAt, finishedAt, pause } = step;
  const isOver = as === 'finished' || as === 'skipped' || as === 'off';
  return {
    ...{ id, title, look, icon },
    word: say(told.language, (as === 'paused' && pause && waitWords[pause.reason]) || word),
    who: as === 'skipped' || as === 'off' ? null : who,
    isPlanned: as === 'planned',
    hasTimes: as !== 'off' && as !== 'skipped',
    since: startedAt !== null && !isOver ? startedAt : null,
    span: finishedAt !== null && startedAt !== null ? spanOf(told, startedAt, finishedAt) : null,
    end: finishedAt !== null && startedAt === null ? finishedAt : null,
    pauses: pausesOf(step).map(({ from, until }) => spanOf(told, from, until)),
    usual: isOver
      ? null
      : say(told.language, 'customer.usually', { time: minutesInWords(told.language, step.minutes) }),
    wait: isOver ? null : pause,
    because: becauseOf(seen, step),
    notes,
    orderName: seen.name,
    seq: seen.seq,
    asked: step.asked,
    askedInWords: askedInWords(seen, step),
    field: `about-text-${id}`,
    question: questionOn(seen, step),
    folded: isOver && notes.length > 0 ? countOf(notes, told.language) : null,
  };
}

/** "2 notities en 1 foto" */
function countOf(notes: NoteView[], language: Language): string {
  const count = notes.filter(({ text }) => text !== '').length;
  const photos = notes.flatMap(({ pictures }) => pictures?.all ?? []).length;
  return say(language, 'customer.notes-in', { count, photos, both: count > 0 && photos > 0 ? 'yes' : 'no' });
}

/** The newest question about it: whoever asked here finds here how that stands. */
function questionOn(seen: Seen, { id }: SeenStep) {
  const question = seen.questions.findLast(({ step }) => step?.id === id);
  if (!question) return null;
  const { word, icon } = standingView(seen, question);
  const how = word.slice(0, 1).toLowerCase() + word.slice(1);
  return { id: question.id, icon, here: say(seen.told.language, 'customer.question-here', { how }) };
}

const waitWords: Partial<Record<PauseReason, Word>> = {
  customer: 'customer.step-wait-customer',
  part: 'customer.step-wait-part',
};

const explained: string[] = ['step-added', 'step-skipped', 'step-redone', 'step-taken-back'];

/** Why this step came in, falls out or is done anew: the plan is never changed behind the customer's back. */
function becauseOf({ told }: Seen, { entries }: SeenStep): string | null {
  const last = entries.findLast(({ kind }) => explained.includes(kind));
  return last ? sentence(last, told) : null;
}

import type { StepState } from '#src/database/tables.ts';
import { type By, previewStep } from '#src/timeline/preview.ts';
import { type Language, say, type Word } from '#src/web/words.ts';
import { factsView } from './facts-view.ts';
import { busySince, type Job, waitsFor } from './job.ts';
import { pauseOf } from './my-work.ts';

const looks: Record<StepState, { tone: string; icon: string; word: Word }> = {
  planned: { tone: 'plan', icon: 'clock', word: 'bench.planned' },
  running: { tone: 'now', icon: 'flame', word: 'bench.busy' },
  paused: { tone: 'wait', icon: 'pause', word: 'bench.paused' },
  finished: { tone: 'done', icon: 'check', word: 'bench.finished' },
  skipped: { tone: 'skip', icon: 'minus', word: 'bench.skipped' },
};

/** A step with its order as the bench shows it, and each press that is possible now with what the customer will read. */
export function jobView(job: Job, by: By) {
  const { story, step } = job;
  const can = (state: StepState) => story.order.state === 'open' && step.state === state;
  const ahead = story.order.state === 'open' && step.state !== 'skipped' ? aheadView(job, by) : null;
  const { tone, icon, word } = looks[step.state];
  const specialist = step.specialist ? story.colleagues.get(step.specialist)?.name : undefined;
  return {
    ...factsView(story, by.now),
    id: step.id,
    title: step.title,
    minutes: step.minutes,
    usually: step.usually || null,
    specialist: specialist ?? null,
    state: step.state,
    ...{ tone, icon },
    word: say(by.language, word),
    others: ahead ? comingStates.filter((state) => state !== step.state).map((state) => tagOf(state, by.language)) : [],
    busy: step.state === 'running' ? elapsed(busySince(job) ?? by.now, by) : null,
    pause: step.state === 'paused' ? pausedView(job, by.language) : null,
    after: step.state === 'planned' ? afterWords(job, by.language) : null,
    start: can('planned') ? previewStep(story, step, 'start', by) : null,
    resume: can('paused') ? (ahead?.resume ?? null) : null,
    finish: can('running') ? (ahead?.finish ?? null) : null,
    takeBack: can('finished') ? (ahead?.takeBack ?? null) : null,
    ahead,
  };
}

/** The presses of every state that can come next: a device without a connection goes on with them, see expect.ts. */
function aheadView({ story, step }: Job, by: By) {
  const [resume, finish, takeBack] = (['resume', 'finish', 'take-back'] as const).map((press) =>
    previewStep(story, step, press, by),
  );
  return resume && finish && takeBack ? { resume, finish, takeBack } : null;
}

const comingStates = ['running', 'paused', 'finished'] as const;

const tagOf = (state: StepState, language: Language) => ({
  ...looks[state],
  state,
  word: say(language, looks[state].word),
});

export type JobView = ReturnType<typeof jobView>;

/** The page's script counts on from here; without it the number is of the moment the page was made. */
function elapsed(at: number, { language, now }: By) {
  const n = Math.max(0, Math.floor((now - at) / 60_000));
  const text = say(language, n < 60 ? 'bench.minutes' : 'bench.hours', { n, h: Math.floor(n / 60), m: n % 60 });
  return { at, text };
}

function pausedView({ step }: Job, language: Language) {
  const { reason, until, note } = pauseOf(step.pause);
  return { reason: say(language, `pause.${reason}`), until, note, since: step.paused_at };
}

/** "na “Meet de remmen” (Priya)" */
export function afterWords(job: Job, language: Language): string | null {
  const first = waitsFor(job);
  if (!first) return null;
  const who = first.specialist && job.story.colleagues.get(first.specialist)?.name;
  return who
    ? say(language, 'bench.after-who', { step: first.title, who })
    : say(language, 'bench.after', { step: first.title });
}

import type { StepRow, StepState } from '#src/database/tables.ts';
import type { Story } from '#src/timeline/load-story.ts';
import { type Language, say, type Word } from '#src/web/words.ts';
import { pipOf } from './row-view.ts';
import { pauseOf } from './state-tags.ts';

/** What is going on by whom, and what stands still and why; while nothing is, what comes next. */
export function happening({ order, steps, colleagues }: Story, language: Language) {
  if (order.state !== 'open') return [];
  const under = steps.filter(({ state }) => state === 'running' || state === 'paused');
  const next = steps.find(({ state }) => state === 'planned');
  const shown = under.length > 0 || !next ? under : [next];
  return shown.map((step) => ({
    id: step.id,
    title: step.title,
    who: colleagues.get(step.specialist ?? '')?.name ?? null,
    ...stateOf(step, language),
  }));
}

function stateOf(step: StepRow, language: Language) {
  const plain = { until: null, note: null };
  if (step.state === 'planned')
    return { tone: 'plan', icon: 'clock', word: say(language, 'desk.next-step'), since: null, ...plain };
  if (step.state === 'running')
    return { tone: 'now', icon: 'flame', word: say(language, 'desk.busy'), since: step.started_at, ...plain };
  const { reason, until, note } = pauseOf(step);
  return { tone: 'wait', icon: 'pause', word: say(language, `pause.${reason}`), since: step.paused_at, until, note };
}

/** The steps of an order, each on one line. */
export function stepLines({ steps, colleagues }: Story, language: Language) {
  return steps.map((step) => ({
    id: step.id,
    title: step.title,
    pip: pipOf[step.state],
    icon: icons[step.state],
    word: say(language, words[step.state]),
    who: colleagues.get(step.specialist ?? '')?.name ?? null,
    finishedAt: step.finished_at,
  }));
}

const icons: Record<StepState, string> = {
  planned: 'clock',
  running: 'flame',
  paused: 'pause',
  finished: 'check',
  skipped: 'minus',
};

const words: Record<StepState, Word> = {
  planned: 'orders.step-planned',
  running: 'orders.busy',
  paused: 'orders.step-paused',
  finished: 'orders.step-finished',
  skipped: 'orders.step-skipped',
};

import type { OrderState } from '#src/database/tables.ts';
import type { Story } from '#src/timeline/load-story.ts';
import { type By, previewOrder } from '#src/timeline/preview.ts';
import { type Language, say } from '#src/web/words.ts';
import { actsView } from './acts-view.ts';
import { factsView } from './facts-view.ts';
import { allOver, type Job } from './job.ts';
import { jobView } from './job-view.ts';
import { takeBackFor } from './my-work.ts';
import { saidView } from './said-view.ts';
import { sheetsView } from './sheets-view.ts';

/** One order with big buttons: where the code on the job card leads whoever works on it. */
export function orderView(story: Story, by: By) {
  const { order, steps } = story;
  const isOpen = order.state === 'open';
  const canBeReady = isOpen && allOver(story) && steps.some(({ state }) => state === 'finished');
  const over = steps.filter(({ state }) => state === 'finished' || state === 'skipped').length;
  return {
    now: {
      ...factsView(story, by.now),
      state: stateView(order.state, by.language),
      questions: story.questions.filter(({ state }) => state === 'open').length,
      said: saidView(story, { step: null }, by),
      ready: canBeReady ? previewOrder(story, 'ready', by) : null,
      handOver: order.state === 'ready' ? previewOrder(story, 'hand-over', by) : null,
    },
    steps: {
      seq: order.last_entry,
      count: say(by.language, 'bench.steps-over', { over, of: steps.length }),
      list: steps.map((step) => stepView({ story, step }, by)),
    },
    acts: actsView(story, by),
  };
}

function stateView(state: OrderState, language: Language) {
  if (state === 'open') return null;
  const isWell = state === 'ready' || state === 'handed-over';
  const look = isWell ? { tone: 'done', icon: 'check' } : { tone: 'plan', icon: 'stop' };
  return { ...look, word: say(language, `bench.state-${state}`) };
}

/** A step with the one press that is obvious now. A finish can be taken back here for as long as on the bench. */
function stepView(job: Job, by: By) {
  const { story, step } = job;
  const view = jobView(job, by);
  const isOver = story.order.state !== 'open' || step.state === 'finished' || step.state === 'skipped';
  const isFresh = step.finished_at !== null && step.finished_at > by.now - takeBackFor;
  return {
    ...view,
    isFirst: view.start !== null && view.after === null,
    takeBack: isFresh ? view.takeBack : null,
    said: saidView(story, { step: step.id, alsoOrder: false }, by),
    sheets: isOver ? null : { ...sheetsView(job, by, { ahead: true }), hasNote: false },
    finishedAt: step.finished_at,
  };
}

import { type By, previewOrder } from '#src/timeline/preview.ts';
import { say } from '#src/web/words.ts';
import { allOver, type Job, orderNameOf } from './job.ts';
import { afterWords, jobView } from './job-view.ts';
import type { Work } from './my-work.ts';
import { saidView } from './said-view.ts';
import { sheetsView } from './sheets-view.ts';

// More than this nobody reads while standing; the list of orders has the rest.
const mostFree = 20;

/**
 * The roots of somebody's bench. What runs hangs from the rail, and the last started has the buttons under the thumb.
 * `held`: so many questions show at the next pause.
 */
export function benchView(work: Work, by: By, held = 0) {
  const jobs = work.next ? [work.next] : work.now;
  const [first, ...others] = jobs;
  const done = work.done.filter((job, i) => isWorthSaying(job, isFirstOfOrder(work.done, i)));
  return {
    nowBench: {
      first: first ? ticketView(first, by) : null,
      others: others.map((job) => ({ ...ticketView(job, by), sheets: sheetsView(job, by, { held, ahead: true }) })),
      nothing: first ? null : nothingView(work, by),
    },
    dock: first ? { ...jobView(first, by), sheets: sheetsView(first, by, { held, ahead: true }) } : null,
    justDone: done.map((job, i) => doneView(job, by, isFirstOfOrder(done, i))),
    later: work.later.map((job) => jobView(job, by)),
    free: {
      list: work.free.slice(0, mostFree).map((job) => jobView(job, by)),
      more: Math.max(0, work.free.length - mostFree),
    },
  };
}

export type BenchView = ReturnType<typeof benchView>;

function ticketView(job: Job, by: By) {
  const view = jobView(job, by);
  const said = saidView(job.story, { step: job.step.id, alsoOrder: true }, by);
  return { ...view, word: view.start ? say(by.language, 'bench.next') : view.word, said };
}

/** Once the order is reported ready none of its finishes can be taken back: one line says so, and not one for each step. */
const isWorthSaying = ({ story }: Job, isFirst: boolean): boolean =>
  story.order.state === 'open' || (story.order.state === 'ready' && isFirst);

/** When the last step is done, saying that the order is ready is the next press. */
function doneView(job: Job, by: By, isFirst: boolean) {
  const { story } = job;
  const { state } = story.order;
  const canBeReady = isFirst && state === 'open' && allOver(story);
  return {
    ...jobView(job, by),
    ready: canBeReady ? previewOrder(story, 'ready', by) : null,
    isReady: state === 'ready',
  };
}

const isFirstOfOrder = (jobs: Job[], i: number): boolean =>
  jobs.findIndex(({ story }) => story === jobs[i]?.story) === i;

/** What the empty bench says, with one thing to do next. */
function nothingView({ free, later: [blocked] }: Work, { language }: By) {
  const view = (text: string, href: string, word: 'bench.see-free' | 'bench.see-later' | 'bench.all-orders') => ({
    text,
    href,
    label: say(language, word),
  });
  if (free.length > 0) return view(say(language, 'bench.nothing-free'), '#free', 'bench.see-free');
  if (!blocked) return view(say(language, 'bench.nothing-at-all'), '/orders', 'bench.all-orders');
  const after = afterWords(blocked, language) ?? '';
  return view(
    say(language, 'bench.nothing-wait', { after }),
    `/bench/${orderNameOf(blocked.story)}`,
    'bench.see-later',
  );
}

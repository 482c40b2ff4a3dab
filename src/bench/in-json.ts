import { standsSince } from '#src/timeline/late.ts';
import type { Story } from '#src/timeline/load-story.ts';
import { firstName } from '#src/web/first-name.ts';
import { orderInJson } from '#src/web/order-name.ts';
import { busySince, type Job, orderNameOf, waitsFor } from './job.ts';
import { pauseOf, type Work } from './my-work.ts';

const iso = (at: number | null | undefined): string | null => (at == null ? null : new Date(at).toISOString());

export function workInJson({ now, next, later, free }: Work) {
  const jobs = (list: Job[]) => list.map((job) => ({ ...orderInBrief(job.story), ...stepInJson(job) }));
  return { now: jobs(now), later: jobs(next ? [next, ...later] : later), free: jobs(free) };
}

export function storyInJson(story: Story) {
  const { order, steps, questions } = story;
  return {
    ...orderInBrief(story),
    title: order.title,
    state: order.state,
    openQuestions: questions.filter(({ state }) => state === 'open').length,
    steps: steps.map((step) => stepInJson({ story, step })),
  };
}

function orderInBrief(story: Story) {
  const { order, subject, customer, promise } = story;
  return {
    order: orderInJson(orderNameOf(story)),
    seq: order.last_entry,
    subject: subject.name,
    plate: subject.plate,
    customer: firstName(customer.name),
    purpose: order.purpose,
    wishes: order.wishes,
    promise: promise && {
      from: iso(promise.from_at),
      until: iso(promise.until_at),
      standsSince: iso(standsSince({ ...order, promise })),
    },
  };
}

function stepInJson({ story, step }: Job) {
  const { reason, until, note } = pauseOf(step.pause);
  return {
    step: step.id,
    stepTitle: step.title,
    stepState: step.state,
    specialist: step.specialist,
    minutes: step.minutes,
    busySince: step.state === 'running' ? iso(busySince({ story, step })) : null,
    pause: step.state === 'paused' ? { reason, until: iso(until), note, since: iso(step.paused_at) } : null,
    after: waitsFor({ story, step })?.title ?? null,
  };
}

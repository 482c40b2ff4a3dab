import { expect, test } from 'vitest';
import type { Job } from '#src/bench/job.ts';
import { workOf } from '#src/bench/my-work.ts';
import { aStep, steps, tom, tuesday, yusuf } from '../cast.ts';
import { aStory, said } from './a-story.ts';

const ids = (jobs: Job[]) => jobs.map(({ step }) => step.id);
const workOfYusuf = (...stories: ReturnType<typeof aStory>[]) => workOf(stories, yusuf.person, tuesday);
const nobodys = { specialist: null };
const paused = (reason: string, minutes: number) => ({
  state: 'paused' as const,
  pause: JSON.stringify({ reason }),
  paused_at: tuesday - minutes * 60_000,
});

test('Without work there is nothing, and nothing breaks', () => {
  expect(workOfYusuf()).toEqual({ now: [], next: null, later: [], free: [], done: [] });
});

test('What runs is now, and nothing else is next', () => {
  const work = workOfYusuf(aStory({ steps: steps('finished', 'running', 'planned') }));
  expect(ids(work.now)).toEqual(['2417-step-2']);
  expect(work.next).toBeNull();
  expect(ids(work.later)).toEqual(['2417-step-3']);
});

test('Of two that run the last started comes first, and a resume counts as a start', () => {
  const first = aStory({
    number: 1,
    steps: [aStep({ state: 'running', started_at: tuesday - 7_200_000 })],
    entries: [said('step-started', '1-step-1', yusuf.person, 120), said('step-resumed', '1-step-1', yusuf.person, 5)],
  });
  const second = aStory({
    number: 2,
    steps: [aStep({ state: 'running', started_at: tuesday - 600_000 })],
    entries: [said('step-started', '2-step-1', yusuf.person, 10)],
  });
  expect(ids(workOfYusuf(first, second).now)).toEqual(['1-step-1', '2-step-1']);
  expect(ids(workOfYusuf({ ...first, entries: [] }, second).now)).toEqual(['2-step-1', '1-step-1']);
});

test('What a colleague does or has planned is not mine', () => {
  const work = workOf([aStory({ steps: steps('running', 'planned') })], tom.person, tuesday);
  expect(work).toEqual({ now: [], next: null, later: [], free: [], done: [] });
});

test('What is promised soonest comes first, without a promise last, and within an order the order of work', () => {
  const work = workOfYusuf(
    aStory({ number: 1, until: null, steps: [aStep()] }),
    aStory({ number: 2, until: 200, steps: [aStep({ id: 'b', position: 2 }), aStep({ id: 'a', position: 1 })] }),
    aStory({ number: 3, until: 20, steps: [aStep()] }),
    aStory({ number: 4, until: 20, steps: [aStep({ state: 'running' })] }),
  );
  expect(ids(work.later)).toEqual(['3-step-1', '2-a', '2-b', '1-step-1']);
});

test('While nothing runs, the soonest that can start is next', () => {
  const blocked = aStory({ number: 1, until: 10, steps: steps('running', 'planned') });
  const ready = aStory({ number: 2, until: 90, steps: steps('finished', 'planned') });
  const work = workOfYusuf(blocked, ready);
  expect(work.next?.step.id).toBe('2-step-2');
  expect(ids(work.later)).toEqual(['1-step-2']);
});

test('After a break the same work is next again; what waits for a part or a customer lets other work go first', () => {
  const ready = aStory({ number: 1, until: 10, steps: [aStep()] });
  const onBreak = aStory({ number: 2, until: 90, steps: [aStep(paused('break', 20))] });
  const waiting = aStory({ number: 3, until: 5, steps: [aStep(paused('part', 1))] });
  expect(workOfYusuf(ready, onBreak, waiting).next?.step.id).toBe('2-step-1');
  expect(workOfYusuf(ready, waiting).next?.step.id).toBe('1-step-1');
  expect(ids(workOfYusuf(ready, waiting).later)).toEqual(['3-step-1']);
  expect(workOfYusuf(waiting).next?.step.id).toBe('3-step-1');
});

test('A step that only waits for a colleague is not next', () => {
  const work = workOfYusuf(aStory({ steps: steps('running', 'planned') }));
  expect(work.next).toBeNull();
  expect(ids(work.later)).toEqual(['2417-step-2']);
});

test('Nobody’s steps are offered once they can start, and only of open orders', () => {
  const free = (number: number, first: 'finished' | 'skipped' | 'running', state: 'open' | 'ready' = 'open') =>
    aStory({
      number,
      state,
      steps: [aStep({ state: first, specialist: tom.person }), aStep({ id: 'free', position: 2, ...nobodys })],
    });
  const work = workOfYusuf(free(1, 'finished'), free(2, 'running'), free(3, 'skipped'), free(4, 'finished', 'ready'));
  expect(ids(work.free)).toEqual(['1-free', '3-free']);
});

test('Work on an order that is no longer open is nobody’s any more', () => {
  for (const state of ['ready', 'handed-over', 'cancelled', 'cannot-be-done'] as const) {
    const work = workOfYusuf(aStory({ state, steps: steps('finished', 'running', 'planned') }));
    expect(work, state).toEqual({ now: [], next: null, later: [], free: [], done: [] });
  }
});

test('What I finished within five minutes is just done, the last first; whose step it was does not matter', () => {
  const story = aStory({
    steps: [
      aStep({ id: 'a', state: 'finished' }),
      aStep({ id: 'b', position: 2, state: 'finished', specialist: tom.person }),
      aStep({ id: 'c', position: 3, state: 'finished' }),
      aStep({ id: 'd', position: 4, state: 'finished' }),
      aStep({ id: 'e', position: 5, state: 'running' }),
    ],
    entries: [
      said('step-finished', '2417-a', yusuf.person, 5),
      said('step-finished', '2417-b', yusuf.person, 4.9),
      said('step-finished', '2417-c', tom.person, 2),
      said('step-finished', '2417-d', yusuf.person, 1),
      said('step-finished', '2417-e', yusuf.person, 1),
    ],
  });
  expect(ids(workOfYusuf(story).done)).toEqual(['2417-d', '2417-b']);
  expect(ids(workOf([story], tom.person, tuesday).done)).toEqual(['2417-c']);
});

import type { OrderState, PromiseRow, StepRow } from '#src/database/tables.ts';
import type { Colleague } from '#src/people/colleagues.ts';
import { faceOf } from '#src/people/face-of.ts';
import type { PauseReason } from '#src/timeline/entry-kinds.ts';
import { isLate } from '#src/timeline/late.ts';
import { type Language, say } from '#src/web/words.ts';

/** How an order stands, in one row: a dot for each step, the step that counts now, who, and one word. */
export type Standing = {
  pips: { s: PipState }[];
  pipsLabel: string;
  step: string | null;
  who: { name: string; letter: string; hue: number } | null;
  tone: 'now' | 'done' | 'wait' | 'ask' | 'bad' | 'plan';
  icon: string;
  word: string;
};

type PipState = 'done' | 'now' | 'wait' | 'plan' | 'skip';
export const pipOf: Record<StepRow['state'], PipState> = {
  planned: 'plan',
  running: 'now',
  paused: 'wait',
  finished: 'done',
  skipped: 'skip',
};

type Stands = { state: OrderState; owner: string; waits_since: number | null } & {
  steps: StepRow[];
  promise: PromiseRow | null;
};
type Around = { colleagues: ReadonlyMap<string, Colleague>; language: Language; now: number };

export function standingOf(order: Stands, { colleagues, language, now }: Around): Standing {
  const { steps } = order;
  const current = currentStep(steps);
  const name = colleagues.get(current?.specialist ?? order.owner)?.name;
  const label =
    order.state === 'open' && current
      ? say(language, 'orders.step-of', { n: steps.indexOf(current) + 1, of: steps.length, state: current.state })
      : say(language, `orders.state-${order.state}`);
  return {
    pips: steps.map(({ state }) => ({ s: pipOf[state] })),
    pipsLabel: label,
    step: order.state === 'open' ? (current?.title ?? null) : null,
    who: name ? { name, ...faceOf(name) } : null,
    ...wordOf(order, current, language, now),
  };
}

/** What runs; otherwise what stands still, what comes next, what was last. */
export function currentStep(steps: StepRow[]): StepRow | null {
  const first = (state: StepRow['state']) => steps.find((step) => step.state === state);
  return (
    first('running') ??
    first('paused') ??
    first('planned') ??
    steps.findLast((step) => step.state === 'finished') ??
    null
  );
}

/** The first step that is neither done nor left out: without one, the order can be reported ready. */
export function stepLeft(steps: StepRow[]): StepRow | undefined {
  return steps.find(({ state }) => state !== 'finished' && state !== 'skipped');
}

type Word = Pick<Standing, 'tone' | 'icon' | 'word'>;

function wordOf(order: Stands, current: StepRow | null, language: Language, now: number): Word {
  const { state, steps } = order;
  const word = say(language, `orders.state-${state}`);
  if (state === 'ready') return { tone: 'done', icon: 'check', word };
  if (state === 'handed-over') return { tone: 'done', icon: 'door', word };
  if (state === 'cancelled') return { tone: 'plan', icon: 'stop', word };
  if (state === 'cannot-be-done') return { tone: 'bad', icon: 'stop', word };
  if (isLate(order, now)) return { tone: 'bad', icon: 'alert', word: say(language, 'orders.late') };
  if (steps.length > 0 && !stepLeft(steps))
    return { tone: 'ask', icon: 'bell', word: say(language, 'orders.to-report') };
  if (current?.state === 'paused') {
    const { reason } = JSON.parse(current.pause ?? '{"reason":"other"}') as { reason: PauseReason };
    return { tone: 'wait', icon: 'pause', word: say(language, `pause.${reason}`) };
  }
  if (current?.state === 'running') return { tone: 'now', icon: 'flame', word: say(language, 'orders.busy') };
  return { tone: 'plan', icon: 'clock', word: say(language, 'orders.to-do') };
}

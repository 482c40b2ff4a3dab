import type { Beat } from './what-is-said.ts';

/** An order as the server shows it to staff. */
export type OrderSeen = {
  order: number | string;
  state: string;
  steps: StepSeen[];
  questions: { question: string; owner: string; state: string; messages: { text: string }[] }[];
};
type StepSeen = { id: string; title: string; state: string; specialist: string | null };

/** A command that is legal as the order stands: who gives it, where and with what. */
export type Move = { by: string; path: string; body: object; what: 'beat' | 'resume' | 'other'; step: string | null };

export type Crew = { desk: string; spare: string; said: Record<string, Beat[]> };

/** How often a step was visited so far: what is said in it comes one thing at a time. */
type Visits = (step: string) => number;

/** What comes next on an order in an ordinary day; null where nothing more is to be done. */
export function nextMove(
  { order, state, steps }: Omit<OrderSeen, 'questions'>,
  { desk, spare, said }: Crew,
  visits: Visits,
): Move | null {
  const whole = (by: string, act: string): Move => ({
    by,
    path: `/orders/${order}/${act}`,
    body: {},
    what: 'other',
    step: null,
  });
  if (state === 'ready') return whole(desk, 'hand-over');
  if (state !== 'open') return null;
  const onStep = (step: StepSeen, act: string, body: object = {}): Move => ({
    ...{ by: step.specialist ?? spare, path: `/orders/${order}/steps/${step.id}/${act}`, body, step: step.id },
    what: act === 'resume' ? 'resume' : act === 'pause' ? 'beat' : 'other',
  });
  const running = steps.find((step) => step.state === 'running');
  if (running) {
    const beat = said[running.title]?.[visits(running.id)];
    if (!beat) return onStep(running, 'finish');
    if ('pause' in beat) return onStep(running, 'pause', { reason: beat.pause });
    const note = 'say' in beat ? { text: beat.say, audience: 'customer' } : { text: beat.kitchen, audience: 'kitchen' };
    return {
      ...whole(running.specialist ?? spare, 'notes'),
      body: { ...note, step: running.id },
      what: 'beat',
      step: running.id,
    };
  }
  const paused = steps.find((step) => step.state === 'paused');
  if (paused) return onStep(paused, 'resume');
  const planned = steps.find((step) => step.state === 'planned');
  if (planned) return onStep(planned, 'start');
  const last = steps.findLast((step) => step.state === 'finished');
  return last ? whole(last.specialist ?? spare, 'ready') : null;
}

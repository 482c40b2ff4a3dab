import type { PauseReason } from '#src/timeline/entry-kinds.ts';
import { type Language, say } from '#src/web/words.ts';
import { type DeskOrder, type DeskStep, isPastPromise } from './desk-order.ts';

export type Tag = { tone: 'now' | 'wait' | 'bad' | 'plan' | 'ask'; icon: string; word: string };

/** How an open order stands, in facts alone: what is past, what stands still and why, what somebody is busy with. */
export function stateTags(order: DeskOrder, language: Language, now: number): Tag[] {
  const { steps } = order;
  const late: Tag[] = isPastPromise(order, now)
    ? [{ tone: 'bad', icon: 'alert', word: say(language, 'desk.past-promise') }]
    : [];
  const still = steps.filter(({ state }) => state === 'paused').map((step) => stillTag(step, language));
  if (steps.some(({ state }) => state === 'running'))
    return [...late, { tone: 'now', icon: 'flame', word: say(language, 'desk.busy') }, ...still];
  return still.length > 0 ? [...late, ...still] : [...late, idleTag(steps, language)];
}

function stillTag(step: DeskStep, language: Language): Tag {
  const { reason } = pauseOf(step);
  const label = say(language, `pause.${reason}`);
  const why = label.charAt(0).toLowerCase() + label.slice(1);
  const word = say(language, 'desk.standing-still', { why });
  return { tone: 'wait', icon: 'pause', word };
}

function idleTag(steps: DeskStep[], language: Language): Tag {
  const [over, left] = [steps.filter(isOver).length, steps.filter((step) => !isOver(step)).length];
  if (left === 0 && over > 0) return { tone: 'ask', icon: 'flag', word: say(language, 'desk.all-done') };
  return { tone: 'plan', icon: 'clock', word: say(language, over > 0 ? 'desk.next-step' : 'desk.not-begun') };
}

const isOver = ({ state }: DeskStep) => state === 'finished' || state === 'skipped';

type Pause = { reason: PauseReason; until: number | null; note: string | null };

export function pauseOf(step: DeskStep): Pause {
  return step.pause === null ? { reason: 'other', until: null, note: null } : (JSON.parse(step.pause) as Pause);
}

import type { StepState } from '#src/database/tables.ts';
import { faceOf } from '#src/people/face-of.ts';
import { entry, type PauseReason } from '#src/timeline/entry-kinds.ts';
import { type By, previewOf, previewStep } from '#src/timeline/preview.ts';
import { say } from '#src/web/words.ts';
import { type Job, orderNameOf } from './job.ts';

const icons: Record<PauseReason, string> = {
  part: 'box',
  customer: 'user',
  help: 'people',
  tool: 'wrench',
  'other-work': 'list',
  'handed-on': 'swap',
  break: 'cup',
  'end-of-day': 'moon',
  other: 'pause',
};

export type SheetName = 'pause' | 'note' | 'hand-on';

/**
 * The short forms of a step: sheets over the page, or pages of their own without a script. `ahead` brings those of the
 * states that can come next too, for a page that may lose its connection.
 */
export function sheetsView(job: Job, by: By, { held = 0, ahead = false } = {}) {
  const { story, step } = job;
  const can = (...states: StepState[]) => story.order.state === 'open' && states.includes(step.state);
  const canCome = ahead && can('planned', 'running', 'paused');
  const about = { id: step.id, title: step.title, orderName: orderNameOf(story), seq: story.order.last_entry };
  const [note, kitchenNote] = notePreviews(job, by);
  return {
    ...about,
    isSilent: step.news === 'silent',
    hasNote: can('running', 'paused') || canCome,
    held,
    pause: can('running') || canCome ? reasonsFor(job, by) : null,
    note,
    kitchenNote,
    handOn: can('paused') ? handOnView(job, by) : null,
    // No two fields of a page are alike.
    ids: Object.fromEntries(
      ['until', 'words', 'text', 'customer', 'kitchen', 'why'].map((name) => [name, `${name}-${step.id}`]),
    ),
  };
}

// What happens most comes first: it is under the thumb without scrolling.
const reasons = ['part', 'break', 'customer', 'help', 'other-work', 'tool', 'end-of-day', 'other'] as const;

/** For each reason the exact line that the customer will read. Handing on is a press of its own. */
function reasonsFor({ story, step }: Job, by: By) {
  return reasons.map((value) => ({
    value,
    icon: icons[value],
    label: say(by.language, `pause.${value}`),
    preview: previewStep(story, step, `pause-${value}`, by),
  }));
}

function notePreviews({ story, step }: Job, by: By) {
  const text = say(by.language, 'orders.your-words');
  return (['customer', 'kitchen'] as const).map((audience) =>
    previewOf(story, entry('note-added', { step: step.id, text }, audience), by),
  );
}

function handOnView({ story, step }: Job, by: By) {
  // Nobody was chosen yet, so a mark stands where the name will be.
  const specialist = say(by.language, 'bench.their-name');
  const reason = say(by.language, 'orders.your-words');
  const draft = entry('step-assigned', { step: step.id, specialist, was: step.specialist, reason });
  const preview = previewOf(story, draft, by);
  const people = [...story.colleagues.values()].filter(({ here, id }) => here && id !== step.specialist);
  return {
    preview,
    people: people.map(({ id, name }) => ({ id, name, input: `to-${id}-${step.id}`, ...faceOf(name) })),
    // The customer reads it, so it is in the customer's language.
    why: say(preview.language, 'bench.hand-why-usual'),
  };
}

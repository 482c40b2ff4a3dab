import type { StepRow, StepState } from '#src/database/tables.ts';
import { faceOf } from '#src/people/face-of.ts';
import { entry, type PauseReason, pauseReasons } from '#src/timeline/entry-kinds.ts';
import type { Story } from '#src/timeline/load-story.ts';
import { type By, previewOf, previewStep } from '#src/timeline/preview.ts';
import { say, type Word } from '#src/web/words.ts';
import { cameBack, nameOf, type Seen } from './seen.ts';
import { currentStep, pipOf } from './standing.ts';

const looks: Record<StepState, { icon: string; word: Word }> = {
  planned: { icon: 'clock', word: 'orders.step-planned' },
  running: { icon: 'flame', word: 'orders.busy' },
  paused: { icon: 'pause', word: 'orders.step-paused' },
  finished: { icon: 'check', word: 'orders.step-finished' },
  skipped: { icon: 'minus', word: 'orders.step-skipped' },
};

/** A step as the staff's page shows it: how it stands, who, and every press that is possible now with its preview. */
export function stepView(story: Story, step: StepRow, by: Seen) {
  const { language } = by;
  const isOpen = story.order.state === 'open';
  const isNext = step.state === 'planned' && currentStep(story.steps)?.id === step.id;
  const name = step.specialist ? story.colleagues.get(step.specialist)?.name : null;
  const { icon, word } = looks[step.state];
  return {
    id: step.id,
    ids: idsIn(step.id),
    orderName: nameOf(story),
    seq: story.order.last_entry,
    title: step.title,
    customerTitle: customerTitleOf(story, step),
    minutes: step.minutes,
    isSilent: step.news === 'silent',
    pip: pipOf[step.state],
    isNow: step.state === 'running',
    icon,
    word: say(language, word),
    who: name ? { name, ...faceOf(name) } : null,
    usually: step.usually || null,
    startedAt: step.started_at,
    finishedAt: step.finished_at,
    pause: step.state === 'paused' ? pausedWords(step, by) : null,
    start: isOpen && isNext ? previewStep(story, step, 'start', by) : null,
    running: isOpen && step.state === 'running' ? runningActs(story, step, by) : null,
    resume: isOpen && step.state === 'paused' ? previewStep(story, step, 'resume', by) : null,
    more: isOpen ? moreActs(story, step, isNext, by) : null,
  };
}

const fields = [
  'until',
  'note',
  'skip',
  'redo',
  'back',
  'move',
  'person',
  'hand',
  'title',
  'nl',
  'en',
  'minutes',
  'news',
  'change',
];

/** Ids of this step's fields: no two on a page are alike. */
const idsIn = (step: string): Record<string, string> =>
  Object.fromEntries(fields.map((name) => [name, `${name}-${step}`]));

function customerTitleOf({ followers, shop }: Story, step: StepRow) {
  const language = followers.find(({ part }) => part === 'customer')?.language ?? shop.language;
  const text = language === 'nl' ? step.customer_nl : step.customer_en;
  return { text, language, isOther: text !== step.title };
}

function pausedWords(step: StepRow, { language }: By) {
  const said = JSON.parse(step.pause ?? '{}') as { reason?: PauseReason; until?: number | null; note?: string | null };
  const { reason = 'other', until = null, note = null } = said;
  return { reason: say(language, `pause.${reason}`), note, until, since: step.paused_at };
}

function runningActs(story: Story, step: StepRow, by: Seen) {
  // Handing on is said by giving the step to a colleague.
  const reasons = pauseReasons.filter((reason) => reason !== 'handed-on');
  return {
    finish: previewStep(story, step, 'finish', by),
    isPausing: cameBack(story, by, `steps/${step.id}/pause`),
    reasons: reasons.map((value) => ({
      value,
      label: say(by.language, `pause.${value}`),
      preview: previewStep(story, step, `pause-${value}`, by),
    })),
  };
}

const folded = ['start', 'take-back', 'redo', 'assign', 'move', 'change', 'skip'];

function moreActs(story: Story, step: StepRow, isNext: boolean, by: Seen) {
  const can = (...states: StepState[]) => states.includes(step.state);
  const press = (name: 'start' | 'skip' | 'redo' | 'take-back' | 'change', ...states: StepState[]) =>
    can(...states) ? previewStep(story, step, name, by) : null;
  const people = [...story.colleagues.values()].filter(({ here, id }) => here && id !== step.specialist);
  return {
    isOpen: cameBack(story, by, ...folded.map((form) => `steps/${step.id}/${form}`)),
    start: isNext ? null : press('start', 'planned'),
    takeBack: press('take-back', 'finished'),
    redo: press('redo', 'finished', 'skipped'),
    skip: press('skip', 'planned', 'paused'),
    change: press('change', 'planned', 'running', 'paused'),
    texts: {
      title: step.title,
      nl: step.customer_nl,
      en: step.customer_en,
      minutes: String(step.minutes),
      news: step.news,
    },
    newsChoices: newsChoices(by),
    moves: can('planned', 'paused') ? movesOf(story, step, by) : [],
    assign: can('planned', 'running', 'paused') ? assignPreview(story, step, by) : null,
    people: people.map(({ id, name }) => ({ value: id, label: name })),
    canBeNobody: step.state === 'planned' && step.specialist !== null,
    reasonIsFree: !hasBegun(story),
  };
}

export const newsChoices = ({ language }: By) =>
  (['loud', 'silent'] as const).map((value) => ({ value, label: say(language, `orders.news-${value}`) }));

/** Once any work was done the customer has seen the plan: a change of it needs a reason. */
export const hasBegun = ({ steps }: Story): boolean => steps.some(({ started_at }) => started_at !== null);

/** One place up or down, where that is still possible: never before what is finished or under way. */
function movesOf(story: Story, step: StepRow, by: By) {
  const others = story.steps.filter(({ id }) => id !== step.id);
  const first = others.findLastIndex(({ state }) => state === 'finished' || state === 'running') + 2;
  const reason = say(by.language, 'orders.your-words');
  return ([-1, 1] as const)
    .map((way) => ({ way, position: step.position + way }))
    .filter(({ position }) => position >= first && position <= story.steps.length)
    .map(({ way, position }) => ({
      position,
      icon: way < 0 ? 'up' : 'down',
      label: say(by.language, way < 0 ? 'orders.move-up' : 'orders.move-down'),
      preview: previewOf(story, entry('step-moved', { step: step.id, position, reason }), by),
    }));
}

function assignPreview(story: Story, step: StepRow, by: By) {
  const [specialist, reason] = [say(by.language, 'orders.their-name'), say(by.language, 'orders.your-words')];
  return previewOf(story, entry('step-assigned', { step: step.id, specialist, was: step.specialist, reason }), by);
}

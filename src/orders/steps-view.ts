import { entry } from '#src/timeline/entry-kinds.ts';
import type { Story } from '#src/timeline/load-story.ts';
import { type By, previewOf } from '#src/timeline/preview.ts';
import { say } from '#src/web/words.ts';
import { cameBack, nameOf, type Seen } from './seen.ts';
import { hasBegun, newsChoices, stepView } from './step-view.ts';

/** The steps of an order in their order of work, and the form that adds one. */
export function stepsView(story: Story, by: Seen) {
  const { order, steps } = story;
  const over = steps.filter(({ state }) => state === 'finished' || state === 'skipped').length;
  return {
    seq: order.last_entry,
    count: say(by.language, 'orders.steps-over', { over, of: steps.length }),
    list: steps.map((step) => stepView(story, step, by)),
    adding: order.state === 'open' ? addingView(story, by) : null,
  };
}

function addingView(story: Story, by: Seen) {
  const { order, steps, colleagues } = story;
  const people = [...colleagues.values()]
    .filter(({ here }) => here)
    .map(({ id, name }) => ({ value: id, label: name }));
  const first = steps.findLastIndex(({ state }) => state === 'finished' || state === 'running') + 2;
  const last = steps.length + 1;
  const places = Array.from({ length: last - first + 1 }, (_, i) => placeOf(first + i, story, by));
  return {
    orderName: nameOf(story),
    isOpen: cameBack(story, by, 'steps'),
    seq: order.last_entry,
    newsChoices: newsChoices(by),
    people: [{ value: '', label: say(by.language, 'orders.nobody-yet') }, ...people],
    places,
    last: String(last),
    reasonIsFree: !hasBegun(story),
    preview: addingPreview(story, by),
  };
}

function placeOf(position: number, { steps }: Story, { language }: By) {
  const next = steps[position - 1];
  const label = next ? say(language, 'orders.before-step', { step: next.title }) : say(language, 'orders.at-the-end');
  return { value: String(position), label };
}

/** The step is not there yet, so a mark stands where its title will be. */
function addingPreview(story: Story, by: By) {
  const [title, reason] = [say(by.language, 'orders.its-title'), say(by.language, 'orders.your-words')];
  const text = { title, customerNl: title, customerEn: title, minutes: 0, news: 'loud' as const };
  const [known] = story.steps;
  if (!known)
    return previewOf(story, entry('step-added', { step: '', ...text, position: 1, specialist: null, reason }), by);
  const step = { ...known, id: 'new', title, customer_nl: title, customer_en: title, news: 'loud' as const };
  const draft = entry('step-added', { step: 'new', ...text, position: 1, specialist: null, reason });
  return previewOf({ ...story, steps: [...story.steps, step] }, draft, by);
}

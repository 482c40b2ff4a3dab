import type { StepRow } from '#src/database/tables.ts';
import { entry } from '#src/timeline/entry-kinds.ts';
import type { Story } from '#src/timeline/load-story.ts';
import { type By, previewOf } from '#src/timeline/preview.ts';
import { say } from '#src/web/words.ts';
import { orderNameOf } from './job.ts';

/** A note goes with the step that is under way, so that it stands where the customer looks. */
export function actsView(story: Story, by: By) {
  const { order, steps } = story;
  const [orderName, seq] = [orderNameOf(story), order.last_entry];
  const about =
    steps.find(({ state }) => state === 'running') ??
    steps.find(({ state }) => state === 'paused') ??
    steps.findLast(({ state }) => state === 'finished');
  const text = say(by.language, 'orders.your-words');
  const note = (audience: 'customer' | 'kitchen') =>
    previewOf(story, entry('note-added', { step: about?.id ?? null, text }, audience), by);
  return {
    orderName,
    seq,
    noteForm: {
      orderName,
      seq,
      id: about?.id ?? null,
      title: about?.title ?? null,
      note: note('customer'),
      kitchenNote: note('kitchen'),
      ids: { text: 'note-text', customer: 'note-customer', kitchen: 'note-kitchen' },
    },
    reasonIsFree: steps.every(({ started_at }) => started_at === null),
    adding: order.state === 'open' ? addingPreview(story, by) : null,
  };
}

/** The step is not there yet, so a mark stands where its title will be. */
function addingPreview(story: Story, by: By) {
  const title = say(by.language, 'bench.its-title');
  const reason = say(by.language, 'orders.your-words');
  const text = { title, customerNl: title, customerEn: title, minutes: 0, news: 'loud' as const };
  const draft = entry('step-added', { step: 'new', ...text, position: 1, specialist: null, reason });
  return previewOf({ ...story, steps: [...story.steps, notYet(story, title)] }, draft, by);
}

function notYet({ order }: Story, title: string): StepRow {
  const said = { title, customer_nl: title, customer_en: title, minutes: 0, news: 'loud', usually: '' } as const;
  const nothing = { specialist: null, started_at: null, paused_at: null, pause: null, finished_at: null };
  return { shop: order.shop, id: 'new', order_id: order.id, position: 0, state: 'planned', ...said, ...nothing };
}

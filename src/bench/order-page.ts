import { type Asking, orderOf, type PageAnswer, shopOf, staffOf } from '#src/route.ts';
import { loadStory, type Story } from '#src/timeline/load-story.ts';
import { Missing } from '#src/web/errors.ts';
import { storyInJson } from './in-json.ts';
import { keptFor } from './kept-for.ts';
import { orderView } from './order-view.ts';
import { refusedElsewhere } from './refused.ts';
import { topOf } from './top.ts';

export async function storyOf(asking: Asking): Promise<Story> {
  const { kitchen } = asking;
  const shop = shopOf(asking);
  const colleagues = await kitchen.colleagues.of(shop.id);
  const story = await loadStory(kitchen.database.reader, shop, orderOf(asking).id, colleagues);
  if (!story) throw new Missing();
  return story;
}

/** The big-button form of one order. */
export async function benchOrderPage(asking: Asking): Promise<PageAnswer> {
  const { kitchen, language } = asking;
  const story = await storyOf(asking);
  const { name } = orderOf(asking);
  const view = orderView(story, { actor: null, language, now: kitchen.now() });
  return {
    view: 'bench/order',
    title: [name, story.subject.plate, story.subject.name].filter(Boolean).join(' '),
    face: 'technician',
    headers: keptFor(staffOf(asking).person),
    model: { top: await topOf(asking, `/bench/${name}`), refused: refusal(asking, name, view), ...view },
    json: storyInJson(story),
    live: { order: name, after: story.order.last_entry, as: 'bench', updates: `/bench/${name}/updates` },
  };
}

function refusal(asking: Asking, name: string, { now, steps, acts }: ReturnType<typeof orderView>): string | null {
  const forms = { ready: now.ready, 'hand-over': now.handOver, notes: true, steps: acts.adding };
  const there = Object.entries(forms).filter(([, isThere]) => isThere);
  return refusedElsewhere(
    asking,
    steps.list,
    there.map(([form]) => `/orders/${name}/${form}`),
  );
}

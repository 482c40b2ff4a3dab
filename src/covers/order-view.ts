import type { CoverCardRow } from '#src/database/question-tables.ts';
import { counted } from '#src/people/counted.ts';
import type { InHand } from '#src/people/work-in-hand.ts';
import { type Asking, shopOf, staffOf } from '#src/route.ts';
import { loadStory } from '#src/timeline/load-story.ts';
import { previewOf } from '#src/timeline/preview.ts';
import { Missing } from '#src/web/errors.ts';
import { orderInJson, orderName } from '#src/web/order-name.ts';
import { say } from '#src/web/words.ts';
import { fieldName, lines } from './cards.ts';
import type { Absence } from './find-absence.ts';
import { firstCard } from './first-card.ts';
import { pausesOf } from './pause-first.ts';

/** One order on the page: what is in hand of it, what is paused by the press, and its card where it is under way. */
export async function orderView(asking: Asking, absence: Absence, work: InHand, cards: CoverCardRow[]) {
  const { kitchen, language } = asking;
  const shop = shopOf(asking);
  const story = await loadStory(kitchen.database.reader, shop, work.order, await kitchen.colleagues.of(shop.id));
  if (!story) throw new Missing();
  const at = kitchen.now();
  const name = orderName(shop.code, work.number);
  const by = { actor: staffOf(asking).person, language, now: at };
  const card = cards.find((one) => one.order_id === work.order) ?? firstCard(story, language);
  const pauses = pausesOf(work, absence, shop.zone, at).map((draft) => previewOf(story, draft, by));
  const running = work.steps.find(({ state }) => state === 'running');
  const { done, next, watch } = card;
  return {
    name,
    subject: story.subject.name,
    plate: story.subject.plate,
    what: counted([work], language),
    running: running && pauses[0] ? { title: running.title, preview: pauses[0] } : null,
    fields: work.isUnderWay
      ? lines.map((line) => ({
          id: fieldName(line, name),
          label: say(language, `covers.line-${line}`),
          was: card[line],
        }))
      : null,
    json: {
      order: orderInJson(name),
      ...{ steps: work.steps.map(({ id }) => id), questions: work.questions, promises: work.promises },
      ...{ exceptions: work.exceptions.map(({ id }) => id), owner: work.owns },
      card: work.isUnderWay ? { done, next, watch } : null,
    },
  };
}

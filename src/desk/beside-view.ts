import { aboutStory } from '#src/timeline/exception-about.ts';
import { cardOrderOf, exceptionCard } from '#src/timeline/exception-card.ts';
import type { Story } from '#src/timeline/load-story.ts';
import { entryView, telling } from '#src/timeline/tell.ts';
import type { Attempt } from '#src/web/views.ts';
import type { Language } from '#src/web/words.ts';
import { besidePromise } from './beside-promise.ts';
import { openQuestions } from './beside-questions.ts';
import { happening, stepLines } from './beside-steps.ts';
import { standingTags } from './beside-tags.ts';
import { deskOrderOf } from './desk-order.ts';
import { rowView } from './row-view.ts';

export type Beside = { language: Language; now: number; attempt: Attempt | null };

const newest = 6;

/** An order for whoever has the customer on the phone: what is promised, what happens now, what waits, what was said. */
export function besideView(story: Story, around: Beside) {
  const { shop, order, customer, colleagues, exceptions, entries } = story;
  const { language, now } = around;
  const row = rowView(deskOrderOf(story), { shop, colleagues, language, now });
  const told = telling(story, language, 'kitchen', now);
  const [cardOrder, about] = [cardOrderOf(story), aboutStory(story)];
  const open = exceptions.filter(({ state }) => state === 'open').sort((one, other) => one.due_at - other.due_at);
  return {
    complaint: null as string | null,
    seq: order.last_entry,
    ...{ orderName: row.orderName, plate: row.plate, subject: row.subject, pips: row.pips, pipsLabel: row.pipsLabel },
    ...{ title: order.title, purpose: order.purpose, wishes: order.wishes, customer: customer.name },
    phone: customer.phone,
    tags: standingTags(story, row.tags, language),
    now: happening(story, language),
    promise: besidePromise(story, around),
    exceptions: open.map((one) => {
      const card = exceptionCard(one, cardOrder, about, { ...around, zone: shop.zone, colleagues });
      return { ...card, ids: apart(card.ids) };
    }),
    questions: openQuestions(story, told),
    steps: stepLines(story, language),
    entries: entries
      .slice(-newest)
      .reverse()
      .map((entry) => entryView(entry, told)),
  };
}

/** The same exception has its card on the board: no two fields of a page are alike. */
const apart = (ids: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(ids).map(([field, id]) => [field, `beside-${id}`]));

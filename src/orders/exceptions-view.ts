import type { ExceptionRow } from '#src/database/question-tables.ts';
import { aboutStory } from '#src/timeline/exception-about.ts';
import { cardOrderOf, exceptionCard } from '#src/timeline/exception-card.ts';
import { exceptionInJson } from '#src/timeline/exception-in-json.ts';
import { exceptionLine } from '#src/timeline/exception-line.ts';
import type { Story } from '#src/timeline/load-story.ts';
import type { Attempt } from '#src/web/views.ts';
import { say } from '#src/web/words.ts';
import { cameBack, nameOf, type Seen } from './seen.ts';

/** What needs a person on this order, and, folded, what did; with the form to report a problem by hand. */
export function exceptionsView(story: Story, by: Seen, attempt: Attempt | null) {
  const { order, shop, colleagues, exceptions } = story;
  const around = { zone: shop.zone, colleagues, language: by.language, now: by.now, attempt };
  const [cardOrder, about] = [cardOrderOf(story), aboutStory(story)];
  const open = exceptions.filter(({ state }) => state === 'open').sort((one, other) => one.due_at - other.due_at);
  const over = exceptions.filter(({ state }) => state !== 'open').reverse();
  return {
    seq: order.last_entry,
    orderName: nameOf(story),
    count: open.length,
    cards: open.map((row) => exceptionCard(row, cardOrder, about, around)),
    over: over.map((row) => ({
      id: row.id,
      kind: say(by.language, `exceptions.kind-${row.kind}`),
      line: exceptionLine(row, about, around),
      at: row.ended_at,
      isSettled: row.state === 'settled',
      ...settledBy(row, story),
    })),
    owner: order.owner,
    people: [...colleagues.values()]
      .filter(({ here, id }) => here || id === order.owner)
      .map(({ id, name }) => ({ value: id, label: name })),
    isRaising: cameBack(story, by, 'exceptions'),
  };
}

/** Who settled it, with which words; nobody where its cause went away by itself. */
function settledBy({ id }: ExceptionRow, { entries, colleagues }: Story) {
  for (const { kind, body, actor } of entries)
    if (kind === 'exception-settled' && body.exception === id)
      return { text: body.text, who: colleagues.get(actor ?? '')?.name ?? '' };
  return { text: null, who: null };
}

export function exceptionsInJson(story: Story, now: number) {
  const about = aboutStory(story);
  const reading = { language: story.shop.language, zone: story.shop.zone, now };
  return story.exceptions.map((row) => exceptionInJson(row, exceptionLine(row, about, reading)));
}

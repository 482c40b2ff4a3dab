import type { ShopRow } from '#src/database/tables.ts';
import type { Kitchen } from '#src/kitchen.ts';
import { aboutStory } from '#src/timeline/exception-about.ts';
import { cardOrderOf, exceptionCard } from '#src/timeline/exception-card.ts';
import type { Story } from '#src/timeline/load-story.ts';
import type { Language } from '#src/web/words.ts';
import { deskOrderOf } from './desk-order.ts';
import { deskViews } from './desk-views.ts';
import { readyView, rowView } from './row-view.ts';

type Fragment = { id: string; html: string };

/** What the desk shows of one order: its cards on the board, its row while it is worked on, its card while it waits to be collected. */
export const deskFragments =
  (kitchen: Kitchen) =>
  (story: Story, language: Language): Fragment[] => {
    const { shop, colleagues } = story;
    const order = deskOrderOf(story);
    const around = { shop, colleagues, language, now: kitchen.now() };
    const name = `${shop.code}${order.number}`;
    const isOpen = order.state === 'open';
    const isReady = order.state === 'ready';
    const render = (view: string, model: object) =>
      kitchen.views.partial(view, model, aroundOf(kitchen, shop, language));
    return [
      ...cardsOf(kitchen, story, language),
      { id: `order-row-${name}`, html: isOpen ? render('desk/row', { row: rowView(order, around) }) : '' },
      { id: `ready-${name}`, html: isReady ? render('desk/ready-order', { order: readyView(order, around) }) : '' },
      ...(isOpen ? [{ id: 'desk-empty', html: '' }] : []),
      ...(isReady ? [{ id: 'ready-empty', html: '' }] : []),
    ];
  };

/** A card for what needs a person now, nothing for what is over. */
function cardsOf(kitchen: Kitchen, story: Story, language: Language): Fragment[] {
  const { shop, colleagues } = story;
  const around = aroundOf(kitchen, shop, language);
  const [order, about] = [cardOrderOf(story), aboutStory(story)];
  return story.exceptions.map((row) => {
    const id = `exception-${row.id}`;
    if (row.state !== 'open') return { id, html: '' };
    const card = exceptionCard(row, order, about, { ...around, colleagues });
    return {
      id,
      html: kitchen.views.partial('desk/exception', { card, from: 'desk', alone: true, hide: null }, around),
    };
  });
}

const roots = {
  board: 'desk/board',
  'desk-counts': 'desk/counts',
  questions: 'desk/questions',
  orders: 'desk/orders',
  ready: 'desk/ready',
};

/** The desk whole, for a page that was away: the very partials that the page is made of. */
export const wholeDesk =
  (kitchen: Kitchen) =>
  async (shop: ShopRow, language: Language): Promise<Fragment[]> => {
    const { views } = await deskViews(kitchen, shop, language);
    const around = aroundOf(kitchen, shop, language);
    return Object.entries(roots).map(([id, view]) => ({ id, html: kitchen.views.partial(view, views, around) }));
  };

function aroundOf(kitchen: Kitchen, { zone }: ShopRow, language: Language) {
  return { language, zone, now: kitchen.now(), theme: null, attempt: null };
}

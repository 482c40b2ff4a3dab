import type { ShopRow } from '#src/database/tables.ts';
import type { Kitchen } from '#src/kitchen.ts';
import type { Story } from '#src/timeline/load-story.ts';
import { makeRoot, type Root } from '#src/web/root.ts';
import type { Around } from '#src/web/views.ts';
import type { Language } from '#src/web/words.ts';
import { benchView } from './bench-view.ts';
import { coversView } from './covers-view.ts';
import { findWork } from './find-work.ts';
import { type Work, workOf } from './my-work.ts';
import { offersView } from './offers-view.ts';
import { orderView } from './order-view.ts';
import { problemsView } from './problems-view.ts';
import { inboxView, myQuestionsView, questionsLink } from './questions-view.ts';
import { readCovers } from './read-covers.ts';
import { readMyQuestions } from './read-my-questions.ts';
import { readOffers, readProblems } from './read-offers.ts';

type Fragment = { id: string; html: string };
type Ground = Pick<Kitchen, 'database' | 'colleagues' | 'now'>;

export async function readWork({ database, colleagues, now }: Ground, shop: ShopRow, person: string): Promise<Work> {
  const asked = { shop, person, now: now(), colleagues: await colleagues.of(shop.id) };
  return workOf(await findWork(database.reader, asked), person, asked.now);
}

/**
 * Somebody's own bench and their page of questions, whole, for the live line: a page takes what it has. It spans orders,
 * so no number says which is newer.
 */
export const benchFragments =
  (kitchen: Kitchen) =>
  async (shop: ShopRow, person: string, language: Language): Promise<Fragment[]> => {
    const work = await readWork(kitchen, shop, person);
    const asked = await readMyQuestions(kitchen, shop, person, work);
    const by = { actor: person, language, now: kitchen.now() };
    const ground = { shop, colleagues: await kitchen.colleagues.of(shop.id) };
    const view = {
      ...benchView(work, by, asked.mine.held.length),
      inbox: inboxView(asked, by),
      questions: myQuestionsView(asked, by),
      link: questionsLink(asked, by),
      covers: coversView(await readCovers(kitchen, shop, person), by),
      offers: offersView(await readOffers(kitchen, shop, person), by),
      problems: problemsView(await readProblems(kitchen, shop, person), ground, by),
    };
    const roots = [
      'now-bench',
      'covers',
      'inbox',
      'offers',
      'problems',
      'just-done',
      'dock',
      'later',
      'free',
      'my-questions',
      'questions-link',
    ];
    return roots.map((id) => ({
      id,
      html: kitchen.views.partial(`bench/${id}`, view, around(kitchen, shop, language)),
    }));
  };

/** The big-button form of one order: the same for every colleague, so nobody's name is in a press. */
export const benchOrderFragments =
  (kitchen: Kitchen) =>
  (story: Story, language: Language): Root[] => {
    const view = orderView(story, { actor: null, language, now: kitchen.now() });
    const roots = ['now', 'steps', 'acts'] as const;
    const about = around(kitchen, story.shop, language);
    const { last_entry: seq } = story.order;
    return roots.map((id) =>
      makeRoot(kitchen.views, `bench/order-${id}`, { id, seq, shows: () => ({ [id]: view[id] }) }, about),
    );
  };

function around({ now }: Kitchen, { zone }: ShopRow, language: Language): Around {
  return { language, zone, now: now(), theme: null, attempt: null };
}

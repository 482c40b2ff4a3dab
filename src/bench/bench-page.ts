import { type Asking, type PageAnswer, shopOf, staffOf } from '#src/route.ts';
import { say } from '#src/web/words.ts';
import { readWork } from './bench-fragments.ts';
import { type BenchView, benchView } from './bench-view.ts';
import { type CoversView, coverForms, coversInJson, coversView } from './covers-view.ts';
import { workInJson } from './in-json.ts';
import { keptFor } from './kept-for.ts';
import { type OffersView, offerForms, offersInJson, offersView } from './offers-view.ts';
import { type ProblemsView, problemForms, problemsInJson, problemsView } from './problems-view.ts';
import { inboxInJson } from './questions-in-json.ts';
import { inboxView, questionsLink } from './questions-view.ts';
import { readCovers } from './read-covers.ts';
import { readMyQuestions } from './read-my-questions.ts';
import { readOffers, readProblems } from './read-offers.ts';
import { refusedElsewhere } from './refused.ts';
import { topOf } from './top.ts';

/** Somebody's own work in the order in which they need it. */
export async function benchPage(asking: Asking): Promise<PageAnswer> {
  const { kitchen, language } = asking;
  const { person } = staffOf(asking);
  const shop = shopOf(asking);
  const work = await readWork(kitchen, shop, person);
  const asked = await readMyQuestions(kitchen, shop, person, work);
  const by = { actor: person, language, now: kitchen.now() };
  const view = benchView(work, by, asked.mine.held.length);
  const mine = await readCovers(kitchen, shop, person);
  const covers = coversView(mine, by);
  const ground = { shop, colleagues: await kitchen.colleagues.of(shop.id) };
  const offered = await readOffers(kitchen, shop, person);
  const offers = offersView(offered, by);
  const wrong = await readProblems(kitchen, shop, person);
  const problems = problemsView(wrong, ground, by);
  return {
    view: 'bench/bench',
    title: say(language, 'bench.title'),
    face: 'technician',
    headers: keptFor(person),
    model: {
      top: await topOf(asking, '/bench', questionsLink(asked, by)),
      refused: refusal(asking, { ...view, covers, offers, problems }),
      inbox: inboxView(asked, by),
      ...{ covers, offers, problems },
      ...view,
    },
    json: {
      ...workInJson(work),
      questions: inboxInJson(asked, by),
      covers: coversInJson(mine),
      offers: offersInJson(offered),
      exceptions: problemsInJson(wrong, ground, by),
    },
    live: { page: 'bench' },
  };
}

type Shown = BenchView & { covers: CoversView; offers: OffersView; problems: ProblemsView };

function refusal(asking: Asking, { dock, nowBench, later, free, justDone, ...more }: Shown): string | null {
  const jobs = [...(dock ? [dock] : []), ...nowBench.others, ...later, ...free.list, ...justDone];
  const ready = justDone.flatMap((job) => (job.ready ? [`/orders/${job.orderName}/ready`] : []));
  const others = [...coverForms(more.covers), ...offerForms(more.offers), ...problemForms(more.problems)];
  return refusedElsewhere(asking, jobs, [...ready, ...others]);
}

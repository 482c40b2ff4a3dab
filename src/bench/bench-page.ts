import { type Asking, type PageAnswer, shopOf, staffOf } from '#src/route.ts';
import { say } from '#src/web/words.ts';
import { readWork } from './bench-fragments.ts';
import { type BenchView, benchView } from './bench-view.ts';
import { type CoversView, coverForms, coversInJson, coversView } from './covers-view.ts';
import { workInJson } from './in-json.ts';
import { inboxInJson } from './questions-in-json.ts';
import { inboxView, questionsLink } from './questions-view.ts';
import { readCovers } from './read-covers.ts';
import { readMyQuestions } from './read-my-questions.ts';
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
  return {
    view: 'bench/bench',
    title: say(language, 'bench.title'),
    face: 'technician',
    model: {
      top: await topOf(asking, '/bench', questionsLink(asked, by)),
      refused: refusal(asking, view, covers),
      inbox: inboxView(asked, by),
      covers,
      ...view,
    },
    json: { ...workInJson(work), questions: inboxInJson(asked, by), covers: coversInJson(mine) },
    live: { page: 'bench' },
  };
}

function refusal(
  asking: Asking,
  { dock, nowBench, later, free, justDone }: BenchView,
  covers: CoversView,
): string | null {
  const jobs = [...(dock ? [dock] : []), ...nowBench.others, ...later, ...free.list, ...justDone];
  const ready = justDone.flatMap((job) => (job.ready ? [`/orders/${job.orderName}/ready`] : []));
  return refusedElsewhere(asking, jobs, [...ready, ...coverForms(covers)]);
}

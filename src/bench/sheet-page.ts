import { type Asking, orderOf, type PageAnswer, shopOf, staffOf, type Went } from '#src/route.ts';
import { Missing } from '#src/web/errors.ts';
import { say } from '#src/web/words.ts';
import { readWork } from './bench-fragments.ts';
import { factsView } from './facts-view.ts';
import { storyOf } from './order-page.ts';
import { readMyQuestions } from './read-my-questions.ts';
import { type SheetName, sheetsView } from './sheets-view.ts';
import { topOf } from './top.ts';

const titles = { pause: 'bench.why-pause', note: 'bench.note', 'hand-on': 'bench.hand-on' } as const;

/** A sheet as a page of its own, for browsers without a script; where the step has no such press now, its order. */
export const sheetPage =
  (sheet: SheetName) =>
  async (asking: Asking): Promise<PageAnswer | Went> => {
    const { params, query, attempt } = asking;
    const from = (attempt?.values.from ?? query.from) === 'bench-order' ? 'bench-order' : 'bench';
    const shown = await showSheet(asking, sheet, params.step ?? '', from);
    return shown ?? { location: `/bench/${orderOf(asking).name}` };
  };

/** A sheet that came back: not understood or refused, with what was typed. Null: this form stands on the page itself. */
export async function sheetAgain(asking: Asking, from: 'bench' | 'bench-order'): Promise<PageAnswer | null> {
  const { action = '', values = {} } = asking.attempt ?? {};
  const [, step, press] = /\/steps\/([^/]+)\/(pause|assign)$/.exec(action) ?? [];
  if (step && press) return showSheet(asking, press === 'pause' ? 'pause' : 'hand-on', decodeURIComponent(step), from);
  if (from === 'bench' && action.endsWith('/notes') && values.step) return showSheet(asking, 'note', values.step, from);
  return null;
}

async function showSheet(
  asking: Asking,
  sheet: SheetName,
  id: string,
  from: 'bench' | 'bench-order',
): Promise<PageAnswer | null> {
  const { kitchen, language } = asking;
  const story = await storyOf(asking);
  const step = story.steps.find((one) => one.id === id);
  if (!step) throw new Missing();
  const by = { actor: staffOf(asking).person, language, now: kitchen.now() };
  const sheets = sheetsView({ story, step }, by, { held: sheet === 'pause' ? await countHeld(asking) : 0 });
  const isThere = { pause: sheets.pause !== null, note: true, 'hand-on': sheets.handOn !== null }[sheet];
  if (!isThere) return null;
  const { orderName } = sheets;
  return {
    view: 'bench/sheet',
    title: `${say(language, titles[sheet])} ${orderName}`,
    face: 'technician',
    model: {
      top: await topOf(asking, null),
      sheet,
      facts: factsView(story, by.now),
      sheets,
      from,
      back: from === 'bench' ? '/bench' : `/bench/${orderName}`,
    },
  };
}

async function countHeld(asking: Asking): Promise<number> {
  const [shop, { person }] = [shopOf(asking), staffOf(asking)];
  const asked = await readMyQuestions(asking.kitchen, shop, person, await readWork(asking.kitchen, shop, person));
  return asked.mine.held.length;
}

import { deskBar } from '#src/people/desk-bar.ts';
import { settingsMenu } from '#src/people/settings-menu.ts';
import { type Asking, type PageAnswer, shopOf } from '#src/route.ts';
import { type Timed, thresholdsOf, usualThresholds } from '#src/timeline/thresholds.ts';
import { say } from '#src/web/words.ts';

export const timed = Object.keys(usualThresholds) as Timed[];

/** After how long waiting becomes a problem that somebody has to act on, as this shop wants it. */
export async function thresholdsPage(asking: Asking): Promise<PageAnswer> {
  const { kitchen, language, query, attempt } = asking;
  const thresholds = await thresholdsOf(kitchen.database.reader, shopOf(asking).id);
  // A blank field comes back absent: what was there before must not come back with it.
  const isTyped = attempt?.action === '/settings/thresholds';
  return {
    view: 'shops/thresholds',
    title: say(language, 'shops.thresholds'),
    face: 'frontdesk',
    model: {
      bar: await deskBar(asking, 'settings'),
      menu: settingsMenu(asking, 'thresholds'),
      saved: query.saved === 'yes' && !attempt,
      kinds: timed.map((kind) => ({
        kind,
        name: say(language, `exceptions.kind-${kind}`),
        means: say(language, `shops.threshold-${kind}`),
        was: isTyped ? null : thresholds[kind],
        usual: usualThresholds[kind],
        isOwn: thresholds[kind] !== usualThresholds[kind],
      })),
    },
    json: {
      thresholds: timed.map((kind) => ({ kind, minutes: thresholds[kind], usual: usualThresholds[kind] })),
    },
  };
}

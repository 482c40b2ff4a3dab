import { deskBar } from '#src/people/desk-bar.ts';
import { settingsMenu } from '#src/people/settings-menu.ts';
import { type Asking, type PageAnswer, shopOf } from '#src/route.ts';
import { type Language, say } from '#src/web/words.ts';
import { type LookedAt, lookAt, tooFaint } from './look-at-colour.ts';
import { markShape } from './save-brand.ts';

/** The shop's mark and colour, and how they look. What stands in the address is shown and not kept. */
export async function brandPage(asking: Asking): Promise<PageAnswer> {
  const { kitchen, language, attempt, query } = asking;
  const kept = await kitchen.shops.brandOf(shopOf(asking).id);
  // A blank field of a form comes back absent: what was there before must not come back with it.
  const { mark = null, colour = null } = attempt ? attempt.values : { ...kept, ...query };
  const looked = colour ? await lookAt(colour) : null;
  return {
    view: 'shops/brand',
    title: say(language, 'shops.brand'),
    face: 'frontdesk',
    model: {
      bar: await deskBar(asking, 'settings'),
      menu: settingsMenu(asking, 'brand'),
      said: attempt ? null : whatWasDone(asking),
      ...{ mark, colour, instead: looked?.instead ?? null },
      picked: looked?.colour ?? '#a13e1a',
      // After a form its field says so; somebody who only looks reads it here.
      wrong: attempt || !colour ? null : whatIsWrong(language, looked),
      previews: looked ? await previewsOf(asking, looked, mark) : [],
      previewOf: looked ? say(language, 'shops.brand-looks', { colour: looked.instead ?? looked.colour }) : null,
      hasOwn: kept.mark !== null || kept.colour !== null,
    },
    json: { brand: kept, looked },
  };
}

/** One drawing for each of the two lights, because a page shows itself in one of them only. */
async function previewsOf(asking: Asking, { colours }: LookedAt, mark: string | null) {
  const { language } = asking;
  const { grounds } = await import('#src/web/brand-colours.ts');
  return (['light', 'dark'] as const).map((light) => ({
    ...colours[light],
    ...grounds[light],
    brand: colours.dark,
    name: say(language, `shops.brand-${light}`),
    says: say(language, `shops.brand-drawn-${light}`),
    mark: mark && markShape.test(mark) ? mark : null,
    shopName: shopOf(asking).name,
  }));
}

function whatIsWrong(language: Language, looked: LookedAt | null): string | null {
  if (!looked) return say(language, 'shops.colour-shape');
  return looked.instead ? tooFaint(language, looked) : null;
}

function whatWasDone({ language, query }: Asking): string | null {
  if (query.saved === 'yes') return say(language, 'shops.brand-saved');
  return query.saved === 'house' ? say(language, 'shops.brand-reset-done') : null;
}

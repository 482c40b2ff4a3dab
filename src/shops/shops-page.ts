import { deskBar } from '#src/people/desk-bar.ts';
import type { Furnishing } from '#src/people/setup-page.ts';
import { timeZones } from '#src/people/time-zones.ts';
import { type Asking, type PageAnswer, shopOf } from '#src/route.ts';
import { languages, say } from '#src/web/words.ts';
import { myShops, shopView } from './my-shops.ts';
import { shopInJson } from './settings-page.ts';

/** The shops of whoever asks, and the form that adds one: the only page that knows of more than one. */
export async function shopsPage(asking: Asking, { trades }: Furnishing): Promise<PageAnswer> {
  const { kitchen, language } = asking;
  const shop = shopOf(asking);
  const mine = await myShops(asking);
  return {
    view: 'shops/shops',
    title: say(language, 'shops.shops'),
    face: 'frontdesk',
    model: {
      bar: await deskBar(asking, 'settings'),
      shops: mine.length > 1 ? mine.map((one) => shopView(one, asking)) : [],
      key: kitchen.newId(),
      zone: shop.zone,
      zones: timeZones,
      shopLanguage: shop.language,
      languages: languages.map((value) => ({ value, label: say(language, `people.language-${value}`) })),
      trades: [
        ...trades.map(({ key, name }) => ({ value: key, label: name[language] })),
        { value: 'none', label: say(language, 'shops.trade-none') },
      ],
      trade: trades[0]?.key ?? 'none',
    },
    json: { shops: mine.map(shopInJson) },
  };
}

/** For somebody who works in several shops: where are you now? */
export async function chooseShopPage(asking: Asking): Promise<PageAnswer> {
  const mine = await myShops(asking);
  return {
    view: 'shops/choose',
    title: say(asking.language, 'shops.choose'),
    face: 'plain',
    model: { shops: mine.map((one) => shopView(one, asking)) },
    json: { shops: mine.map(({ id, code, name }) => ({ id, code, name })), now: asking.shop?.id ?? null },
  };
}

import type { Furnishing } from '#src/people/setup-page.ts';
import { type Asking, act, page, type Route } from '#src/route.ts';
import { AddShop, addShop } from './add-shop.ts';
import { brandRoutes } from './brand-routes.ts';
import { ChooseShop, goToShop } from './choose-shop.ts';
import { holidayRoutes } from './holiday-routes.ts';
import { SaveSettings, saveSettings } from './save-settings.ts';
import { settingsPage } from './settings-page.ts';
import { chooseShopPage, shopsPage } from './shops-page.ts';
import { thresholdRoutes } from './threshold-routes.ts';

/** A shop's settings, and more than one shop. What a new one begins with is handed in: templates are another room. */
export function shopRoutes(furnishing: Furnishing): Route[] {
  const shops = (asking: Asking) => shopsPage(asking, furnishing);
  return [
    page('/settings', { who: 'owner', says: 'What can be changed about this shop', page: settingsPage }),
    act('/settings', {
      who: 'owner',
      says: 'Save name, phone, language, time zone and opening hours of this shop',
      schema: SaveSettings,
      form: settingsPage,
      act: saveSettings,
    }),
    ...holidayRoutes,
    ...thresholdRoutes,
    ...brandRoutes,
    page('/shops', { who: 'owner', says: 'The shops where I work, and the form that adds one', page: shops }),
    act('/shops', {
      who: 'owner',
      says: 'Add a shop, of which I become the owner',
      schema: AddShop,
      form: shops,
      act: (asking, given) => addShop(asking, given, furnishing),
    }),
    page('/shops/choose', { who: 'signed-in', says: 'In which of my shops I am now', page: chooseShopPage }),
    act('/shops/choose', {
      who: 'signed-in',
      says: 'Go to another of my shops',
      schema: ChooseShop,
      form: chooseShopPage,
      act: goToShop,
    }),
  ];
}

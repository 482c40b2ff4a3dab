import type { Asking } from '#src/route.ts';
import { say } from '#src/web/words.ts';

const places = [
  { name: 'shop', href: '/settings', icon: 'gear', word: 'shops.the-shop' },
  { name: 'hours', href: '/settings#hours-title', icon: 'clock', word: 'shops.hours' },
  { name: 'holidays', href: '/settings/holidays', icon: 'calendar', word: 'shops.holidays' },
  { name: 'thresholds', href: '/settings/thresholds', icon: 'bell', word: 'shops.thresholds' },
  { name: 'brand', href: '/settings/brand', icon: 'eye', word: 'shops.brand' },
  { name: 'people', href: '/people', icon: 'people', word: 'shops.people' },
] as const;

/** Everything an owner can set, on every page where some of it is set. */
export function settingsMenu({ language }: Asking, here: (typeof places)[number]['name']) {
  return places.map(({ name, href, icon, word }) => ({
    href,
    icon,
    label: say(language, word),
    isHere: name === here,
  }));
}

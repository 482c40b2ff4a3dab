import type { Asking } from '#src/route.ts';
import { say } from '#src/web/words.ts';

const places = [
  { name: 'shop', href: '/settings', icon: 'gear', word: 'shops.the-shop' },
  { name: 'hours', href: '/settings#hours-title', icon: 'clock', word: 'shops.hours' },
  { name: 'holidays', href: '/settings/holidays', icon: 'calendar', word: 'shops.holidays' },
  { name: 'thresholds', href: '/settings/thresholds', icon: 'bell', word: 'shops.thresholds' },
  { name: 'retention', href: '/settings/retention', icon: 'shield', word: 'privacy.retention' },
  { name: 'brand', href: '/settings/brand', icon: 'eye', word: 'shops.brand' },
  { name: 'mail', href: '/mail', icon: 'mail', word: 'mail.title' },
  { name: 'people', href: '/people', icon: 'people', word: 'shops.people' },
  { name: 'audit', href: '/audit', icon: 'list', word: 'audit.title' },
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

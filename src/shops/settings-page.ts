import type { ShopRow } from '#src/database/tables.ts';
import { deskBar } from '#src/people/desk-bar.ts';
import { type Day, days, type Range, readHours } from '#src/people/opening-hours.ts';
import { settingsMenu } from '#src/people/settings-menu.ts';
import { timeZones } from '#src/people/time-zones.ts';
import { type Asking, type PageAnswer, shopOf } from '#src/route.ts';
import { languages, say, type Word } from '#src/web/words.ts';
import { breakOf } from './lunch-break.ts';

/** What an owner may change about the shop. */
export async function settingsPage(asking: Asking): Promise<PageAnswer> {
  const { language, query } = asking;
  // A blank field comes back absent: what was there before must not come back with it.
  const isTyped = asking.attempt?.action === '/settings';
  const shop = shopOf(asking);
  return {
    view: 'shops/settings',
    title: say(language, 'shops.settings'),
    face: 'frontdesk',
    model: {
      bar: await deskBar(asking, 'settings'),
      menu: settingsMenu(asking, 'shop'),
      saved: query.saved === 'yes' && !isTyped,
      opened: query.opened === 'yes' && !isTyped ? say(language, 'shops.opened', { name: shop.name }) : null,
      name: isTyped ? null : shop.name,
      phone: isTyped ? null : shop.phone,
      zone: isTyped ? null : shop.zone,
      zones: timeZones,
      shopLanguage: isTyped ? null : shop.language,
      languages: languages.map((value) => ({ value, label: say(language, `people.language-${value}`) })),
      also: isTyped ? asking.attempt?.values.also === 'yes' : languagesOf(shop).length > 1,
      days: days.map((day) => dayView(day, isTyped ? [] : (readHours(shop)[day] ?? []), asking)),
      lunch: breakView(isTyped ? null : breakOf(readHours(shop)), asking),
      hasMore: new Set(asking.actor.as === 'staff' ? asking.actor.roles.map((role) => role.shop) : []).size > 1,
    },
    json: { shop: shopInJson(shop) },
  };
}

function dayView(day: Day, ranges: [from: string, until: string][], { language }: Asking) {
  const name = say(language, `people.day-${day}`);
  const label = (what: string) => say(language, 'shops.hours-of', { day: name, what });
  return {
    name,
    from: { name: `${day}-from`, was: ranges[0]?.[0] ?? '', label: label(say(language, 'people.hours-from')) },
    until: { name: `${day}-until`, was: ranges.at(-1)?.[1] ?? '', label: label(say(language, 'people.hours-until')) },
    // A day with a break in it is shown by its ends, and says so.
    parts: ranges.length > 1 ? ranges.map((range) => range.join('–')).join(', ') : null,
  };
}

function breakView(lunch: Range | null, { language }: Asking) {
  const [from, until] = lunch ?? ['', ''];
  const field = (name: string, was: string, word: Word) => ({ name, was, label: say(language, word) });
  return {
    from: field('break-from', from, 'people.break-from'),
    until: field('break-until', until, 'people.break-until'),
  };
}

export const languagesOf = ({ languages }: ShopRow) => JSON.parse(languages) as ShopRow['language'][];

export function shopInJson(shop: ShopRow) {
  const { id, code, name, phone, zone, language } = shop;
  return { id, code, name, phone, zone, language, languages: languagesOf(shop), hours: readHours(shop) };
}

import { deskBar } from '#src/people/desk-bar.ts';
import { dayAt } from '#src/people/opening-times.ts';
import { settingsMenu } from '#src/people/settings-menu.ts';
import { type Asking, type PageAnswer, shopOf } from '#src/route.ts';
import { dayName } from '#src/web/clock-words.ts';
import { say } from '#src/web/words.ts';
import { countryChoices } from './countries.ts';
import type { Holiday } from './usual-holidays.ts';

/** The days on which the shop is closed though it is open on others like it. */
export async function holidaysPage(asking: Asking): Promise<PageAnswer> {
  const { kitchen, language, attempt } = asking;
  const { id, zone } = shopOf(asking);
  const today = dayAt(zone, kitchen.now()).toString();
  const holidays = await kitchen.database.reader
    .selectFrom('holidays')
    .select(['day', 'name'])
    .where('shop', '=', id)
    .orderBy('day')
    .execute();
  const view = ({ day, name }: Holiday) => ({ day, name, when: dayName(language, 'UTC', Date.parse(day)) });
  const years = yearsFrom(today);
  return {
    view: 'shops/holidays',
    title: say(language, 'shops.holidays'),
    face: 'frontdesk',
    model: {
      bar: await deskBar(asking, 'settings'),
      menu: settingsMenu(asking, 'holidays'),
      said: attempt ? null : whatWasDone(asking),
      coming: byYear(holidays.filter(({ day }) => day >= today)).map(([year, days]) => ({
        year,
        days: days.map(view),
      })),
      past: holidays
        .filter(({ day }) => day < today)
        .toReversed()
        .map((one) => ({ ...view(one), year: one.day.slice(0, 4) })),
      countries: countryChoices(language),
      years: years.map((value) => ({ value, label: value })),
      year: years[0] ?? null,
    },
    json: { holidays },
  };
}

/** This year and the next two. */
export const yearsFrom = (today: string): string[] => [0, 1, 2].map((more) => String(Number(today.slice(0, 4)) + more));

function byYear(holidays: Holiday[]): [year: string, days: Holiday[]][] {
  return [...Map.groupBy(holidays, ({ day }) => day.slice(0, 4))];
}

function whatWasDone({ language, query }: Asking): string | null {
  if (query.removed === 'yes') return say(language, 'shops.holiday-removed');
  const { added } = query;
  return added && /^\d{1,3}$/.test(added) ? say(language, 'shops.holidays-added', { count: Number(added) }) : null;
}

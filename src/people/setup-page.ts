import type { Language } from '#src/database/tables.ts';
import type { Tx } from '#src/database/transact.ts';
import type { Asking, PageAnswer } from '#src/route.ts';
import { say } from '#src/web/words.ts';
import { days, usualHours } from './opening-hours.ts';
import { timeZones, usualTimeZone } from './time-zones.ts';

/** What another room puts into a new shop: the usual orders of a trade. */
export type Furnishing = {
  trades: readonly { key: string; name: Record<Language, string> }[];
  furnish: (tx: Tx, shop: string, trade: string, language: Language, now: number) => Promise<unknown>;
};

/** The questions of the very first start. */
export async function setupPage({ language, attempt, request }: Asking, { trades }: Furnishing): Promise<PageAnswer> {
  const label = (value: 'nl' | 'en') => ({ value, label: say(language, `people.language-${value}`) });
  return {
    view: 'people/setup',
    title: say(language, 'people.setup'),
    face: 'plain',
    model: {
      code: typeof request.query.code === 'string' ? request.query.code.slice(0, 20) : '',
      trades: [
        ...trades.map(({ key, name }) => ({ value: key, label: name[language] })),
        { value: 'none', label: say(language, 'people.trade-none') },
      ],
      trade: trades[0]?.key ?? 'none',
      zone: usualTimeZone(),
      zones: timeZones,
      shopLanguage: language,
      languages: [label('nl'), label('en')],
      also: attempt === null || attempt.values.also === 'yes',
      days: days.map((day) => {
        // A blank field comes back absent: what was there before must not come back with it.
        const [from, until] = (attempt === null ? usualHours[day]?.[0] : undefined) ?? ['', ''];
        return {
          name: say(language, `people.day-${day}`),
          from: { name: `${day}-from`, was: from, label: say(language, 'people.hours-from') },
          until: { name: `${day}-until`, was: until, label: say(language, 'people.hours-until') },
        };
      }),
    },
    json: { trades: [...trades.map(({ key }) => key), 'none'], zone: usualTimeZone(), hours: usualHours },
  };
}

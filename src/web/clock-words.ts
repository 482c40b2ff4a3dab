import { keepLast } from './keep-last.ts';
import { type Language, locale } from './words.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: Language, zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${zone} ${JSON.stringify(options)}`;
  let kept = formats.get(key);
  if (!kept) {
    kept = new Intl.DateTimeFormat(locale(language), { timeZone: zone, ...options });
    formats.set(key, kept);
  }
  return kept;
}

const [minute, quarter] = [60_000, 15 * 60_000];
const times = keepLast<string>(20_000);

/** 13:05, in the shop's time zone. */
export function clockTime(language: Language, zone: string, at: number): string {
  return times(`${language} ${zone} ${Math.floor(at / minute)}`, () =>
    format(language, zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at),
  );
}

/** dinsdag 24 november */
export function dayName(language: Language, zone: string, at: number): string {
  return format(language, zone, { weekday: 'long', day: 'numeric', month: 'long' }).format(at);
}

/** 13:05 on the page's own day, otherwise "di 24 nov 13:05"; another year is said too. */
export function moment(language: Language, zone: string, at: number, now: number): string {
  const time = clockTime(language, zone, at);
  if (isoDay(zone, at) === isoDay(zone, now)) return time;
  const sameYear = isoDay(zone, at).slice(0, 4) === isoDay(zone, now).slice(0, 4);
  const day = format(language, zone, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
  });
  return `${day.format(at)} ${time}`;
}

/** The end of a range whose beginning has been said: on the same day the time is enough. */
export function rangeEnd(language: Language, zone: string, from: number, until: number, now: number): string {
  return isoDay(zone, from) === isoDay(zone, until)
    ? clockTime(language, zone, until)
    : moment(language, zone, until, now);
}

const isoDays = keepLast<string>(20_000);

/** 2026-11-24 in the zone. Everywhere on earth a day begins at a full quarter of an hour. */
export function isoDay(zone: string, at: number): string {
  return isoDays(`${zone} ${Math.floor(at / quarter)}`, () => {
    const parts = format('en', zone, { year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(at);
    const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
    return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
  });
}

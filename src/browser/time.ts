const { now, kept, zone } = document.body.dataset;

// A tablet's clock may be wrong: how far, the server's own time on the page tells; on a page that this device kept, as
// it was when it came.
const wrong = (Number(kept) || Date.now()) - (Number(now) || Date.now());

/** The server's time, epoch ms, as far as this page can know it; or what it was at a moment of this device. */
export const serverTime = (at = Date.now()): number => at - wrong;

const { lang } = document.documentElement;

const say = (at: number, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang || undefined, {
    ...options,
    ...(zone ? { timeZone: zone } : {}),
  }).format(at);

const day = (at: number): string => say(at, { weekday: 'short', day: 'numeric', month: 'short' });

/** 13:05, in the shop's time zone whatever the device's is; of another day "di 24 nov 13:05". */
export function clockTime(at: number): string {
  const time = say(at, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return day(at) === day(serverTime()) ? time : `${day(at)} ${time}`;
}

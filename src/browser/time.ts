const { now, zone } = document.body.dataset;

// A tablet's clock may be wrong: how far, the server's own time on the page tells.
const wrong = Date.now() - (Number(now) || Date.now());

/** The server's time, epoch ms, as far as this page can know it. */
export const serverTime = (): number => Date.now() - wrong;

/** 13:05, in the shop's time zone whatever the device's is. */
export const clockTime = (): string =>
  new Intl.DateTimeFormat(document.documentElement.lang || undefined, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(zone ? { timeZone: zone } : {}),
  }).format(serverTime());

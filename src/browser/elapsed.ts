import { fill } from './dom.ts';
import { serverTime } from './time.ts';

/** Minutes since a moment, for staff: `<span data-since="epoch ms" data-minutes="{n} min">`. */
export function showElapsed(): void {
  for (const place of document.querySelectorAll<HTMLElement>('[data-since]')) {
    const n = Math.max(0, Math.floor((serverTime() - Number(place.dataset.since)) / 60_000));
    const sentence = n < 60 ? place.dataset.minutes : (place.dataset.hours ?? place.dataset.minutes);
    const told = fill(sentence ?? '{n}', { n, h: Math.floor(n / 60), m: n % 60 });
    if (place.textContent !== told) place.textContent = told;
  }
}

export function keepElapsed(): void {
  showElapsed();
  setInterval(showElapsed, 30_000);
}

import { on } from './dom.ts';

const leaving = 'form[action="/sign-out"], form[action="/switch"], form[action="/me/sign-out-everywhere"]';

/**
 * Whoever leaves this device takes their bench along: without a connection it shows nobody's until the next one has
 * opened theirs. Also where a session ended by itself, and this asks who is there.
 */
export function forgetBench(): void {
  // Not there without https; then nothing was kept either.
  if (!('caches' in globalThis)) return;
  if (document.querySelector('form[action="/sign-in"]')) void forget();
  on('submit', leaving, () => void forget());
}

/** The mark of who is at work here goes first: without it the pages are nobody's. See src/worker/pages.ts. */
async function forget(): Promise<void> {
  await caches.delete('bench-who');
  for (const name of await caches.keys()) if (name.startsWith('bench-of-')) await caches.delete(name);
}

import { keepPage } from './keep-page.ts';
import { currentPerson, pagesOf, pathToKeep } from './pages.ts';

// What is younger is as good as new.
const fresh = 10 * 60_000;
const most = 12;

/** Fetches what an open bench page offers to keep: itself as it is now, and the pages that it leads to. */
export async function keepOffered(offered: { own?: unknown; others?: unknown } | null): Promise<void> {
  const own = typeof offered?.own === 'string' ? pathToKeep(offered.own) : null;
  if (!own || !Array.isArray(offered?.others)) return;
  // The very first page was there before this was.
  await fetchPage(own, (await currentPerson()) === null);
  for (const other of offered.others.slice(0, most)) {
    const path = pathToKeep(String(other));
    if (path && path !== own && !(await isFresh(path))) await fetchPage(path, false);
  }
}

async function fetchPage(path: string, isShown: boolean): Promise<void> {
  const asked = { headers: { accept: 'text/html' }, redirect: 'manual', cache: 'no-store' } as const;
  const response = await fetch(path, { ...asked, signal: AbortSignal.timeout(20_000) }).catch(() => null);
  if (response) await keepPage(path, response, isShown).catch(() => {});
}

async function isFresh(path: string): Promise<boolean> {
  const person = await currentPerson();
  const kept = person && (await caches.match(path, { cacheName: pagesOf(person), ignoreVary: true }));
  if (!kept || kept.headers.get('Kept-By') !== BUILD) return false;
  return Math.abs(Date.now() - Number(kept.headers.get('Kept-At'))) < fresh;
}

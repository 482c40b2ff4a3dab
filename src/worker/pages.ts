import { inTurn } from './in-turn.ts';

// Who is at work on this device, as the last bench that came from the network said. Pages elsewhere take this mark away:
// see src/browser/forget-bench.ts.
const mark = 'bench-who';
const at = '/bench/who';
const prefix = 'bench-of-';

export const pagesOf = (person: string): string => prefix + person;

/** The address under which a page is kept; null: it is not. What a form or a link adds to it is no page of its own. */
export function pathToKeep(url: string): string | null {
  const { pathname } = new URL(url, location.origin);
  return /^\/bench(\/questions|\/[A-Za-z]{0,3}\d{1,9})?$/.test(pathname) ? pathname : null;
}

export async function currentPerson(): Promise<string | null> {
  const kept = await caches.match(at, { cacheName: mark });
  return kept ? kept.text() : null;
}

/** From now on this person is at work here: of who was here before nothing stays. */
export async function isNow(person: string): Promise<void> {
  if ((await currentPerson()) === person) return;
  for (const name of await allPages()) if (name !== pagesOf(person)) await caches.delete(name);
  await (await caches.open(mark)).put(at, new Response(person));
}

export async function forget(): Promise<void> {
  await caches.delete(mark);
  await inTurn(async () => {
    for (const name of await allPages()) await caches.delete(name);
  });
}

export const allPages = async (): Promise<string[]> => (await caches.keys()).filter((name) => name.startsWith(prefix));

/** A page of whoever is at work here, with the moment at which this device got it. */
export async function keptPage(path: string): Promise<Response | null> {
  const person = await currentPerson();
  const kept = person && (await caches.match(path, { cacheName: pagesOf(person), ignoreVary: true }));
  if (!kept) return null;
  const html = await kept.text();
  const since = kept.headers.get('Kept-At') ?? '';
  return new Response(html.replace('<body', `<body data-kept="${since}"`), { headers: kept.headers });
}

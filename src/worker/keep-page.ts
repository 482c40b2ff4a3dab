import { keepAssets, sweepAssets } from './assets.ts';
import { inTurn } from './in-turn.ts';
import { currentPerson, isNow, pagesOf } from './pages.ts';

// More than a day brings to one pair of hands.
const most = 30;

/**
 * Keeps a bench page that came from the network, with all it needs, in the name of the person it is for. Shown to
 * somebody, it says who is at work here; otherwise it has to be that person's.
 */
export async function keepPage(path: string, response: Response, isShown: boolean): Promise<void> {
  const person = response.headers.get('Bench-Of');
  if (response.status === 404) await dropPage(path);
  if (response.status !== 200 || response.redirected || !person || !isHtml(response)) return;
  if (isShown) await isNow(person);
  // With a query it is another page: a sheet, a beginning of an answer.
  if (new URL(response.url).search) return;
  const html = await response.text();
  await inTurn(async () => {
    if ((await currentPerson()) !== person) return;
    await keepAssets(html);
    // Meanwhile somebody may have signed out.
    if ((await currentPerson()) !== person) return;
    const headers = new Headers(response.headers);
    headers.set('Kept-At', String(Date.now()));
    headers.set('Kept-By', BUILD);
    const cache = await caches.open(pagesOf(person));
    await cache.put(path, new Response(html, { headers }));
    const orders = (await cache.keys()).filter(({ url }) => /\d$/.test(url));
    for (const old of orders.slice(0, -most)) await cache.delete(old);
    await sweepAssets();
  });
}

async function dropPage(path: string): Promise<void> {
  const person = await currentPerson();
  if (person) await (await caches.open(pagesOf(person))).delete(path, { ignoreVary: true });
}

const isHtml = ({ headers }: Response): boolean => headers.get('Content-Type')?.startsWith('text/html') ?? false;

import { keptAsset } from './assets.ts';
import { keepPage } from './keep-page.ts';
import { forget, keptPage, pathToKeep } from './pages.ts';
import { offlinePage } from './shell.ts';

// A workshop's Wi-Fi rather hangs than breaks.
const patience = 4000;

/** What this answers itself; everything else is the network's, as if nobody stood in between. */
export function answer(event: FetchEvent): Promise<Response> | null {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return null;
  if (request.mode === 'navigate') return page(event, pathToKeep(request.url));
  return /^\/(assets|brand)\//.test(pathname) ? keptAsset(request) : null;
}

/** From the network, always; what is kept comes only where the network does not answer, or cannot. */
async function page(event: FetchEvent, path: string | null): Promise<Response> {
  const kept = path === null ? null : await keptPage(path);
  const came = await ask(event.request, kept ? patience : null);
  if (!came || (came.status >= 500 && kept)) return kept ?? offlinePage();
  event.waitUntil(learn(path, came.clone()));
  return came;
}

/** Null: no answer, or not in time. It is not waited for any longer then: what hangs would hold up the next. */
async function ask(request: Request, ms: number | null): Promise<Response | null> {
  const patient = new AbortController();
  const timer = ms === null ? undefined : setTimeout(() => patient.abort(), ms);
  try {
    return await fetch(request, { signal: patient.signal });
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

/** Where the bench leads elsewhere, or is nobody's any more, nobody is at work here. */
async function learn(path: string | null, response: Response): Promise<void> {
  if (path === null) return;
  const isGone = response.type === 'opaqueredirect' || [401, 403].includes(response.status);
  if (isGone || (path === '/bench' && response.status === 404)) await forget();
  else await keepPage(path, response, true);
}

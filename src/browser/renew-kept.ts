import { request } from './dom.ts';

const again = 5000;
const nowAndThen = 30_000;

/**
 * For a page that this device had kept. What is new comes by itself once there is a connection; but where the house was
 * renewed meanwhile, or somebody else is at work here, the page is loaded anew, as soon as that disturbs nobody.
 */
export function renewKept(): void {
  const line = document.getElementById('live');
  const watch = new MutationObserver(() => line?.dataset.state === 'live' && void look());
  if (line) watch.observe(line, { attributeFilter: ['data-state'] });
  // Where sockets are blocked, the line never says so.
  const timer = setInterval(look, nowAndThen);

  async function look(): Promise<void> {
    const fresh = await freshPage();
    if (fresh === null) return;
    watch.disconnect();
    clearInterval(timer);
    if (fresh === 'elsewhere' || madeOf(fresh) !== madeOf(document)) reload();
  }
}

/** Null: the network is not what it should be yet. */
async function freshPage(): Promise<Document | 'elsewhere' | null> {
  try {
    const response = await request(location.href, { headers: { accept: 'text/html' } });
    if (response.redirected) return 'elsewhere';
    return response.ok ? new DOMParser().parseFromString(await response.text(), 'text/html') : null;
  } catch {
    return null;
  }
}

function reload(): void {
  if (document.querySelector('dialog[open], form[data-dirty], form[data-busy]')) setTimeout(reload, again);
  else location.reload();
}

/** The scripts and sheets by their hashes, and whose page it is. */
const madeOf = (page: Document): string =>
  [...page.querySelectorAll('head [href], head [src], .who__name')]
    .map((part) => part.getAttribute('href') ?? part.getAttribute('src') ?? part.textContent)
    .join();

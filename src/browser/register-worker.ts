import { renewKept } from './renew-kept.ts';

// A shop that is busy changes a bench by the second; a device need not keep each of them.
const calm = 20_000;
const soon = 1500;

/** Lets the device keep this bench page, and those it leads to, for when there is no connection. */
export function registerWorker(): void {
  // Not there without https.
  const { serviceWorker } = navigator as Partial<Navigator>;
  const main = document.querySelector('main');
  if (!serviceWorker || !main) return;
  const { ready } = serviceWorker;
  // Without a connection the one that is there goes on.
  void serviceWorker.register('/bench-worker.js', { scope: '/bench', updateViaCache: 'none' }).catch(() => {});
  if (document.body.dataset.kept !== undefined) renewKept();

  let timer = window.setTimeout(offer, soon);
  // A newer one keeps newer pages.
  serviceWorker.addEventListener('controllerchange', () => {
    timer ||= window.setTimeout(offer, soon);
  });
  new MutationObserver((changes) => {
    if (!timer && changes.some(isNews)) timer = window.setTimeout(offer, calm);
  }).observe(main, { childList: true, characterData: true, subtree: true });

  async function offer(): Promise<void> {
    timer = 0;
    const { active } = await ready;
    if (navigator.onLine) active?.postMessage({ own: location.href, others: isMetered() ? [] : others() });
  }
}

/** A clock that goes on is no news. */
const isNews = ({ target }: MutationRecord): boolean =>
  !(target instanceof Element ? target : target.parentElement)?.closest('[data-since]');

/** Where this page leads, as far as that is kept: one’s own work stands first. */
function others(): string[] {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('main a[href^="/bench/"]')];
  const orders = links.map((link) => link.pathname).filter((path) => /^\/bench\/[A-Za-z]{0,3}\d{1,9}$/.test(path));
  return ['/bench', '/bench/questions', ...new Set(orders)].slice(0, 12);
}

type Connection = { saveData?: boolean; type?: string; effectiveType?: string };

function isMetered(): boolean {
  const { saveData, type, effectiveType = '' } = (navigator as { connection?: Connection }).connection ?? {};
  return saveData === true || type === 'cellular' || effectiveType.includes('2g');
}

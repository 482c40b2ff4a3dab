import type { Fragment } from '../live/wire.ts';
import { on, request } from './dom.ts';
import { showElapsed } from './elapsed.ts';
import { applyFragment } from './morph.ts';

// Changes of one moment are asked for once.
const moment = 100;

const shown = (): HTMLElement | null => document.getElementById('beside');
const focusTitle = (): void => document.getElementById('beside-title')?.focus();
const links = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('a[data-beside]')];

/**
 * Shows an order beside the board without leaving it: the desk's own page with that order is fetched, and its aside put
 * in. What was typed in one is kept until it is looked at again. Gives back what to do with every fragment that came.
 */
export function keepBeside(): { heard: (fragment: Fragment) => void; mark: () => void } {
  const drafts = new Map<string, HTMLElement>();
  let opener = '';
  let asked = 0;
  let timer = 0;

  /** One card or row is that of the order beside it. */
  function mark(): void {
    const name = shown()?.dataset.order;
    for (const link of links()) {
      if (link.dataset.beside === name) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
  }

  /** Puts the aside away; with words in it, it is kept as it is. */
  function putAway(): void {
    const there = shown();
    if (there?.querySelector('form[data-dirty]')) drafts.set(there.dataset.order ?? '', there);
    there?.remove();
  }

  function put(fresh: HTMLElement): void {
    const name = fresh.dataset.order ?? '';
    if (shown()?.dataset.order !== name) {
      putAway();
      const kept = drafts.get(name);
      drafts.delete(name);
      document.querySelector('main > .desk__side')?.before(kept ?? fresh);
    }
    if (shown() !== fresh) applyFragment({ id: 'beside', html: fresh.outerHTML });
    showElapsed();
    mark();
  }

  /** Null: that is for the server to show, or to say. */
  async function ask(address: string): Promise<HTMLElement | null> {
    const response = await request(address, { headers: { accept: 'text/html' } }).catch(() => null);
    if (!response?.ok || response.redirected) return null;
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    const aside = page.getElementById('beside');
    return aside && document.adoptNode(aside);
  }

  async function open(address: string, isNew: boolean): Promise<void> {
    const turn = ++asked;
    const fresh = await ask(address);
    if (turn !== asked) return;
    if (!fresh) return isNew ? location.assign(address) : location.reload();
    if (isNew) history.pushState(null, '', address);
    put(fresh);
    focusTitle();
  }

  function close(isNew: boolean): void {
    asked += 1;
    const name = shown()?.dataset.order;
    putAway();
    if (isNew) history.pushState(null, '', '/desk');
    mark();
    const from = document.getElementById(opener)?.querySelector<HTMLElement>('a[data-beside]');
    const back = from?.dataset.beside === name ? from : links().find((link) => link.dataset.beside === name);
    const heading = document.querySelector<HTMLElement>('h1');
    if (!back && heading) heading.tabIndex = -1;
    (back ?? heading)?.focus();
  }

  /** The order changed, or a moment came at which it looks different. */
  async function freshen(): Promise<void> {
    const name = shown()?.dataset.order;
    if (!name) return;
    const fresh = await ask(`/desk?order=${name}`);
    if (fresh && shown()?.dataset.order === name) put(fresh);
  }

  on('click', 'a[data-beside], a[data-beside-close]', (link, event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (!link.dataset.beside) return close(true);
    opener = link.closest('[id]')?.id ?? '';
    if (shown()?.dataset.order === link.dataset.beside) return focusTitle();
    void open((link as HTMLAnchorElement).href, true);
  });
  document.addEventListener('keydown', (event) => {
    const isElsewhere = event.target instanceof Element && event.target.closest('dialog, [type="search"], select');
    if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented || isElsewhere || !shown()) return;
    event.preventDefault();
    close(true);
  });
  addEventListener('popstate', () => {
    // What was on its way is not wanted any more.
    asked += 1;
    const name = new URLSearchParams(location.search).get('order');
    if (name === (shown()?.dataset.order ?? null)) return;
    if (name) void open(location.href, false);
    else close(false);
  });
  mark();

  return {
    mark,
    heard({ id }) {
      const name = shown()?.dataset.order;
      if (!name || ![`order-row-${name}`, 'orders', 'board'].includes(id)) return;
      clearTimeout(timer);
      timer = window.setTimeout(() => void freshen(), moment);
    },
  };
}

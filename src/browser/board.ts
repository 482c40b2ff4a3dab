import type { Fragment } from '../live/wire.ts';
import { cardOf, cards } from './board-keys.ts';
import { showElapsed } from './elapsed.ts';
import { applyFragment, parse } from './morph.ts';
import { words } from './note-changes.ts';

// Changes of one moment are shown in one.
const moment = 100;
// Between one card and the next the pointer is in none.
const leaving = 300;
// Whoever has not stirred for so long does nothing with the card under the pointer.
const patience = 30_000;

/**
 * Shows fragments, but waits with those of the board while somebody is at a card: nothing moves under the pointer.
 * What came of a press on a card itself is shown at once.
 */
export function keepBoard(shown: () => void): (fragment: Fragment) => void {
  const waiting = new Map<string, Fragment>();
  const pressed = new Map<string, number>();
  let [timer, stirred] = [0, performance.now()];

  const isAtCard = () =>
    performance.now() - stirred < patience &&
    document.querySelector(':is(.exc[data-into]:hover, .exc[data-into]:focus-within)') !== null;
  const wasPressed = (id: string) => performance.now() - (pressed.get(id) ?? Number.NEGATIVE_INFINITY) < patience;

  function later(ms: number): void {
    clearTimeout(timer);
    timer = window.setTimeout(flush, ms);
  }

  function flush(): void {
    const isBusy = isAtCard();
    for (const [id, fragment] of waiting) {
      if (isBusy && !wasPressed(id)) continue;
      waiting.delete(id);
      applyFragment(fragment);
    }
    timer = 0;
    document.getElementById('board-waits')?.toggleAttribute('data-quiet', ![...waiting.values()].some(isNews));
    if (waiting.size > 0) later(1000);
    showElapsed();
    markMine();
    shown();
  }

  const stir = () => {
    stirred = performance.now();
  };
  for (const kind of ['pointermove', 'keydown', 'input', 'focusin'])
    document.addEventListener(kind, stir, { passive: true });
  for (const kind of ['pointerout', 'focusout'] as const)
    document.addEventListener(kind, ({ target }) => waiting.size > 0 && cardOf(target) && later(leaving));
  document.addEventListener('submit', ({ target }) => {
    const card = cardOf(target);
    if (card) pressed.set(card.id, performance.now());
  });
  markMine();

  return (fragment) => {
    const { id } = fragment;
    if (!/^(board|lane|exception)(-|$)/.test(id)) return applyFragment(fragment);
    if (id === 'board') waiting.clear();
    waiting.delete(id);
    waiting.set(id, fragment);
    if (!timer) later(moment);
  };
}

/** A page that comes back is sent all of it, also what it shows already. */
function isNews({ id, html }: Fragment): boolean {
  const [there, fresh] = [document.getElementById(id), parse(html)];
  return (there ? words(there) : '') !== (fresh ? words(fresh) : '');
}

/** The fragments are the same for everybody: which cards are mine, only this page knows. */
function markMine(): void {
  const me = document.querySelector<HTMLElement>('main')?.dataset.me;
  for (const card of cards()) {
    const mark = card.querySelector<HTMLElement>('[data-mine]');
    if (mark) mark.hidden = card.dataset.owner !== me;
  }
}

const card = '.exc[data-into]';

/** The cards of the board, as they stand: lane by lane. */
export const cards = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>(card)];

export const cardOf = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>(card) : null;

/** Arrows go from card to card, `a` opens what can be done with it, `g` gives it away, `?` tells these keys. */
export function serveKeys(): { markCurrent: () => void } {
  let current = '';

  /** One card is in the tab order: the one that was last at hand. */
  function markCurrent(): void {
    const all = cards();
    const chosen = all.find(({ id }) => id === current);
    for (const one of all) {
      one.tabIndex = one === (chosen ?? all[0]) ? 0 : -1;
      if (one === chosen) one.setAttribute('aria-current', 'true');
      else one.removeAttribute('aria-current');
    }
  }

  document.addEventListener('focusin', ({ target }) => {
    current = cardOf(target)?.id ?? current;
    markCurrent();
  });
  document.addEventListener('keydown', (event) => {
    const { key, target } = event;
    const isTyping = target instanceof Element && target.closest('input, textarea, select, [contenteditable], .scroll');
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping) return;
    const at = cardOf(target) ?? cards().find(({ id }) => id === current) ?? null;
    const next = key.startsWith('Arrow') && isHere(target) ? neighbour(at, key) : keys[key]?.(at);
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
  markCurrent();
  return { markCurrent };
}

/** On the board, or nowhere yet: everywhere else arrows scroll. */
const isHere = (target: EventTarget | null): boolean => cardOf(target) !== null || target === document.body;

const keys: Record<string, (at: HTMLElement | null) => HTMLElement | null | undefined> = {
  a: (at) => unfold(at)?.querySelector('summary'),
  g: (at) => unfold(at)?.querySelector('form[action$="/offer"] select'),
  '?': () => {
    const hint = document.querySelector<HTMLDetailsElement>('#board-keys');
    if (hint) hint.open = !hint.open;
    return hint?.querySelector('summary');
  },
};

function unfold(at: HTMLElement | null): HTMLDetailsElement | null {
  const fold = at?.querySelector<HTMLDetailsElement>('details[data-acts]') ?? null;
  if (fold) fold.open = true;
  return fold;
}

/** Up and down within the whole board, sideways to the same height in the next lane that has cards. */
function neighbour(at: HTMLElement | null, key: string): HTMLElement | undefined {
  const all = cards();
  if (!at) return all[0];
  const step = key === 'ArrowDown' || key === 'ArrowRight' ? 1 : -1;
  if (key === 'ArrowDown' || key === 'ArrowUp') return all[all.indexOf(at) + step];
  const lanes = [...document.querySelectorAll('.lane ul')].map((lane) => all.filter((one) => lane.contains(one)));
  const own = lanes.findIndex((lane) => lane.includes(at));
  const others = step > 0 ? lanes.slice(own + 1) : lanes.slice(0, own).reverse();
  const other = others.find(({ length }) => length > 0);
  return other?.[Math.min(lanes[own]?.indexOf(at) ?? 0, other.length - 1)];
}

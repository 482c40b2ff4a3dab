import { Idiomorph } from 'idiomorph';
import type { Fragment } from '../live/wire.ts';
import { isGuarded } from './drafts.ts';
import { keepingFocus } from './focus.ts';
import { noteChanges } from './note-changes.ts';

/** Puts a fragment in its place: patches, inserts or removes. Focus, scroll, drafts and open folds stay. */
export function applyFragment({ id, html }: Fragment): void {
  // These two speak for this page alone, not for the order.
  if (id === 'live' || id === 'announcer') return;
  const there = document.getElementById(id);
  const fresh = parse(html);
  if (there) noteChanges(there, held, () => keepingFocus(() => (fresh ? patch(there, fresh) : remove(there))));
  else if (fresh) insert(fresh);
}

/** Nobody is at work in this form any more: what it missed is made up for. */
export function letGo(form: HTMLFormElement): void {
  const missed = held.get(form);
  if (!missed) return;
  held.delete(form);
  keepingFocus(() => (missed.fresh ? patch(form, missed.fresh) : remove(missed.place)));
}

/** What forms missed while somebody was at work in them: their new version, or that their place is gone. */
export type Held = WeakMap<HTMLFormElement, { place: Element; fresh: Element | null }>;
const held: Held = new WeakMap();

export function parse(html: string): Element | null {
  const template = document.createElement('template');
  template.innerHTML = html;
  return template.content.firstElementChild;
}

const isOlder = (fresh: Element, there: Element): boolean =>
  Number(fresh.getAttribute('data-v') ?? Number.NaN) < Number(there.getAttribute('data-v') ?? Number.NaN);

function insert(fresh: Element): void {
  const into = fresh.getAttribute('data-into');
  const list = document.getElementById(into ?? fresh.getAttribute('data-into-end') ?? '');
  if (!list) return;
  fresh.setAttribute('data-fresh', '');
  setTimeout(() => fresh.removeAttribute('data-fresh'), 10_000);
  keepingScroll(() => (into ? list.prepend(fresh) : list.append(fresh)));
}

/** Where the browser does not hold the page still by itself (Safari), what is being read stays where it is. */
function keepingScroll(change: () => void): void {
  const read = CSS.supports('overflow-anchor', 'auto')
    ? null
    : document.elementFromPoint(innerWidth / 2, innerHeight / 2);
  const before = read?.getBoundingClientRect().top ?? 0;
  change();
  if (read && scrollY > 0) scrollBy(0, read.getBoundingClientRect().top - before);
}

function remove(place: Element): void {
  if (mayGo(place)) place.remove();
}

function patch(there: Element, fresh: Element): void {
  void Idiomorph.morph(there, fresh, {
    callbacks: { beforeNodeMorphed: mayChange, beforeNodeRemoved: mayGo, beforeAttributeUpdated: mayTurn },
  });
}

function mayChange(there: Node, fresh: Node): boolean {
  if (!(there instanceof Element && fresh instanceof Element)) return true;
  if (isOlder(fresh, there)) return false;
  if (!(there instanceof HTMLFormElement)) return true;
  held.delete(there);
  if (!isGuarded(there)) return true;
  held.set(there, { place: there, fresh: fresh.cloneNode(true) as Element });
  return false;
}

function mayGo(place: Node): boolean {
  if (!(place instanceof Element)) return true;
  const forms = [place, ...place.querySelectorAll('form')].filter((part) => part instanceof HTMLFormElement);
  const kept = forms.filter(isGuarded);
  for (const form of kept) held.set(form, { place, fresh: null });
  return kept.length === 0;
}

/** Opened and closed by the reader, not by the server; and a language is never lost. */
function mayTurn(name: string, place: Element, how: 'update' | 'remove'): boolean {
  if (name === 'open') return !place.matches('details, dialog');
  if (name === 'tabindex') return place !== document.activeElement;
  return !(name === 'lang' && how === 'remove');
}

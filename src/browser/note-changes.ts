import { warn } from './dom.ts';
import type { Held } from './morph.ts';

/**
 * Carries out a change; where it changed what is said around a draft, or what the draft answers to, the draft gets a
 * note above it. Not a live region: the reader is in the middle of a sentence.
 */
export function noteChanges(root: Element, held: Held, change: () => void): void {
  const drafts = [...root.querySelectorAll<HTMLFormElement>('form[data-dirty]')];
  if (root.matches('form[data-dirty]')) drafts.push(root as HTMLFormElement);
  const before = drafts.map((form) => wordsAround(form));
  change();
  drafts.forEach((form, index) => {
    if (!form.isConnected) return;
    const missed = held.get(form);
    const isNew = missed && (missed.fresh === null || words(missed.fresh) !== words(form));
    if (isNew || wordsAround(form) !== before[index]) note(form);
  });
}

export const dropNote = (form: HTMLFormElement): void => form.querySelector('[data-note]')?.remove();

function note(form: HTMLFormElement): void {
  const sentence = document.body.dataset.textChanged;
  if (!sentence || form.querySelector('[data-note]')) return;
  const callout = warn(document.createElement('p'), sentence);
  callout.className = 'callout';
  callout.dataset.tone = 'wait';
  callout.dataset.note = '';
  form.prepend(callout);
}

const wordsAround = (form: HTMLFormElement): string => words(form.parentElement?.closest('[id]') ?? form);

/** What is said in a place, without what only this page knows: its clocks, its errors, its notes. */
export function words(place: Element): string {
  const copy = place.cloneNode(true) as Element;
  for (const part of copy.querySelectorAll('[data-since], [data-note], .error')) part.remove();
  return copy.textContent?.replace(/\s+/g, ' ').trim() ?? '';
}

import type { Typed } from './store.ts';

/** What was pressed, in words: the button, what was chosen with it, and what it is about. */
export function saysOf(form: HTMLFormElement, address: string, fields: [string, string][]): string {
  const pressed = form.querySelector('button[data-busy]');
  // A button that carries a value is one of several answers: the question above them belongs to it.
  const question = pressed?.hasAttribute('name') ? form.closest('dialog')?.querySelector('h2') : null;
  const parts = [question, pressed?.querySelector('b') ?? pressed, ...chosenIn(form), headingOf(address, fields)];
  return parts
    .map((part) => (part ? wordsOf(part) : ''))
    .filter(Boolean)
    .join(' · ');
}

/** The fields of a form that hold somebody's own words. */
export const typedIn = (form: HTMLFormElement): Typed[] =>
  [...form.elements].filter(isTyped).map((control) => ({
    name: control.name,
    label: control.labels?.[0] ? wordsOf(control.labels[0]) : '',
    long: control instanceof HTMLTextAreaElement,
  }));

const isTyped = (control: Element): control is HTMLInputElement | HTMLTextAreaElement =>
  isShown(control) &&
  (control instanceof HTMLTextAreaElement ||
    (control instanceof HTMLInputElement && !/hidden|radio|checkbox|file|submit|button/.test(control.type)));

// What was folded away was not chosen by anybody.
const isShown = (element: Element | null | undefined): element is Element =>
  (element?.getClientRects().length ?? 0) > 0;

function chosenIn(form: HTMLFormElement): Element[] {
  return [...form.elements].flatMap((control): Element[] => {
    if (control instanceof HTMLSelectElement) return control.value ? [...control.selectedOptions] : [];
    const isChosen =
      control instanceof HTMLInputElement &&
      /radio|checkbox/.test(control.type) &&
      control.checked &&
      control.value !== '';
    const label = isChosen ? control.labels?.[0] : null;
    return isShown(label) ? [label] : [];
  });
}

/** The title of the step or the question, as the page shows it. */
function headingOf(address: string, fields: [string, string][]): Element | null {
  const [, kind = 'steps', id = fields.find(([name]) => name === 'step')?.[1]] =
    /\/(steps|questions|exceptions)\/([^/]+)\//.exec(address) ?? [];
  const place = id && document.getElementById(`${kind.slice(0, -1)}-${decodeURIComponent(id)}`);
  return (place || null)?.querySelector('h1, h2, h3') ?? null;
}

/** What somebody sees of it: without icons, hints and what is only read aloud. */
function wordsOf(element: Element): string {
  const copy = element.cloneNode(true) as Element;
  for (const part of copy.querySelectorAll('svg, small, q, .vh, .hint, [aria-hidden="true"]')) part.remove();
  return copy.textContent?.replace(/\s+/g, ' ').trim() ?? '';
}

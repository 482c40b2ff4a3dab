/** Marks a form that holds something typed with data-dirty, and takes the mark away when all is as it was. */
export function watchDrafts(letGo: (form: HTMLFormElement) => void): void {
  const look = (event: Event) => {
    const form = formOf(event.target);
    if (!form) return;
    settled.delete(form);
    form.toggleAttribute('data-dirty', [...form.elements].some(isTouched));
  };
  document.addEventListener('input', look);
  document.addEventListener('focusin', (event) => {
    const form = formOf(event.target);
    if (form) settled.delete(form);
  });
  document.addEventListener('focusout', (event) => {
    const form = formOf(event.target);
    // Only now is it known where the focus went.
    if (form) setTimeout(() => !isGuarded(form) && letGo(form));
  });
  document.addEventListener('reset', (event) => (event.target as Element).removeAttribute('data-dirty'));
  // What the browser put back into the fields after a reload is a draft too.
  for (const form of document.forms) form.toggleAttribute('data-dirty', [...form.elements].some(isTouched));
}

/** Somebody is at work in this form: it is left alone until they are done. */
export const isGuarded = (form: HTMLFormElement): boolean =>
  form.matches('[data-dirty],[data-busy]') || (form.contains(document.activeElement) && !settled.has(form));

/** What was typed has arrived: the form may change again although the focus is still in it. */
export function settle(form: HTMLFormElement): void {
  form.reset();
  settled.add(form);
}

const settled = new WeakSet<HTMLFormElement>();

const formOf = (target: EventTarget | null): HTMLFormElement | null =>
  target instanceof Element ? target.closest('form') : null;

function isTouched(control: Element): boolean {
  if (control instanceof HTMLTextAreaElement) return control.value !== control.defaultValue;
  if (control instanceof HTMLSelectElement) {
    const usual = [...control.options].findIndex((option) => option.defaultSelected);
    return control.selectedIndex !== Math.max(usual, 0);
  }
  if (!(control instanceof HTMLInputElement) || control.type === 'hidden') return false;
  if (/checkbox|radio/.test(control.type)) return control.checked !== control.defaultChecked;
  return control.value !== control.defaultValue;
}

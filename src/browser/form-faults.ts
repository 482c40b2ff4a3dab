import { warn } from './dom.ts';

export type Fault = { field: string; message: string };

export function clearFaults(form: HTMLFormElement): void {
  for (const error of form.querySelectorAll('.error')) error.remove();
  for (const control of form.querySelectorAll('[aria-invalid]')) {
    control.removeAttribute('aria-invalid');
    const described = control.getAttribute('aria-describedby')?.split(' ') ?? [];
    const left = described.filter((id) => document.getElementById(id));
    if (left.length > 0) control.setAttribute('aria-describedby', left.join(' '));
    else control.removeAttribute('aria-describedby');
  }
}

/** Says each fault at its field, the rest with the form, and puts the focus where the first one is. */
export function showFaults(form: HTMLFormElement, faults: Fault[], sentence: string): void {
  const homeless: string[] = [];
  const found: HTMLElement[] = [];
  for (const { field, message } of faults) {
    const control = controlOf(form, field);
    if (control) found.push(showFault(control, field, message));
    else homeless.push(message);
  }
  showComplaint(form, null, [sentence, ...homeless].join(' '), found.length === 0);
  found[0]?.focus();
}

/** Says what is wrong with the form as a whole, beside what was pressed. With `aloud` it is an alert: not saved. */
export function showComplaint(
  form: HTMLFormElement,
  pressed: HTMLElement | null,
  sentence: string,
  aloud = false,
): void {
  const complaint = document.createElement('p');
  complaint.className = 'error';
  complaint.dataset.formError = '';
  if (aloud) complaint.setAttribute('role', 'alert');
  let place: Element | null = pressed && form.contains(pressed) ? pressed : null;
  while (place && place.parentElement !== form) place = place.parentElement;
  if (place) place.before(complaint);
  else form.prepend(complaint);
  warn(complaint, sentence);
}

function controlOf(form: HTMLFormElement, field: string): HTMLElement | null {
  const named = form.elements.namedItem(field);
  const control = named instanceof RadioNodeList ? named[0] : named;
  return control instanceof HTMLElement && control.getAttribute('type') !== 'hidden' ? control : null;
}

function showFault(control: HTMLElement, field: string, message: string): HTMLElement {
  const error = warn(document.createElement('p'), message);
  error.className = 'error';
  error.id = `${control.id || field}-fault`;
  const group = control.closest('.field, fieldset');
  if (group) group.append(error);
  else control.after(error);
  control.setAttribute('aria-invalid', 'true');
  const described = control.getAttribute('aria-describedby');
  control.setAttribute('aria-describedby', described ? `${error.id} ${described}` : error.id);
  return control;
}

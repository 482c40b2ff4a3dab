import { on } from './dom.ts';
import { settle } from './drafts.ts';
import type { Look } from './follow.ts';
import { clearFaults, showComplaint, showFaults } from './form-faults.ts';
import { letGo } from './morph.ts';
import { dropNote } from './note-changes.ts';
import type { Answer, Deliver } from './parcel.ts';

/** Sends `form[data-live]` without leaving the page. Words stay where they were typed until they have arrived. */
export function sendForms(look: Look | null, deliver: Deliver): void {
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement)) return;
    const pressed = event.submitter;
    const isUnavailable = pressed?.getAttribute('aria-disabled') === 'true' || form.hasAttribute('data-busy');
    const isLive = form.matches('[data-live]');
    if (isUnavailable || isLive) event.preventDefault();
    if (isLive && !isUnavailable) void send(form, pressed, look, deliver);
  });
  // A glove hits twice: the second hit would press whatever the first one put in its place.
  on('click', 'form[data-live] button:not([type="button"])', (_button, event) => {
    if (event.detail > 1) event.preventDefault();
  });
  document.querySelector<HTMLElement>('[data-error-summary], [aria-invalid="true"]')?.focus();
}

async function send(
  form: HTMLFormElement,
  pressed: HTMLElement | null,
  look: Look | null,
  deliver: Deliver,
): Promise<void> {
  const fields = fieldsOf(form, pressed);
  const address = pressed?.getAttribute('formaction') ?? form.getAttribute('action') ?? '';
  clearFaults(form);
  setBusy(form, pressed, true);
  const { status, answer } = await deliver({ address, fields, key: keyFor(form, fields) }, form);
  setBusy(form, pressed, false);
  if (status > 0 && status < 500) keys.delete(form);
  if (status >= 200 && status < 300) arrived(form, answer, status === 202 ? () => true : look);
  else if (status === 422 && answer.errors) showFaults(form, answer.errors, answer.detail ?? '');
  else showComplaint(form, pressed, answer.detail ?? document.body.dataset.textNotSaved ?? '', true);
}

// The same words sent again after a lost answer carry the same key, so that nothing happens twice.
const keys = new WeakMap<HTMLFormElement, { body: string; key: string }>();

function keyFor(form: HTMLFormElement, fields: [string, string][]): string {
  const files = form.querySelector<HTMLInputElement>('input[type="file"]')?.files ?? [];
  const body = JSON.stringify([fields, [...files].map(({ name, size }) => [name, size])]);
  const kept = keys.get(form);
  if (kept?.body === body) return kept.key;
  const key = randomUuid();
  keys.set(form, { body, key });
  return key;
}

// Not crypto.randomUUID: that one is missing where a workshop runs without https.
const randomUuid = (): string =>
  '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, (digit) =>
    (Number(digit) ^ ((crypto.getRandomValues(new Uint8Array(1))[0] ?? 0) & (15 >> (Number(digit) / 4)))).toString(16),
  );

function fieldsOf(form: HTMLFormElement, pressed: HTMLElement | null): [string, string][] {
  const fields: [string, string][] = [];
  for (const [name, value] of new FormData(form)) {
    // `key` is for pages without this script: it changes with the page, and these words keep one key until they arrive.
    if (typeof value === 'string' && name !== 'key') fields.push([name, value]);
  }
  const name = pressed?.getAttribute('name');
  if (name) fields.push([name, pressed?.getAttribute('value') ?? '']);
  return fields;
}

function setBusy(form: HTMLFormElement, pressed: HTMLElement | null, busy: boolean): void {
  form.toggleAttribute('data-busy', busy);
  pressed?.toggleAttribute('data-busy', busy);
  if (busy) pressed?.setAttribute('aria-disabled', 'true');
  else pressed?.removeAttribute('aria-disabled');
}

function arrived(form: HTMLFormElement, { location: next, seq }: Answer, look: Look | null): void {
  const there = new URL(next ?? '', location.href);
  const isElsewhere = there.pathname !== location.pathname;
  dropNote(form);
  settle(form);
  form.closest('dialog')?.close();
  const fold = form.closest<HTMLDetailsElement>('details[data-close]');
  if (fold) {
    fold.querySelector('summary')?.focus();
    fold.open = false;
  }
  letGo(form);
  if (next && isElsewhere && there.origin === location.origin) location.assign(there.href);
  else if (!look?.(seq)) location.reload();
}

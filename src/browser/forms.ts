import { on, request } from './dom.ts';
import { settle } from './drafts.ts';
import type { Look } from './follow.ts';
import { clearFaults, type Fault, showComplaint, showFaults } from './form-faults.ts';
import { letGo } from './morph.ts';
import { dropNote } from './note-changes.ts';

type Answer = { location?: string; seq?: number; detail?: string; errors?: Fault[] };

/** Sends `form[data-live]` without leaving the page. Words stay where they were typed until they have arrived. */
export function sendForms(look: Look | null): void {
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement)) return;
    const pressed = event.submitter;
    const isUnavailable = pressed?.getAttribute('aria-disabled') === 'true' || form.hasAttribute('data-busy');
    const isLive = form.matches('[data-live]:not([enctype^="multipart"])');
    if (isUnavailable || isLive) event.preventDefault();
    if (isLive && !isUnavailable) void send(form, pressed, look);
  });
  // A glove hits twice: the second hit would press whatever the first one put in its place.
  on('click', 'form[data-live] button:not([type="button"])', (_button, event) => {
    if (event.detail > 1) event.preventDefault();
  });
  document.querySelector<HTMLElement>('[data-error-summary], [aria-invalid="true"]')?.focus();
}

async function send(form: HTMLFormElement, pressed: HTMLElement | null, look: Look | null): Promise<void> {
  const body = bodyOf(form, pressed);
  clearFaults(form);
  setBusy(form, pressed, true);
  const { status, answer } = await post(form, pressed, body);
  setBusy(form, pressed, false);
  if (status >= 200 && status < 300) arrived(form, answer, look);
  else if (status === 422 && answer.errors) showFaults(form, answer.errors, answer.detail ?? '');
  else showComplaint(form, pressed, answer.detail ?? document.body.dataset.textNotSaved ?? '', true);
}

/** Status 0: nobody knows whether it arrived. */
async function post(
  form: HTMLFormElement,
  pressed: HTMLElement | null,
  body: string,
): Promise<{ status: number; answer: Answer }> {
  const address = pressed?.getAttribute('formaction') ?? form.getAttribute('action') ?? '';
  const headers = {
    accept: 'application/json',
    'content-type': 'application/x-www-form-urlencoded',
    'idempotency-key': keyFor(form, body),
  };
  try {
    const response = await request(address, { method: 'POST', headers, body });
    // Nothing of ours leads a program elsewhere: that was a sign-in page or somebody's Wi-Fi.
    if (response.redirected) return { status: 0, answer: {} };
    const answer = (await response.json().catch(() => ({}))) as Answer;
    if (response.status < 500) keys.delete(form);
    return { status: response.status, answer };
  } catch {
    return { status: 0, answer: {} };
  }
}

// The same words sent again after a lost answer carry the same key, so that nothing happens twice.
const keys = new WeakMap<HTMLFormElement, { body: string; key: string }>();

function keyFor(form: HTMLFormElement, body: string): string {
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

function bodyOf(form: HTMLFormElement, pressed: HTMLElement | null): string {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    // `key` is for pages without this script: it changes with the page, and these words keep one key until they arrive.
    if (typeof value === 'string' && name !== 'key') body.append(name, value);
  }
  const name = pressed?.getAttribute('name');
  if (name) body.append(name, pressed?.getAttribute('value') ?? '');
  return body.toString();
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

import { on } from './dom.ts';
import { forgetBench } from './forget-bench.ts';

/** Copying, the pad for a code and the key for search: on the pages of those who work here. */
export function serveStaff(): void {
  forgetBench();
  on('click', '[data-copy]', (button) => void copy(button));
  on('click', '[data-digit]', typeDigit);
  on('click', '[data-camera]', takePhoto);
  document.addEventListener('keydown', jumpToSearch);
}

async function copy(button: HTMLElement): Promise<void> {
  try {
    await navigator.clipboard.writeText(button.dataset.copy ?? '');
  } catch {
    // Without https there is no clipboard: what is to be copied is at least selected.
    const shown = document.getElementById(button.dataset.copyFrom ?? '');
    if (shown) getSelection()?.selectAllChildren(shown);
    return;
  }
  const label = button.querySelector('[data-label]') ?? button;
  const before = label.textContent;
  label.textContent = button.dataset.copied ?? before;
  setTimeout(() => {
    label.textContent = before;
  }, 3000);
}

/** Opens the camera at once; the field itself lets a phone ask whether it is the camera or a photo that is there. */
function takePhoto(button: HTMLElement): void {
  const input = document.getElementById(button.dataset.camera ?? '');
  if (!(input instanceof HTMLInputElement)) return;
  input.setAttribute('capture', 'environment');
  input.click();
  input.removeAttribute('capture');
}

/** `data-digit="7"` types a 7 into the form's `input[data-pin]`; an empty one takes the last digit back. */
function typeDigit(button: HTMLElement): void {
  const input = button.closest('form')?.querySelector<HTMLInputElement>('input[data-pin]');
  const digit = button.dataset.digit ?? '';
  if (!input || (digit && input.maxLength > 0 && input.value.length >= input.maxLength)) return;
  input.value = digit ? input.value + digit : input.value.slice(0, -1);
  input.dispatchEvent(new Event('input', { bubbles: true }));
}

function jumpToSearch(event: KeyboardEvent): void {
  const isTyping =
    event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]');
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping) return;
  const search = document.querySelector<HTMLElement>('[data-find]');
  if (!search) return;
  event.preventDefault();
  search.focus();
}

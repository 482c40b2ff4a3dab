import { on } from './dom.ts';

/** Sheets, theme, printing, copying, the pad for a code and the key for search: what needs a script and little of it. */
export function serveControls(): void {
  on('click', '[data-open]', (opener, event) => {
    const sheet = document.getElementById(opener.dataset.open ?? '');
    if (!(sheet instanceof HTMLDialogElement) || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    if (!sheet.open) sheet.showModal();
  });
  on('click', '[data-close-dialog]', (closer, event) => {
    event.preventDefault();
    closer.closest('dialog')?.close();
  });
  on('click', '[data-theme-toggle]', changeTheme);
  on('click', '[data-print]', () => print());
  on('click', '[data-copy]', (button) => void copy(button));
  on('click', '[data-digit]', typeDigit);
  document.addEventListener('keydown', jumpToSearch);
}

function changeTheme(): void {
  const root = document.documentElement;
  const isDark = root.dataset.theme
    ? root.dataset.theme === 'dark'
    : matchMedia('(prefers-color-scheme: dark)').matches;
  const theme = isDark ? 'light' : 'dark';
  root.dataset.theme = theme;
  // biome-ignore lint/suspicious/noDocumentCookie: the server reads it before the first paint; cookieStore is not everywhere
  document.cookie = `theme=${theme}; path=/; max-age=31536000; samesite=lax`;
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

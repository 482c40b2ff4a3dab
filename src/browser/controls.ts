import { on } from './dom.ts';

/** Sheets, theme and printing: what every page needs a script for, and little of it. */
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
  // Most never choose a photo: what shows it is fetched then.
  on('change', '[data-shrink]', (input) => {
    void import(input.dataset.shrink ?? '').then(({ choose }) => choose(input)).catch(() => {});
  });
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

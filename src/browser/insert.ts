import { on } from './dom.ts';

/** A link with `data-insert="id"` puts its words where the cursor is in that field; without this it leads to them. */
export function insertWords(): void {
  on('click', '[data-insert]', (link, event) => {
    const area = document.getElementById(link.dataset.insert ?? '');
    if (!(area instanceof HTMLTextAreaElement)) return;
    event.preventDefault();
    area.setRangeText(`${link.textContent} `, area.selectionStart, area.selectionEnd, 'end');
    area.focus();
    area.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

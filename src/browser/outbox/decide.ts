import { on } from '../dom.ts';
import { edited, openEdit } from './edit.ts';
import type { List } from './list.ts';
import { part, type Row } from './row.ts';
import type { Act, Store } from './store.ts';

/** What a person does about something refused: again, with other words, or not at all. */
export function serveDecisions(list: List, store: Store, newKey: () => string, decided: () => void): void {
  const change = async (row: Row, into: Partial<Act>) => {
    await store.change(row.act.key, into);
    decided();
  };
  const again: Partial<Act> = { state: 'waiting', detail: '', tries: 0 };
  const presses: Record<string, (row: Row) => void> = {
    again: (row) => void change(row, again),
    change: openEdit,
    cancel(row) {
      part(row, 'edit').replaceChildren();
      row.element.querySelector<HTMLElement>('[data-press="change"]')?.focus();
    },
    drop: (row) => void change(row, { state: 'dropped', droppedAt: Date.now() }),
    undo: (row) => void change(row, { state: 'refused', droppedAt: null }),
  };
  on('click', '#outbox [data-press]', (button, event) => {
    const row = list.rowOf(button);
    // A glove hits twice: the second hit would press whatever the first one put in its place.
    if (row && event.detail < 2) presses[button.dataset.press ?? '']?.(row);
  });
  on('submit', '#outbox form', (form, event) => {
    event.preventDefault();
    const row = list.rowOf(form);
    // Other words are another act: under the old key they would be refused for not being the same.
    if (row) void change(row, { ...again, key: newKey(), fields: edited(row) });
  });
}

import { mostSteps, type StepRow } from './template-form.ts';

export const blankRow: StepRow = {
  ...{ title: '', customerNl: '', customerEn: '', minutes: '', news: 'loud', usually: '', usualPerson: '' },
};

export type Pressed = { rows: StepRow[]; focus: string | null };

/** The rows after a press on "add", "remove-3", "up-3" or "down-3", and where the typing goes on. Nothing is saved. */
export function pressRow(rows: StepRow[], press: string): Pressed {
  if (press === 'add') {
    if (rows.length >= mostSteps) return { rows, focus: null };
    return { rows: [...rows, blankRow], focus: `title-${rows.length + 1}` };
  }
  const [act, row] = press.split('-');
  const at = Number(row) - 1;
  const moved = rows[at];
  if (!moved) return { rows, focus: null };
  const rest = rows.toSpliced(at, 1);
  if (act === 'remove') return { rows: rest, focus: rest.length > 0 ? `title-${Math.min(at + 1, rest.length)}` : null };
  const to = act === 'up' ? at - 1 : at + 1;
  if (to < 0 || to > rest.length) return { rows, focus: null };
  return { rows: rest.toSpliced(to, 0, moved), focus: focusAfter(act === 'up', to, rest.length) };
}

/** The same button again, unless the row has come to the end of its way. */
function focusAfter(up: boolean, to: number, last: number): string {
  if (up) return to === 0 ? `down-${to + 1}` : `up-${to + 1}`;
  return to === last ? `up-${to + 1}` : `down-${to + 1}`;
}

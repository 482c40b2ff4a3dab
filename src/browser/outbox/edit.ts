import { element, part, type Row } from './row.ts';

/** Makes the words of an act editable where it stands. */
export function openEdit(row: Row): void {
  const place = part(row, 'edit') as HTMLFormElement;
  const buttons = (part(row, 'edit-buttons') as HTMLTemplateElement).content.cloneNode(true);
  place.replaceChildren(
    ...row.act.typed.map(({ name, label, long }) => {
      const control = document.createElement(long ? 'textarea' : 'input');
      const value = row.act.fields.find(([field]) => field === name)?.[1] ?? '';
      Object.assign(control, { id: `${row.element.id}-${name}`, name, className: 'input', value });
      // What it was is what it is compared with when somebody looks whether there is a draft.
      control.defaultValue = value;
      const field = Object.assign(document.createElement('div'), { className: 'field' });
      field.append(Object.assign(element('label', label), { htmlFor: control.id }), control);
      return field;
    }),
    buttons,
  );
  place.querySelector<HTMLElement>('.input')?.focus();
}

/** The fields of the act as they are now filled in. */
export function edited(row: Row): [string, string][] {
  const now = new Map(
    [...new FormData(part(row, 'edit') as HTMLFormElement)].map(([name, value]) => [name, String(value)]),
  );
  return row.act.fields.map(([name, value]) => [name, now.get(name) ?? value]);
}

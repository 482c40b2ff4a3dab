import { fill } from './dom.ts';

// What an input holds is replaced by what is chosen next: with a camera one would only ever have the last photo.
const kept = new WeakMap<HTMLInputElement, File[]>();
const known = new WeakSet<HTMLFormElement>();

const most = 10;
const edge = 320;

/** Shows the photos that were chosen so far, each with a button that takes it away again, and asks what is to be seen. */
export function showChosen(input: HTMLInputElement): void {
  const before = kept.get(input) ?? [];
  const added = [...(input.files ?? [])].filter((file) => !before.some((one) => isSame(one, file)));
  const all = [...before, ...added];
  hold(input, all.slice(0, most));
  show(input, all.length > most);
  const { form } = input;
  if (!form || known.has(form)) return;
  known.add(form);
  form.addEventListener('reset', () => {
    for (const one of form.querySelectorAll<HTMLInputElement>('input[data-shrink]')) {
      kept.delete(one);
      show(one, false);
    }
  });
}

const isSame = (one: File, other: File): boolean =>
  one.name === other.name && one.size === other.size && one.lastModified === other.lastModified;

function hold(input: HTMLInputElement, files: File[]): void {
  const holder = new DataTransfer();
  for (const file of files) holder.items.add(file);
  input.files = holder.files;
  kept.set(input, files);
  // Whether there is something in the form that is not sent yet.
  input.dispatchEvent(new Event('input', { bubbles: true }));
}

function show(input: HTMLInputElement, isTooMany: boolean): void {
  const field = input.closest<HTMLElement>('[data-photo-field]');
  if (!field) return;
  const files = kept.get(input) ?? [];
  for (const old of field.querySelectorAll('.chosen')) old.remove();
  field.toggleAttribute('data-chosen', files.length > 0);
  // What is asked about a photo comes after it.
  const more = field.querySelector('.photo-field__more');
  if (more) field[files.length > 0 ? 'append' : 'prepend'](more);
  if (files.length === 0) return;
  const place = document.createElement('div');
  place.className = 'chosen';
  const list = document.createElement('ul');
  list.className = 'photos chosen__list';
  list.setAttribute('role', 'list');
  list.append(...files.map((file) => itemOf(input, file)));
  const said = document.createElement('p');
  said.className = 'hint';
  said.setAttribute('role', 'status');
  place.append(list, said);
  field.querySelector('.snaps')?.after(place);
  const { textChosen, textMost } = field.dataset;
  // It is heard when it changes in a place that is there already.
  setTimeout(() => {
    said.textContent = isTooMany ? fill(textMost, { most }) : fill(textChosen, { count: files.length });
  });
  void draw(list, files);
}

function itemOf(input: HTMLInputElement, file: File): HTMLElement {
  const item = document.createElement('li');
  item.className = 'chosen__one';
  const picture = document.createElement('canvas');
  picture.className = 'chosen__picture';
  picture.setAttribute('role', 'img');
  picture.setAttribute('aria-label', file.name);
  const away = document.createElement('button');
  away.type = 'button';
  away.className = 'btn btn--icon chosen__away';
  away.setAttribute(
    'aria-label',
    fill(input.closest<HTMLElement>('[data-photo-field]')?.dataset.textRemove, { name: file.name }),
  );
  away.innerHTML = '<svg class="icon" aria-hidden="true" viewBox="0 0 24 24"><use href="#i-x"/></svg>';
  away.addEventListener('click', () => {
    hold(
      input,
      (kept.get(input) ?? []).filter((one) => one !== file),
    );
    show(input, false);
    const field = input.closest('[data-photo-field]');
    (field?.querySelector<HTMLElement>('.chosen__away') ?? input).focus();
  });
  item.append(picture, away);
  return item;
}

/** One after the other: a phone has no room for ten at once. Drawn and not linked: the page's policy knows no blobs. */
async function draw(list: HTMLElement, files: File[]): Promise<void> {
  const canvases = [...list.querySelectorAll('canvas')];
  for (const [i, file] of files.entries()) {
    const canvas = canvases[i];
    if (!canvas?.isConnected) return;
    try {
      const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
      const by = Math.min(1, edge / Math.max(picture.width, picture.height));
      canvas.width = Math.max(1, Math.round(picture.width * by));
      canvas.height = Math.max(1, Math.round(picture.height * by));
      canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
      picture.close();
    } catch {
      const name = document.createElement('span');
      name.className = 'chosen__name';
      name.textContent = file.name;
      canvas.replaceWith(name);
    }
  }
}

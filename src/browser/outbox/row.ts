import { fill } from '../dom.ts';
import { serverTime } from '../time.ts';
import type { Happened } from './since.ts';
import type { Kept } from './store.ts';

export type Row = { element: HTMLLIElement; act: Kept; shown: string };

/** One act of the list, from the page's own template. */
export function makeRow(template: HTMLTemplateElement, act: Kept): Row {
  const element = (template.content.firstElementChild as HTMLLIElement).cloneNode(true) as HTMLLIElement;
  element.id = `out-${act.n}`;
  const row = { element, act, shown: '' };
  for (const photo of act.photos) void thumbnail(photo, part(row, 'photos'));
  part(row, 'photos').hidden = act.photos.length === 0;
  return row;
}

/** Shows how it stands with it now; what somebody is changing stays as it is. */
export function fillRow(row: Row, act: Kept, sent: number | undefined): void {
  row.act = act;
  const state = act.state === 'waiting' && sent !== undefined ? 'sending' : act.state;
  const bar = part(row, 'bar') as HTMLProgressElement;
  bar.hidden = state !== 'sending' || act.photos.length === 0;
  bar.value = sent ?? 0;
  const shown = JSON.stringify([state, act.key, act.detail, act.tries]);
  if (shown === row.shown) return;
  row.shown = shown;
  row.element.dataset.state = state;
  for (const tag of row.element.querySelectorAll<HTMLElement>('[data-tag]')) tag.hidden = tag.dataset.tag !== state;
  say(part(row, 'says'), act.says);
  const where = part(row, 'where');
  say(where, fill(where.dataset.text, { time: when(act.madeAt - Date.now() + serverTime()), order: act.order }));
  const tried = part(row, 'tried');
  tried.hidden = state !== 'waiting' || act.tries === 0;
  say(tried, fill(act.tries === 1 ? tried.dataset.one : tried.dataset.many, { n: act.tries }));
  part(row, 'typed').replaceChildren(...wordsIn(act).map((text) => element('q', text)));
  say(part(row, 'detail'), act.detail || (part(row, 'detail').dataset.text ?? ''));
  const isRefused = state === 'refused';
  part(row, 'why').hidden = !isRefused;
  if (!isRefused) part(row, 'since').hidden = true;
  const hadFocus = row.element.contains(document.activeElement);
  for (const button of row.element.querySelectorAll<HTMLElement>('[data-press]'))
    button.hidden = button.dataset.on !== state || (button.dataset.press === 'change' && act.typed.length === 0);
  if (!isRefused) part(row, 'edit').replaceChildren();
  if (hadFocus) holdFocus(row.element);
}

/** What had the focus may be gone: then the next press has it, or the row itself. */
function holdFocus(row: HTMLElement): void {
  const { activeElement } = document;
  if (activeElement && row.contains(activeElement) && !activeElement.closest('[hidden]')) return;
  row.tabIndex = -1;
  (row.querySelector<HTMLElement>('[data-press]:not([hidden])') ?? row).focus({ preventScroll: true });
}

/** What happened to the order since, beside what was refused. */
export function showSince(row: Row, happened: Happened[]): void {
  part(row, 'since').hidden = happened.length === 0 || row.element.dataset.state !== 'refused';
  const lines = happened.map(({ at, says }) => element('li', `${when(at)} ${says}`));
  part(row, 'happened').replaceChildren(...lines);
}

export const part = (row: Row, name: string): HTMLElement =>
  row.element.querySelector<HTMLElement>(`[data-part="${name}"]`) as HTMLElement;

export const element = (name: string, text: string): HTMLElement =>
  Object.assign(document.createElement(name), { textContent: text });

function say(place: HTMLElement, text: string): void {
  if (place.textContent !== text) place.textContent = text;
}

const fieldOf = ({ fields }: Kept, name: string): string => fields.find(([field]) => field === name)?.[1] ?? '';

const wordsIn = (act: Kept): string[] => act.typed.map(({ name }) => fieldOf(act, name)).filter(Boolean);

/** 13:05, and the day with it if that is not today; in the shop's time zone. */
function when(at: number): string {
  const { zone } = document.body.dataset;
  const inZone = zone ? { timeZone: zone } : {};
  const { lang } = document.documentElement;
  const day = new Intl.DateTimeFormat(lang, { weekday: 'short', day: 'numeric', month: 'short', ...inZone });
  const clock = new Intl.DateTimeFormat(lang, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', ...inZone });
  const isToday = day.format(at) === day.format(serverTime());
  return isToday ? clock.format(at) : `${day.format(at)} ${clock.format(at)}`;
}

const edge = 96;

/** A square of the photo. Painted, because pages may not show what they made themselves. */
async function thumbnail(photo: Blob, into: HTMLElement): Promise<void> {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [edge, edge];
  canvas.setAttribute('role', 'img');
  canvas.setAttribute('aria-label', into.dataset.text ?? '');
  into.append(canvas);
  try {
    const picture = await createImageBitmap(photo, { imageOrientation: 'from-image' });
    const side = Math.min(picture.width, picture.height);
    const [x, y] = [(picture.width - side) / 2, (picture.height - side) / 2];
    canvas.getContext('2d')?.drawImage(picture, x, y, side, side, 0, 0, edge, edge);
    picture.close();
  } catch {
    // This browser cannot show it. It is kept all the same.
  }
}

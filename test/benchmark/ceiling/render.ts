import type { Model, ModelUpdate } from '../model-update.ts';
import type { Whole } from './rows.ts';

/** The note that is told, with the order around it. */
export type Told = { whole: Whole; seq: number; at: number; text: string };

export type Render = (told: Told) => string;

/**
 * Makes a renderer out of a real update of the product: its text with a slot wherever something of the order stands, so
 * that what leaves the ceiling is as long as what leaves the product. It is what somebody would get who wrote every
 * fragment by hand as one template string, without a single condition or loop in it.
 */
export function compile(model: Model, update: ModelUpdate, whole: Whole): Render {
  const slots = slotsOf(model, whole);
  const fragments = update.fragments.map(({ id, html }) => ({
    id: compileText(id, slots),
    html: compileText(html, slots),
  }));
  const say = update.say === undefined ? null : compileText(update.say, slots);
  return (told) =>
    JSON.stringify({
      order: told.whole.order.number,
      seq: told.seq,
      fragments: fragments.map(({ id, html }) => ({ id: id(told), html: html(told) })),
      ...(say ? { say: say(told) } : {}),
    });
}

type Slot = (told: Told) => string;

/** By their text in the model: numbers, ids, names, titles, what was written, and the times of day. */
function slotsOf(model: Model, whole: Whole): Map<string, Slot> {
  const slots = new Map<string, Slot>();
  const slot = (text: unknown, read: Slot) => {
    const found = escaped(String(text ?? ''));
    if (found.length > 3 && !slots.has(found)) slots.set(found, read);
  };
  slot(model.order, ({ whole }) => String(whole.order.number));
  slot(model.seq, ({ seq }) => String(seq));
  slot(model.text, ({ text }) => escaped(text));
  slot(iso(model.at), ({ at }) => iso(at));
  slot(clock(model.at), ({ at }) => clock(at));
  for (const name of ['purpose', 'wishes', 'title', 'id'])
    slot(
      whole.order[name],
      textOf((one) => one.order, name),
    );
  for (const name of Object.keys(whole.about))
    slot(
      whole.about[name],
      textOf((one) => one.about, name),
    );
  whole.steps.forEach((step, i) => {
    for (const name of ['id', 'title', 'customer_nl'])
      slot(
        step[name],
        textOf((one) => one.steps[i], name),
      );
    for (const name of ['started_at', 'finished_at']) timeSlots(slot, step[name], (one) => one.steps[i]?.[name]);
  });
  whole.entries.forEach((entry, i) => {
    slot(entry.number, ({ whole }) => String(whole.entries[i]?.number));
    const { text } = JSON.parse(entry.body) as { text?: string };
    if (text) slot(text, ({ whole }) => escaped(JSON.parse(whole.entries[i]?.body ?? '{}').text ?? ''));
    timeSlots(slot, entry.at, (one) => one.entries[i]?.at);
  });
  for (const name of ['followers', 'links'] as const)
    for (const [i, one] of whole[name].entries())
      slot(
        one.id,
        textOf((it) => it[name][i], 'id'),
      );
  whole.promises.forEach((one, i) => {
    slot(
      one.id,
      textOf((one) => one.promises[i], 'id'),
    );
    for (const name of ['from_at', 'until_at']) timeSlots(slot, one[name], (one) => one.promises[i]?.[name]);
  });
  return slots;
}

const textOf =
  (row: (whole: Whole) => Record<string, unknown> | undefined, name: string): Slot =>
  ({ whole }) =>
    escaped(String(row(whole)?.[name] ?? ''));

function timeSlots(slot: (text: string, read: Slot) => void, at: unknown, read: (whole: Whole) => unknown): void {
  if (typeof at !== 'number') return;
  slot(iso(at), ({ whole }) => iso(Number(read(whole))));
  slot(clock(at), ({ whole }) => clock(Number(read(whole))));
}

/** The text as one concatenation of fixed parts and slots. */
function compileText(text: string, slots: Map<string, Slot>): Slot {
  const known = [...slots.keys()]
    .sort((a, b) => b.length - a.length)
    .map((one) => one.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  const parts = text.split(new RegExp(`(${known.join('|')})`));
  const pieces = parts.map((part, i) => (i % 2 === 1 ? slots.get(part) : part) ?? part);
  return (told) => {
    let whole = '';
    for (const piece of pieces) whole += typeof piece === 'string' ? piece : piece(told);
    return whole;
  };
}

const iso = (at: number) => new Date(at).toISOString();
const hours = new Intl.DateTimeFormat('nl', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Amsterdam' });
const clock = (at: number) => hours.format(at);

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#x27;' };
const special = /[&<>"']/;
const escaped = (text: string) =>
  special.test(text) ? text.replace(/[&<>"']/g, (letter) => entities[letter] ?? letter) : text;

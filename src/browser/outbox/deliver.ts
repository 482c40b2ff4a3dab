import type { Deliver } from '../parcel.ts';
import { shrink } from '../shrink.ts';
import { saysOf, typedIn } from './describe.ts';
import { postAct } from './post-act.ts';
import { orderOf } from './rules.ts';
import type { Sender } from './send.ts';
import type { Act } from './store.ts';

// So long a form is busy. After that nobody with gloves on waits for a line: it is kept, and goes by itself.
const patience = 4000;

/** Keeps what a form says on this device before it is sent. Null for `sender`: this browser keeps nothing. */
export const makeDeliver =
  (person: string, sender: Sender | null, otherwise: Deliver): Deliver =>
  async (parcel, form) => {
    const { address, fields, key } = parcel;
    const order = orderOf(address);
    if (!sender || order === null) return otherwise(parcel, form);
    const act: Act = {
      ...{ key, person, order, address, fields },
      typed: typedIn(form),
      photos: [],
      madeAt: Date.now(),
      says: saysOf(form, address, fields),
      after: knownTo(form),
      ...{ state: 'waiting', detail: '', tries: 0, droppedAt: null },
    };
    const files = [...(form.querySelector<HTMLInputElement>('input[data-shrink]')?.files ?? [])];
    // One after the other: a phone has no room for ten at once.
    for (const file of files) act.photos.push(await shrink(file));
    try {
      return (await sender.now(act, patience)) ?? { status: 202, answer: {} };
    } catch {
      // The device is full, or its memory is broken: then now, or not at all.
      return postAct(act, { 'for-person': person }, () => undefined);
    }
  };

/** The last entry of the order that the page knew of: on a page that spans orders it is the form's own number. */
function knownTo(form: HTMLFormElement): number | null {
  const pressed = form.querySelector<HTMLInputElement>('input[name="key"]')?.value;
  const known = Number((document.body.dataset.after ?? pressed) || Number.NaN);
  return Number.isSafeInteger(known) && known >= 0 ? known : null;
}

import type { ExceptionRow } from '#src/database/question-tables.ts';
import type { OrderRow, PromiseRow, StepRow } from '#src/database/tables.ts';
import { type Bodies, type Entry, entry, type Kind } from '#src/timeline/entry-kinds.ts';
import type { Story } from '#src/timeline/load-story.ts';
import type { Question } from '#src/timeline/read-questions.ts';
import { anOrder, colleagues, marieke, priya, shop, steps, tom, tuesday, yusuf, zone } from '../cast.ts';

// Sanne's Volvo on a Tuesday, told by hand: the model needs no database.

export { marieke, priya, tom, yusuf };

/** A moment of that Tuesday, as the shop's clock says it; `day` 23 is the Monday before. */
export function at(clock: string, day = 24): number {
  return Date.parse(`2026-11-${String(day).padStart(2, '0')}T${clock}:00+01:00`);
}

type Said = { at?: number; by?: string | null; audience?: 'customer' | 'kitchen' };
type Line = (number: number) => Entry;

export function said<K extends Kind>(
  kind: K,
  body: Bodies[K],
  { at = tuesday, by = 'yusuf', audience }: Said = {},
): Line {
  return (number) => ({ ...entry(kind, body, audience), number, at, actor: by }) as Entry;
}

export const opened: Line[] = [
  said('order-opened', { title: 'Remmen vernieuwen' }, { at: at('08:12'), by: 'marieke' }),
  said('promise-made', { promise: 'p-1', from: at('15:30'), until: at('16:15') }, { at: at('08:12'), by: 'marieke' }),
];

export function aPromise(given: Partial<PromiseRow> = {}): PromiseRow {
  return {
    shop,
    id: 'p-1',
    order_id: 'order-1',
    kind: 'ready-by',
    question: null,
    words: null,
    from_at: at('15:30'),
    until_at: at('16:15'),
    owner: marieke.person,
    state: 'open',
    made_at: at('08:12'),
    ended_at: null,
    ...given,
  };
}

/** Asked by Sanne about the brakes, of Yusuf, unless it says otherwise. */
export function aQuestion(id: string, given: Partial<Question> = {}): Question {
  return {
    ...{ shop, id, order_id: 'order-1', step: 'step-2', follower: 'f-1', owner: yusuf.person, promise: `by-${id}` },
    ...{ state: 'open', asked_at: at('13:31'), turn_at: at('13:31'), hands: 0, urgent_at: null },
    ...{ offered_to: null, offered_at: null, offer_note: null },
    ...{ from_at: at('14:10'), until_at: at('14:40'), promised: 'open' },
    ...given,
  };
}

export const asked = (id: string, text: string, clock = '13:31', step: string | null = 'step-2'): Line =>
  said(
    'question-asked',
    {
      ...{ question: id, step, text, follower: 'f-1', owner: yusuf.person },
      ...{ promise: `by-${id}`, from: at('14:10'), until: at('14:40') },
    },
    { by: null, at: at(clock) },
  );

export type Given = {
  order?: Partial<OrderRow>;
  steps?: StepRow[];
  /** What happened after the order was taken in and promised. */
  later?: Line[];
  promise?: PromiseRow | null;
  /** All that was promised, where it is more than that. */
  promises?: PromiseRow[];
  exceptions?: ExceptionRow[];
  questions?: Question[];
  phone?: string | null;
};

/** Words that only the kitchen may read: found anywhere in front of a customer, they are a leak. */
export const kitchenTalk = ['Vervang de remblokken', 'Meet de remmen', '06 12 34 56 18', 'sanne@example.org', 'Jansen'];

export function aStory({
  order = {},
  steps: given,
  later = [],
  promise = aPromise(),
  promises = promise ? [promise] : [],
  exceptions = [],
  questions = [],
  phone = '010 000 00 00',
}: Given = {}): Story {
  const entries = [...opened, ...later].map((line, i) => line(i + 1));
  const { steps: usual, ...row } = anOrder({ last_entry: entries.length, ...order });
  const customer = { id: 'sanne', name: 'Sanne Jansen', phone: '06 12 34 56 18', email: 'sanne@example.org' };
  return {
    shop: {
      id: shop,
      code: '',
      name: 'Garage De Werf',
      zone,
      language: 'nl',
      languages: '["nl","en"]',
      hours: '{}',
      phone,
      last_number: 2417,
      created_at: 0,
    },
    order: row,
    steps: given ?? steps('planned', 'planned', 'planned'),
    entries,
    questions,
    promise: promises.findLast(({ kind, state }) => kind === 'ready-by' && state !== 'moved') ?? null,
    promises,
    exceptions,
    subject: { name: 'Volvo V60', plate: 'OK-042-A' },
    customer,
    followers: [
      { ...customer, shop, id: 'f-1', order_id: 'order-1', customer: 'sanne', part: 'customer', language: 'nl' },
    ],
    links: [],
    colleagues,
  };
}

import type { Language, OrderRow, StepRow } from '#src/database/tables.ts';
import type { Entry } from '#src/timeline/entry-kinds.ts';
import type { Story } from '#src/timeline/load-story.ts';
import { anOrder, colleagues, shop, tuesday, zone } from '../cast.ts';

type Given = {
  number?: number;
  state?: OrderRow['state'];
  steps: StepRow[];
  entries?: Entry[];
  /** Minutes from now until the end of the promise; null: none was made. */
  until?: number | null;
  name?: string;
  reads?: Language;
};

/** Sanne's Volvo, or another order, as the bench reads it: no database needed. */
export function aStory({ number = 2417, state = 'open', entries = [], until = 60, ...given }: Given): Story {
  const id = `order-${number}`;
  const row: OrderRow = { ...anOrder(), id, number, state };
  const at = { shop, order_id: id };
  const follower = { id: 'f', customer: 'sanne', part: 'customer' as const, language: given.reads ?? 'nl' };
  return {
    shop: {
      id: shop,
      code: '',
      name: 'Garage De Werf',
      zone,
      language: 'nl',
      languages: '["nl","en"]',
      hours: '{}',
      phone: null,
      last_number: number,
      created_at: 0,
    },
    order: row,
    steps: given.steps.map((step) => ({ ...step, order_id: id, id: `${number}-${step.id}` })),
    entries,
    questions: [],
    promise:
      until === null
        ? null
        : {
            ...at,
            id: `promise-${number}`,
            kind: 'ready-by',
            question: null,
            words: null,
            from_at: tuesday + (until - 45) * 60_000,
            until_at: tuesday + until * 60_000,
            owner: 'marieke',
            state: 'open',
            made_at: 0,
            ended_at: null,
          },
    subject: { name: 'Volvo V60', plate: 'OK-042-A' },
    customer: { id: 'sanne', name: given.name ?? 'Sanne Jansen', phone: null, email: null },
    followers: [{ ...at, ...follower, name: '', phone: null, email: null }],
    promises: [],
    exceptions: [],
    links: [],
    colleagues,
  };
}

let last = 0;

/** An entry about a step, `ago` minutes ago. */
export function said(
  kind: 'step-started' | 'step-resumed' | 'step-finished',
  step: string,
  actor: string,
  ago: number,
): Entry {
  last += 1;
  return { kind, number: last, at: tuesday - ago * 60_000, actor, audience: 'customer', body: { step } };
}

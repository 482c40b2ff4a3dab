import type { Language, Role, StepRow, StepState } from '#src/database/tables.ts';
import type { Staff } from '#src/people/actor.ts';
import type { Colleague } from '#src/people/colleagues.ts';
import type { Asked, Order } from '#src/timeline/order.ts';
import { isRefusal } from '#src/timeline/refusal.ts';
import { say } from '#src/web/words.ts';

// Garage De Werf as plain facts, for rules: they need no database and no clock.

export const shop = 'shop-one';
export const zone = 'Europe/Amsterdam';
/** Tuesday 24 November 2026, 13:42 in Amsterdam. */
export const tuesday = Date.parse('2026-11-24T12:42:00Z');

function staff(person: string, name: string, role: Role): Staff {
  return { as: 'staff', person, name, language: 'nl', roles: [{ shop, role }], session: null, via: 'key' };
}

export const olga = staff('olga', 'Olga', 'owner');
export const marieke = staff('marieke', 'Marieke', 'desk');
export const yusuf = staff('yusuf', 'Yusuf', 'technician');
export const priya = staff('priya', 'Priya', 'technician');
export const tom = staff('tom', 'Tom', 'technician');
/** Worked here once, and still stands in old timelines. */
export const gone = staff('ruud', 'Ruud', 'technician');

export const people = [olga, marieke, yusuf, priya, tom, gone];

export const colleagues: ReadonlyMap<string, Colleague> = new Map(
  people.map(({ person: id, name, roles }) => {
    const here = id !== gone.person;
    return [id, { id, name, language: 'nl' as Language, roles: roles.map(({ role }) => role), here, hasPin: false }];
  }),
);

export function asked(actor: Staff = yusuf, given: Partial<Asked> = {}): Asked {
  return { actor, at: tuesday, zone, ids: ['new-1', 'new-2', 'new-3'], colleagues, ...given };
}

const underWay: StepState[] = ['running', 'paused', 'finished'];

/** The brakes, planned for Yusuf unless it says otherwise; its columns fit its state. */
export function aStep(given: Partial<StepRow> = {}): StepRow {
  const { state = 'planned' } = given;
  return {
    shop,
    id: 'step-1',
    order_id: 'order-1',
    position: 1,
    title: 'Vervang de remblokken',
    customer_nl: 'Remmen vernieuwen',
    customer_en: 'Replacing the brakes',
    minutes: 90,
    news: 'loud',
    usually: 'monteur',
    specialist: yusuf.person,
    state,
    started_at: underWay.includes(state) ? tuesday - 3_600_000 : null,
    paused_at: state === 'paused' ? tuesday - 600_000 : null,
    pause: state === 'paused' ? JSON.stringify({ reason: 'part', until: null, note: null }) : null,
    finished_at: state === 'finished' ? tuesday - 600_000 : null,
    ...given,
  };
}

const usual = [
  {
    title: 'Meet de remmen',
    customer_nl: 'Onderzoek',
    customer_en: 'Diagnosis',
    specialist: priya.person,
    minutes: 30,
  },
  {},
  { title: 'Was de auto', customer_nl: 'Wassen', customer_en: 'Washing', news: 'silent', minutes: 15 },
  { title: 'Maak een proefrit', customer_nl: 'Proefrit', customer_en: 'Test drive', specialist: null },
] satisfies Partial<StepRow>[];

/** Steps `step-1`, `step-2` … in these states: measuring, brakes, washing, test drive. */
export function steps(...states: StepState[]): StepRow[] {
  return states.map((state, i) => {
    const given: Partial<StepRow> = usual[i] ?? { title: `Stap ${i + 1}` };
    const needsOne = underWay.includes(state) && given.specialist === null;
    return aStep({
      ...given,
      id: `step-${i + 1}`,
      position: i + 1,
      state,
      ...(needsOne ? { specialist: tom.person } : {}),
    });
  });
}

/** Sanne's Volvo, open, with nothing done yet unless it says otherwise. */
export function anOrder(given: Partial<Order> = {}): Order {
  return {
    shop,
    id: 'order-1',
    number: 2417,
    customer: 'sanne',
    subject: 'volvo',
    title: 'Remmen vernieuwen',
    noun_nl: 'auto',
    noun_en: 'car',
    purpose: 'De remmen piepen.',
    wishes: 'Graag voor vijven klaar.',
    owner: marieke.person,
    state: 'open',
    last_entry: 5,
    opened_at: tuesday - 7_200_000,
    changed_at: tuesday,
    closed_at: null,
    ...{ waits_since: null, offered_to: null, offered_at: null, offer_note: null },
    steps: steps('planned', 'planned', 'planned'),
    ...given,
  };
}

/** The sentence of a refusal. Whatever is none stops the test. */
export function refused(outcome: unknown, language: Language = 'nl'): string {
  if (!isRefusal(outcome)) throw new Error(`This is no refusal: ${JSON.stringify(outcome)}`);
  return say(language, outcome.refused, outcome.with);
}

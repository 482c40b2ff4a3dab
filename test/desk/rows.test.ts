import { describe, expect, test } from 'vitest';
import type { ShopRow, StepRow, StepState } from '#src/database/tables.ts';
import type { DeskOrder } from '#src/desk/desk-order.ts';
import { currentSteps, readyView, rowView } from '#src/desk/row-view.ts';
import { stateTags } from '#src/desk/state-tags.ts';
import { anOrder, colleagues, steps as inStates, tuesday, zone } from '../cast.ts';

const hour = 3_600_000;
const shop = { id: 'shop-one', code: '', zone, language: 'nl' } as ShopRow;

function anOrderAtDesk(given: Partial<DeskOrder> = {}): DeskOrder {
  const { number, title, noun_nl, noun_en, owner } = anOrder();
  return {
    ...{ number, title, noun_nl, noun_en, owner, seq: 5, state: 'open', waits_since: null, reads: 'nl', readyAt: null },
    ...{ subject: 'Volvo V60', plate: 'OK-042-A', customer: 'Sanne Jansen', phone: null },
    promise: { from_at: tuesday + hour, until_at: tuesday + 2 * hour, state: 'open' },
    steps: inStates('finished', 'running', 'planned'),
    ...given,
  };
}

const words = (order: DeskOrder, now = tuesday) => stateTags(order, 'nl', now).map(({ word }) => word);
const paused = (reason: string, more: object = {}): StepRow[] =>
  inStates('finished', 'paused').map((step) =>
    step.pause ? { ...step, pause: JSON.stringify({ reason, until: null, note: null, ...more }) } : step,
  );

describe('How an open order stands', () => {
  test.each<[StepState[], string[]]>([
    [['planned', 'planned'], ['Nog te doen']],
    [['finished', 'planned'], ['Volgende stap']],
    [['skipped', 'planned'], ['Volgende stap']],
    [['finished', 'running'], ['Nu bezig']],
    [['finished', 'skipped'], ['Alles gedaan']],
    [[], ['Nog te doen']],
  ])('with steps %j it says %j', (states, said) => {
    expect(words(anOrderAtDesk({ steps: inStates(...states) }))).toEqual(said);
  });

  test('a step that stands still says for what, also beside one that runs', () => {
    expect(words(anOrderAtDesk({ steps: paused('part') }))).toEqual(['Staat stil: onderdeel']);
    const both = [...paused('customer'), ...inStates('running')];
    expect(words(anOrderAtDesk({ steps: both }))).toEqual(['Nu bezig', 'Staat stil: klant kiest']);
  });

  test('a promise is past only when its end has passed, and never said to be before', () => {
    const order = anOrderAtDesk();
    const end = order.promise?.until_at ?? 0;
    expect(words(order, end)).toEqual(['Nu bezig']);
    expect(words(order, end + 1)).toEqual(['Belofte voorbij', 'Nu bezig']);
    const kept = { from_at: 0, until_at: 1, state: 'kept' } as const;
    expect(words(anOrderAtDesk({ promise: kept }), end)).toEqual(['Nu bezig']);
    expect(words(anOrderAtDesk({ promise: null }), end)).toEqual(['Nu bezig']);
  });
});

describe('A row', () => {
  const around = { shop, colleagues, language: 'nl' as const, now: tuesday };

  test('shows what runs, otherwise what stands still, what comes next, what was last', () => {
    const titles = (...states: StepState[]) => currentSteps(inStates(...states)).map(({ id }) => id);
    expect(titles('paused', 'running', 'running')).toEqual(['step-2', 'step-3']);
    expect(titles('finished', 'paused', 'planned')).toEqual(['step-2']);
    expect(titles('finished', 'planned', 'planned')).toEqual(['step-2']);
    expect(titles('finished', 'finished', 'skipped')).toEqual(['step-2']);
    expect(titles()).toEqual([]);
  });

  test('names everybody who is at work, once', () => {
    const row = rowView(anOrderAtDesk({ steps: inStates('running', 'running', 'running') }), around);
    expect(row.who.map(({ name }) => name)).toEqual(['Priya', 'Yusuf']);
    expect(row.step).toBe('Meet de remmen, Vervang de remblokken, Was de auto');
    expect(
      rowView(anOrderAtDesk({ steps: inStates('finished', 'finished', 'finished', 'planned') }), around).who,
    ).toEqual([]);
  });

  test('counts its steps aloud', () => {
    const label = (...states: StepState[]) => rowView(anOrderAtDesk({ steps: inStates(...states) }), around).pipsLabel;
    expect(label('finished', 'running', 'planned')).toBe('Stap 2 van 3, nu bezig');
    expect(label('finished', 'paused', 'planned')).toBe('Stap 2 van 3, staat stil');
    expect(label('finished', 'finished')).toBe('Stap 2 van 2, klaar');
    expect(label()).toBe('Nog geen stappen');
  });

  test('tells until when and in whose words it stands still, and no more than fits', () => {
    const until = tuesday + hour;
    const row = rowView(anOrderAtDesk({ steps: paused('other', { until, note: 'De lift is stuk.' }) }), around);
    expect(row).toMatchObject({ until, note: 'De lift is stuk.' });
    const long = rowView(anOrderAtDesk({ steps: paused('other', { note: 'Wij wachten. '.repeat(30) }) }), around);
    expect(long.note?.length).toBeLessThanOrEqual(60);
    expect(long.note).toMatch(/ …$/);
  });

  test('says the day of a promise when that is not today', () => {
    const at = (from_at: number, until_at: number) =>
      rowView(anOrderAtDesk({ promise: { from_at, until_at, state: 'open' } }), around).promise;
    const tomorrow = tuesday + 24 * hour;
    expect(at(tuesday, tuesday + hour)).toMatchObject({ fromDay: null, untilDay: null });
    expect(at(tomorrow, tomorrow + hour)).toMatchObject({ fromDay: tomorrow, untilDay: null });
    expect(at(tuesday, tomorrow)).toMatchObject({ fromDay: tuesday, untilDay: tomorrow });
  });

  test('bears the number people say in a shop with a code', () => {
    const row = rowView(anOrderAtDesk({ number: 12 }), { ...around, shop: { ...shop, code: 'R' } });
    expect(row.orderName).toBe('R12');
  });
});

test('What waits to be collected shows what the customer reads of the press, in their own language', () => {
  const around = { shop, colleagues, language: 'nl' as const, now: tuesday };
  const order = anOrderAtDesk({ state: 'ready', reads: 'en', readyAt: tuesday });
  expect(readyView(order, around).preview).toEqual({
    text: '‹je naam› handed everything over.',
    loud: true,
    language: 'en',
  });
});

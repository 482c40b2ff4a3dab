import { describe, expect, test } from 'vitest';
import { type ExceptionKind, type ExceptionRow, exceptionKinds } from '#src/database/question-tables.ts';
import { actOn } from '#src/timeline/exception-acts.ts';
import { laneOf } from '#src/timeline/exception-card.ts';
import { type About, exceptionLine } from '#src/timeline/exception-line.ts';

const now = Date.parse('2026-11-24T12:42:00Z');
const at = (time: string) => Date.parse(`2026-11-24T${time}:00+01:00`);
const reading = { language: 'nl', zone: 'Europe/Amsterdam', now } as const;

const about: About = {
  title: 'Remmen vernieuwen',
  order: (id) => (id === 'order' ? { offered_to: 'tom' } : undefined),
  promise: (id) => (id === 'promise' ? { until_at: at('13:30') } : undefined),
  step: (id) =>
    ({
      wash: { title: 'Was de auto', pause: null },
      brakes: { title: 'Vervang schijven', pause: '{"reason":"part","until":null,"note":null}' },
      clutch: { title: 'Koppeling', pause: '{"reason":"part","until":null,"note":"Leverancier zegt 15:00."}' },
    })[id],
  question: (id) => (id === 'question' ? { text: 'Piepen de\nremmen straks nog?', offered_to: 'tom' } : undefined),
  exception: (id) => (id === 'other' ? { kind: 'raised', offered_to: 'tom' } : undefined),
  saidAt: (entry) => (entry === 12 ? at('09:15') : undefined),
  nameOf: (person) => (person === 'tom' ? 'Tom' : ''),
};

const line = (kind: ExceptionKind, cause: string, text: string | null = null) =>
  exceptionLine({ kind, cause, text }, about, reading);

describe('What an exception is about', () => {
  const told: [ExceptionKind, string, string, string?][] = [
    ['ready-by-broken', 'promise', 'Remmen vernieuwen: beloofd tot 13:30'],
    ['ready-by-danger', 'promise', 'Remmen vernieuwen: beloofd tot 13:30'],
    ['question-overdue', 'question promise', '“Piepen de remmen straks nog?”'],
    ['call-overdue', 'promise', 'Er is beloofd te bellen vóór 13:30'],
    ['paused-long', 'brakes 1795524540000', 'Vervang schijven staat stil: onderdeel'],
    ['paused-long', 'clutch 1795524540000', 'Koppeling staat stil: Leverancier zegt 15:00.'],
    ['silent-long', '12', 'De klant las niets nieuws sinds 09:15'],
    ['nobody-next', 'wash', 'Was de auto: nog van niemand'],
    ['away-next', 'wash tom', 'Was de auto: Tom is er niet'],
    ['offer-waiting', 'question 1795524540000', '“Piepen de remmen straks nog?”: Tom zei nog geen ja'],
    ['offer-waiting', 'other 1795524540000', 'Gemeld: Tom zei nog geen ja'],
    ['offer-waiting', 'order 1795524540000', 'De hele order: Tom zei nog geen ja'],
    ['decision-waiting', 'brakes 1795524540000', 'Vervang schijven staat stil: onderdeel'],
    ['decision-waiting', 'question 1795524540000', 'Wij vroegen iets terug bij “Piepen de remmen straks nog?”'],
    ['second-hand-over', 'question 2', '“Piepen de remmen straks nog?”'],
    ['raised', 'own', 'Er mist een wieldop.', 'Er mist\neen wieldop.'],
    ['unhappy', 'own', 'Dit duurt te lang.', 'Dit duurt te lang.'],
  ];

  test.each(told)('%s of “%s” is “%s”', (kind, cause, expected, text) => {
    expect(line(kind, cause, text ?? null)).toBe(expected);
  });

  test('is said of every kind, and is the order itself where what it was about cannot be found', () => {
    expect(new Set(told.map(([kind]) => kind))).toEqual(new Set(exceptionKinds));
    for (const kind of exceptionKinds) expect(line(kind, 'gone')).toBe('Remmen vernieuwen');
  });

  test('is the beginning of long words', () => {
    const long = line('raised', 'own', 'De klant belde al vier keer. '.repeat(40));
    expect(long.length).toBeLessThanOrEqual(120);
    expect(long).toMatch(/…$/);
  });
});

describe('The usual next act', () => {
  const order = { orderName: '2417', customer: 'Sanne Jansen', phone: '+31612345618' };
  const on = (kind: ExceptionKind, cause: string, phone: string | null = order.phone) =>
    actOn({ kind, cause, id: 'own' } as ExceptionRow, { ...order, phone }, about, 'nl');

  test.each<[ExceptionKind, string, string, string]>([
    ['ready-by-broken', 'promise', '/orders/2417#promises', 'Nieuwe tijd'],
    ['question-overdue', 'question promise', '/orders/2417#question-question', 'Antwoord'],
    ['paused-long', 'brakes 1', '/orders/2417#step-brakes', 'Naar de stap'],
    ['silent-long', '12', '/orders/2417#note', 'Schrijf de klant'],
    ['raised', 'own', '/orders/2417#exception-own', 'Bekijk'],
    ['offer-waiting', 'other 1', '/orders/2417#exception-other', 'Bekijk'],
    ['offer-waiting', 'order 1', '/orders/2417#owner', 'Naar het aanbod'],
  ])('of %s leads to the right place', (kind, cause, href, word) => {
    expect(on(kind, cause)).toMatchObject({ href, act: { href, word } });
  });

  test.each<[ExceptionKind, string, string]>([
    ['call-overdue', 'promise', '/orders/2417#promises'],
    ['decision-waiting', 'brakes 1', '/orders/2417#step-brakes'],
    ['unhappy', 'own', '/orders/2417#exception-own'],
  ])('of %s is to call; without a number it is what can be done on the page', (kind, cause, href) => {
    expect(on(kind, cause)).toMatchObject({ href, act: { href: 'tel:+31612345618', word: 'Bel Sanne' } });
    expect(on(kind, cause, null).act.href).toBe(href);
  });
});

test.each([
  ['late', 0],
  ['hour', 1],
  ['hour', 60 * 60_000],
  ['day', 60 * 60_000 + 1],
])('A card stands in the lane “%s” when %i ms are left', (lane, left) => {
  expect(laneOf({ due_at: now + left }, now)).toBe(lane);
});

import { expect, test } from 'vitest';
import { PauseStep, pauseStep } from '#src/steps/pause-step.ts';
import { anOrder, asked, refused, steps, tuesday } from '../cast.ts';

const running = anOrder({ steps: steps('finished', 'running', 'planned') });
const press = { step: 'step-2', reason: 'part' } as const;

test('A running step pauses with a reason', () => {
  expect(pauseStep(running, press, asked())).toEqual([
    {
      kind: 'step-paused',
      audience: 'customer',
      body: { step: 'step-2', reason: 'part', until: null, note: null },
    },
  ]);
});

test('Until when, and what the customer reads, go along', () => {
  const command = { ...press, until: '16:30', note: 'De remblokken komen vanmiddag.' };
  expect(pauseStep(running, command, asked())).toMatchObject([
    { body: { until: Date.parse('2026-11-24T16:30:00+01:00'), note: 'De remblokken komen vanmiddag.' } },
  ]);
});

test('The time is the shop’s, not the server’s', () => {
  const command = { ...press, until: '2026-11-25T09:00' };
  const outcome = pauseStep(running, command, asked(undefined, { zone: 'Asia/Tokyo' }));
  expect(outcome).toMatchObject([{ body: { until: Date.parse('2026-11-25T09:00:00+09:00') } }]);
});

test.each(['2026-11-24T13:00', '2026-11-24T12:42:00Z', '2025-12-01T09:00+01:00'])('Until %s has passed', (until) => {
  expect(refused(pauseStep(running, { ...press, until }, asked()))).toBe(
    'Dat tijdstip is al voorbij. Kies een later tijdstip, of laat het leeg.',
  );
});

test('Nobody waits for more than a year', () => {
  const until = new Date(tuesday + 366 * 86_400_000).toISOString();
  expect(pauseStep(running, { ...press, until }, asked())).toHaveLength(1);
  const later = new Date(tuesday + 367 * 86_400_000).toISOString();
  expect(refused(pauseStep(running, { ...press, until: later }, asked()))).toMatch(/meer dan een jaar vooruit/);
});

test.each([
  ['planned', /nog niet gestart. Druk eerst op Start.$/],
  ['paused', /staat op pauze. Druk eerst op Verder.$/],
  ['finished', /al afgerond/],
  ['skipped', /overgeslagen/],
] as const)('A step that is %s cannot pause', (state, sentence) => {
  expect(refused(pauseStep(anOrder({ steps: steps('finished', state) }), press, asked()))).toMatch(sentence);
});

test('A step of a closed order cannot pause', () => {
  expect(refused(pauseStep({ ...running, state: 'cancelled' }, press, asked()))).toMatch(/^Deze order is gestopt/);
});

test.each([
  '16:30',
  ' 1630 ',
  '2026-11-24T16:30',
  '2026-11-24T16:30:00',
  '2026-11-24T16:30:00Z',
  '2026-11-24T16:30:00.123Z',
  '2026-11-24T16:30+01:00',
])('The form reads %s', (until) => {
  expect(PauseStep.safeParse({ ...press, until }).error).toBeUndefined();
});

test.each([
  '25:00',
  '16:30:00',
  'straks',
  '2026-11-24',
  '2026-02-30T10:00',
  '2026-13-01T10:00',
  '-000001-01-01T00:00Z',
])('The form does not understand %s', (until) => {
  const read = PauseStep.safeParse({ ...press, until });
  expect(read.error?.issues).toMatchObject([{ path: ['until'], message: 'steps.when-shape' }]);
});

test('A reason is one of the list, and a note is a sentence', () => {
  expect(PauseStep.safeParse({ step: 'step-2' }).success).toBe(false);
  expect(PauseStep.safeParse({ ...press, reason: 'zin' }).success).toBe(false);
  expect(PauseStep.safeParse({ ...press, note: ' ' }).success).toBe(false);
  expect(PauseStep.safeParse({ ...press, note: 'x'.repeat(501) }).success).toBe(false);
  expect(PauseStep.parse({ ...press, note: ' Even wachten. ' }).note).toBe('Even wachten.');
});

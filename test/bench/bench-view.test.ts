import { expect, test } from 'vitest';
import { benchView } from '#src/bench/bench-view.ts';
import { workOf } from '#src/bench/my-work.ts';
import { orderView } from '#src/bench/order-view.ts';
import type { StepRow } from '#src/database/tables.ts';
import type { Entry } from '#src/timeline/entry-kinds.ts';
import { firstName } from '#src/web/first-name.ts';
import { aStep, steps, tuesday, yusuf } from '../cast.ts';
import { aStory, said } from './a-story.ts';

const by = { actor: yusuf.person, language: 'nl' as const, now: tuesday };
const viewOf = (...stories: ReturnType<typeof aStory>[]) => benchView(workOf(stories, yusuf.person, tuesday), by);
const note = (text: string, step: string | null, audience: 'customer' | 'kitchen', number: number): Entry => ({
  kind: 'note-added',
  number,
  at: tuesday,
  actor: 'priya',
  audience,
  body: { step, text },
});

test('The ticket says for whom it is: a first name, what it is for, the wishes, and what was promised', () => {
  const { first } = viewOf(aStory({ steps: [aStep({ state: 'running' })] })).nowBench;
  expect(first).toMatchObject({
    who: 'Sanne',
    purpose: 'De remmen piepen.',
    wishes: 'Graag voor vijven klaar.',
    promise: { from: tuesday + 15 * 60_000, until: tuesday + 60 * 60_000, isLate: false },
    plate: 'OK-042-A',
    title: 'Vervang de remblokken',
  });
  expect(JSON.stringify(viewOf(aStory({ steps: steps('running', 'running', 'planned') })))).not.toContain('Jansen');
});

test.each([
  ['Sanne Jansen', 'Sanne'],
  ['  Sanne  ', 'Sanne'],
  ['Mevr. de Vries', 'Mevr. de Vries'],
  ['fam. Bakker', 'fam. Bakker'],
  ['Mrinal Sen', 'Mrinal'],
])('%s is called %s', (name, called) => {
  expect(firstName(name)).toBe(called);
});

test('A promise that has passed is late', () => {
  const { first } = viewOf(aStory({ until: -1, steps: [aStep({ state: 'running' })] })).nowBench;
  expect(first?.promise?.isLate).toBe(true);
});

test('The buttons under the thumb belong to the last started; each press tells what the customer reads', () => {
  const running = (number: number, ago: number) =>
    aStory({ number, steps: [aStep({ state: 'running', started_at: tuesday - ago * 60_000 })] });
  const view = viewOf(running(1, 90), running(2, 10));
  expect(view.dock).toMatchObject({ id: '2-step-1', start: null, resume: null });
  expect(view.dock?.finish).toEqual({ text: 'Yusuf heeft “Remmen vernieuwen” afgerond.', loud: true, language: 'nl' });
  expect(view.nowBench.others.map(({ id, sheets }) => [id, sheets.pause?.length])).toEqual([['1-step-1', 8]]);
});

test('Every reason for a pause shows its own exact line, in the customer’s language', () => {
  const reasons = viewOf(aStory({ reads: 'en', steps: [aStep({ state: 'running' })] })).dock?.sheets.pause ?? [];
  const lines = reasons.map(({ preview }) => preview.text);
  expect(new Set(lines).size).toBe(8);
  expect(lines).toContain('“Replacing the brakes” is on hold. We are waiting for a part.');
  expect(reasons.map(({ value }) => value)).not.toContain('handed-on');
  expect(reasons.map(({ label }) => label)).toContain('Onderdeel');
});

test('A silent step says so, except for a note: that one is always news', () => {
  const { dock } = viewOf(aStory({ steps: [aStep({ state: 'running', news: 'silent' })] }));
  expect(dock?.finish?.loud).toBe(false);
  expect(dock?.sheets).toMatchObject({ isSilent: true, note: { loud: true }, kitchenNote: { text: null } });
});

test('A paused step shows why and until when, and its press goes on', () => {
  const pause = JSON.stringify({ reason: 'part', until: tuesday + 3_600_000, note: 'Komt uit Zwolle.' });
  const { dock, nowBench } = viewOf(aStory({ steps: [aStep({ state: 'paused', pause })] }));
  expect(nowBench.first?.pause).toMatchObject({
    reason: 'Onderdeel',
    until: tuesday + 3_600_000,
    note: 'Komt uit Zwolle.',
  });
  expect(dock?.resume?.text).toBe('Yusuf gaat verder met “Remmen vernieuwen”.');
  expect(dock?.sheets.handOn?.people.map(({ name }) => name)).toEqual(['Olga', 'Marieke', 'Priya', 'Tom']);
  expect(dock?.finish).toBeNull();
});

test('A step that waits names the step and the colleague it waits for', () => {
  const view = viewOf(aStory({ steps: steps('running', 'planned') }));
  expect(view.later.map(({ after }) => after)).toEqual(['na “Meet de remmen” (Priya)']);
  expect(view.nowBench.nothing).toMatchObject({
    text: 'Je volgende stap kan na “Meet de remmen” (Priya).',
    href: '/bench/2417',
  });
});

test('An empty bench says so, with one thing to do next', () => {
  expect(viewOf().nowBench.nothing?.href).toBe('/orders');
  const free = aStory({ steps: [aStep({ specialist: null })] });
  expect(viewOf(free).nowBench.nothing).toMatchObject({ href: '#free', label: 'Kies een stap' });
  expect(viewOf(free).free.list[0]?.start?.text).toBe('Yusuf is begonnen met “Remmen vernieuwen”.');
});

test('The ticket has what the kitchen was told of the order and of this step, and nothing of other steps', () => {
  const story = aStory({
    steps: steps('finished', 'running'),
    entries: [
      note('Klant is bang voor de rekening.', null, 'kitchen', 1),
      note('Aan alle klanten.', null, 'customer', 2),
      note('Slotbout in het vak.', '2417-step-2', 'kitchen', 3),
      note('Groeven in de schijf.', '2417-step-2', 'customer', 4),
      note('Van een andere stap.', '2417-step-1', 'kitchen', 5),
    ],
  });
  const said = viewOf(story).nowBench.first?.said;
  expect(said?.newest.map(({ text, isKitchen }) => [text, isKitchen])).toEqual([
    ['Groeven in de schijf.', false],
    ['Slotbout in het vak.', true],
    ['Klant is bang voor de rekening.', true],
  ]);
  expect(said?.older).toEqual([]);
});

test('Why a step came back to somebody stands on the ticket', () => {
  const redone: Entry = {
    kind: 'step-redone',
    number: 9,
    at: tuesday,
    actor: 'olga',
    audience: 'customer',
    body: { step: '2417-step-1', reason: 'De meting was onzeker.' },
  };
  const { first } = viewOf(aStory({ steps: [aStep()], entries: [redone] })).nowBench;
  expect(first?.said.newest[0]?.text).toBe('Olga laat “Vervang de remblokken” opnieuw doen. De meting was onzeker.');
});

const justDone = (list: StepRow[], state: 'open' | 'ready' = 'open') =>
  viewOf(aStory({ state, steps: list, entries: [said('step-finished', '2417-step-2', yusuf.person, 1)] })).justDone;

test('After the last step the order can be reported ready in one press; before that only taken back', () => {
  expect(justDone(steps('finished', 'finished', 'planned'))).toMatchObject([{ ready: null, isReady: false }]);
  const [last] = justDone(steps('finished', 'finished', 'skipped'));
  expect(last?.ready?.text).toBe('Klaar, zegt Yusuf. Uw auto kan worden opgehaald.');
  expect(last?.takeBack?.text).toContain('Yusuf nam terug');
});

test('Once the order is ready that is said, and a finish can no longer be taken back here', () => {
  expect(justDone(steps('finished', 'finished'), 'ready')).toMatchObject([
    { ready: null, takeBack: null, isReady: true },
  ]);
});

test('The form of one order is the same for everybody: a mark stands where the name will be', () => {
  const view = orderView(aStory({ steps: steps('finished', 'running', 'planned') }), { ...by, actor: null });
  expect(view.steps.list.map(({ start, finish }) => [start?.text ?? null, finish?.text ?? null])).toEqual([
    [null, null],
    [null, '‹je naam› heeft “Remmen vernieuwen” afgerond.'],
    ['‹je naam› is begonnen met “Wassen”.', null],
  ]);
  expect(view.acts.noteForm.id).toBe('2417-step-2');
  expect(view.now.ready).toBeNull();
});

test('The form of one order offers ready, then handing over, and nothing once that is done', () => {
  const view = (state: 'open' | 'ready' | 'handed-over') =>
    orderView(aStory({ state, steps: steps('finished', 'skipped') }), { ...by, actor: null });
  expect([view('open').now.ready === null, view('open').now.handOver === null]).toEqual([false, true]);
  expect([view('ready').now.ready === null, view('ready').now.handOver === null]).toEqual([true, false]);
  const over = view('handed-over');
  expect([over.now.ready, over.now.handOver, over.acts.adding, over.now.state?.word]).toEqual([
    null,
    null,
    null,
    'Meegegeven',
  ]);
});

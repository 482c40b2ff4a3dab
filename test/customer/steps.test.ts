import { expect, test } from 'vitest';
import { seenOf } from '#src/customer/seen.ts';
import { stepsView } from '#src/customer/steps-view.ts';
import { minutesInWords } from '#src/web/minutes-in-words.ts';
import { aStory, at, said } from './a-story.ts';
import { type State, states, storyOf } from './states.ts';

const view = (state: State, language: 'nl' | 'en' = 'nl') => stepsView(seenOf(storyOf(state), language, at('13:42')));
const looks = (state: State) =>
  view(state).list.map(({ look, word, isCurrent }) => `${look} ${word}${isCurrent ? ' *' : ''}`);

test.each<[State, string[], string]>([
  ['planned', ['plan Nog te doen', 'plan Nog te doen', 'plan Nog te doen'], '3 te gaan'],
  ['running', ['done Klaar', 'now Nu bezig *', 'plan Nog te doen'], '1 klaar, 1 bezig, 1 te gaan'],
  ['running by two', ['done Klaar', 'now Nu bezig *', 'now Nu bezig'], '1 klaar, 2 bezig'],
  ['paused until', ['done Klaar', 'wait Wacht op onderdeel *', 'plan Nog te doen'], '1 klaar, 1 staat stil, 1 te gaan'],
  [
    'paused for the customer',
    ['done Klaar', 'wait Wacht op u *', 'plan Nog te doen'],
    '1 klaar, 1 staat stil, 1 te gaan',
  ],
  ['skipped', ['done Klaar', 'plan Nog te doen', 'skip Niet nodig'], '1 klaar, 1 te gaan, 1 niet nodig'],
  ['ready, promise kept', ['done Klaar', 'done Klaar', 'done Klaar'], '3 klaar'],
  ['cancelled', ['skip Gaat niet door', 'skip Gaat niet door', 'skip Gaat niet door'], '3 gaan niet door'],
  ['cannot be done', ['skip Gaat niet door', 'skip Gaat niet door', 'skip Gaat niet door'], '3 gaan niet door'],
])('%s: each step says how it stands, one at most is the current one', (state, expected, count) => {
  expect(looks(state)).toEqual(expected);
  expect(view(state).count).toBe(count);
});

test('Steps carry the customer’s titles, in the language that is read', () => {
  expect(view('running').list.map(({ title }) => title)).toEqual(['Onderzoek', 'Remmen vernieuwen', 'Wassen']);
  expect(view('running', 'en').list.map(({ title }) => title)).toEqual([
    'Diagnosis',
    'Replacing the brakes',
    'Washing',
  ]);
});

test('Times go from start to end, and what stood still in between is told', () => {
  const [measure, brakes, wash] = view('running').list;
  expect(measure).toMatchObject({
    span: { from: at('08:40'), until: at('09:55') },
    since: null,
    usual: null,
    who: 'Priya',
  });
  expect(brakes).toMatchObject({ span: null, since: at('10:25'), usual: 'meestal 1,5 uur', who: 'Yusuf' });
  expect(brakes?.pauses).toMatchObject([{ from: at('10:40'), until: at('13:05') }]);
  expect(wash).toMatchObject({ span: null, since: null, isPlanned: true, usual: 'meestal 15 minuten' });
});

test('A pause that lasts is told as a wait and not as a spell', () => {
  const [, brakes] = view('paused until').list;
  expect(brakes?.wait).toMatchObject({ why: 'We wachten op een onderdeel.', until: at('14:30'), since: at('13:20') });
  expect(brakes?.pauses).toHaveLength(1);
});

test('Notes stand under their step; a finished step folds them and says how many there are', () => {
  const [measure, brakes] = view('running').list;
  expect(measure).toMatchObject({ folded: '1 notitie', notes: [{ by: 'Priya', at: at('09:48') }] });
  expect(brakes).toMatchObject({ folded: null, notes: [{ text: 'Links is klaar. Ik begin nu aan rechts.' }] });
});

test('A change of the plan says why', () => {
  expect(view('skipped').list[2]?.because).toBe('“Wassen” is niet nodig, zegt Tom. De auto is al schoon.');
});

test('A step that is done anew starts with a clean slate', () => {
  const { later } = states['next one'];
  const again = said(
    'step-redone',
    { step: 'step-1', reason: 'De meting was onzeker.' },
    { at: at('11:00'), by: 'olga' },
  );
  const pause = said(
    'step-paused',
    { step: 'step-1', reason: 'break', until: null, note: null },
    { at: at('09:00'), by: 'priya' },
  );
  const resume = said('step-resumed', { step: 'step-1' }, { at: at('09:10'), by: 'priya' });
  const [step] = stepsView(seenOf(aStory({ later: [pause, resume, ...later, again] }), 'nl', at('13:42'))).list;
  expect(step).toMatchObject({
    look: 'plan',
    pauses: [],
    because: 'Olga laat “Onderzoek” opnieuw doen. De meting was onzeker.',
  });
  expect(step?.notes).toHaveLength(1);
});

test.each([
  [1, '1 minuut', '1 minute'],
  [45, '45 minuten', '45 minutes'],
  [60, '1 uur', '1 hour'],
  [90, '1,5 uur', '1.5 hours'],
  [140, '2 uur en 20 minuten', '2 hours and 20 minutes'],
  [2880, '48 uur', '48 hours'],
])('%i minutes are said as %s', (minutes, nl, en) => {
  expect([minutesInWords('nl', minutes), minutesInWords('en', minutes)]).toEqual([nl, en]);
});

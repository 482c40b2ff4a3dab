import type { PauseReason } from '#src/timeline/entry-kinds.ts';
import { aStep, steps } from '../cast.ts';
import { aPromise, aQuestion, aStory, asked, at, type Given, marieke, priya, said, tom, yusuf } from './a-story.ts';
import { promisedStates } from './promised-states.ts';

// Sanne's order in each state an order can be in.

const [measure, brakes, wash] = ['step-1', 'step-2', 'step-3'];
const by = (who: { person: string }, clock: string) => ({ by: who.person, at: at(clock) });

const measured = [
  said('step-started', { step: measure }, by(priya, '08:40')),
  said(
    'note-added',
    { step: measure, text: 'Remblokken voor zijn nog 2 mm dik. 3 mm is het minimum.' },
    by(priya, '09:48'),
  ),
  said('note-added', { step: measure, text: 'GEHEIM: klant zeurt' }, { ...by(priya, '09:49'), audience: 'kitchen' }),
  said('step-finished', { step: measure }, by(priya, '09:55')),
];

const renewing = [
  ...measured,
  said('step-started', { step: brakes }, by(yusuf, '10:25')),
  said('step-paused', { step: brakes, reason: 'part', until: at('12:50'), note: null }, by(yusuf, '10:40')),
  said('step-resumed', { step: brakes }, by(yusuf, '13:05')),
];

const paused = (reason: PauseReason, until: number | null, note: string | null = null): Given => ({
  order: { waits_since: reason === 'customer' ? at('13:20') : null },
  steps: three(
    { state: 'finished', started_at: at('08:40'), finished_at: at('09:55') },
    {
      state: 'paused',
      started_at: at('10:25'),
      paused_at: at('13:20'),
      pause: JSON.stringify({ reason, until, note }),
    },
    {},
  ),
  later: [...renewing, said('step-paused', { step: brakes, reason, until, note }, by(yusuf, '13:20'))],
});

function three(...given: Partial<Parameters<typeof aStep>[0] & object>[]) {
  return steps('planned', 'planned', 'planned').map((step, i) => aStep({ ...step, ...given[i] }));
}

const allDone = three(
  { state: 'finished', started_at: at('08:40'), finished_at: at('09:55') },
  { state: 'finished', started_at: at('10:25'), finished_at: at('15:12') },
  { state: 'finished', specialist: 'tom', started_at: at('15:20'), finished_at: at('15:41') },
);
const worked = [
  ...renewing,
  said('note-added', { step: brakes, text: 'Links en rechts nieuw.' }, by(yusuf, '15:10')),
  said('step-finished', { step: brakes }, by(yusuf, '15:12')),
  said('step-started', { step: wash }, by(tom, '15:20')),
  said('step-finished', { step: wash }, by(tom, '15:41')),
];
const ready = [...worked, said('order-ready', {}, by(marieke, '16:10'))];

const under = three(
  { state: 'finished', started_at: at('08:40'), finished_at: at('09:55') },
  { state: 'running', started_at: at('10:25') },
  {},
);

/** One question of every standing; more than are shown at once. */
const everyStanding: Given = {
  steps: under,
  questions: [
    aQuestion('answered', { state: 'answered', promised: 'kept', asked_at: at('11:02') }),
    aQuestion('answered-late', { state: 'answered', promised: 'broken', asked_at: at('11:03') }),
    aQuestion('closed', { state: 'closed', promised: 'ended', step: null, asked_at: at('11:04') }),
    aQuestion('asked-back', { state: 'asked-back', promised: 'kept', asked_at: at('11:05') }),
    aQuestion('late', { promised: 'broken', asked_at: at('11:06'), owner: marieke.person, until_at: at('12:00') }),
    aQuestion('moved', { promise: 'p-9', asked_at: at('11:07'), from_at: at('17:10'), until_at: at('17:10') }),
    aQuestion('waits', { asked_at: at('13:31'), from_at: at('17:00'), until_at: at('17:30') }),
  ],
  later: [
    ...renewing.slice(0, 4),
    asked('answered', 'Kan mijn dashcam blijven zitten?', '11:02'),
    asked('answered-late', 'En de trekhaak?', '11:03'),
    asked('closed', 'Dank u wel', '11:04', null),
    asked('asked-back', 'Kunt u de wielen ook doen?', '11:05'),
    asked('late', 'Hoe laat is hij klaar?', '11:06', null),
    asked('moved', 'Zit er nog lucht in?', '11:07'),
    ...renewing.slice(4),
    said('question-answered', { question: 'answered', text: 'Ja hoor.' }, by(yusuf, '11:19')),
    said('question-answered', { question: 'answered-late', text: 'Die ook.' }, by(yusuf, '11:19')),
    said('question-closed', { question: 'closed', reason: null }, by(yusuf, '11:20')),
    said('question-asked-back', { question: 'asked-back', text: 'Welke wielen bedoelt u?' }, by(yusuf, '11:21')),
    said('promise-broken', { question: 'late', promise: 'by-late', until: at('12:00') }, { by: null, at: at('12:00') }),
    said('question-taken-over', { question: 'late', was: 'yusuf' }, by(marieke, '12:05')),
    said(
      'promise-moved',
      {
        ...{ question: 'moved', was: 'by-moved', reason: 'Ik meet het na de proefrit.' },
        ...{ promise: 'p-9', from: at('17:10'), until: at('17:10') },
      },
      by(yusuf, '12:10'),
    ),
    asked('waits', 'Kunnen de remmen straks nog piepen?'),
  ],
};

export const states = {
  planned: {},
  'nobody yet': { steps: three({ specialist: null }, { specialist: null }, {}), promise: null },
  'no steps': { steps: [] },
  running: {
    steps: three(
      { state: 'finished', started_at: at('08:40'), finished_at: at('09:55') },
      { state: 'running', started_at: at('10:25') },
      {},
    ),
    later: [
      ...renewing,
      said('note-added', { step: brakes, text: 'Links is klaar. Ik begin nu aan rechts.' }, by(yusuf, '13:38')),
      said('note-added', { step: null, text: 'Uw winterbanden liggen klaar.' }, by(marieke, '13:40')),
      said('link-issued', { link: 'l-2', follower: 'f-1' }, { ...by(marieke, '13:41'), audience: 'kitchen' }),
    ],
  },
  asked: everyStanding,
  'running by two': {
    steps: three(
      { state: 'finished', started_at: at('08:40'), finished_at: at('09:55') },
      { state: 'running', started_at: at('10:25') },
      { state: 'running', specialist: 'tom', started_at: at('13:30') },
    ),
    later: [...renewing, said('step-started', { step: wash }, by(tom, '13:30'))],
  },
  'paused until': paused('part', at('14:30')),
  'paused for the customer': paused('customer', null, 'Wilt u ook nieuwe remvloeistof? Dat kost € 69,00.'),
  'next one': {
    steps: three({ state: 'finished', started_at: at('08:40'), finished_at: at('09:55') }, {}, {}),
    later: measured,
  },
  skipped: {
    steps: three({ state: 'finished', started_at: at('08:40'), finished_at: at('09:55') }, {}, { state: 'skipped' }),
    later: [...measured, said('step-skipped', { step: wash, reason: 'De auto is al schoon.' }, by(tom, '11:00'))],
  },
  'all done': { steps: allDone, later: worked },
  late: { steps: three({}, {}, {}), promise: aPromise({ from_at: at('12:00'), until_at: at('13:00') }) },
  'ready, promise kept': {
    order: { state: 'ready' },
    steps: allDone,
    later: ready,
    promise: aPromise({ state: 'kept', ended_at: at('16:10') }),
  },
  'ready, promise broken': {
    order: { state: 'ready' },
    steps: allDone,
    later: [...worked, said('order-ready', {}, by(marieke, '17:02'))],
    promise: aPromise({ state: 'broken', ended_at: at('17:02') }),
  },
  'handed over': {
    order: { state: 'handed-over', closed_at: at('17:10') },
    steps: allDone,
    later: [...ready, said('order-handed-over', { to: 'Piet' }, by(marieke, '17:10'))],
    promise: aPromise({ state: 'kept', ended_at: at('16:10') }),
  },
  cancelled: {
    order: { state: 'cancelled', closed_at: at('11:00') },
    later: [said('order-cancelled', { reason: 'U belde dat het niet meer hoeft.' }, by(marieke, '11:00'))],
    promise: aPromise({ state: 'ended', ended_at: at('11:00') }),
  },
  'cannot be done': {
    order: { state: 'cannot-be-done', closed_at: at('11:00') },
    later: [said('order-cannot-be-done', { reason: 'De remklauw is niet meer te koop.' }, by(yusuf, '11:00'))],
    promise: aPromise({ state: 'ended', ended_at: at('11:00') }),
  },
  reopened: {
    steps: allDone,
    later: [
      ...ready,
      said('order-handed-over', { to: null }, by(marieke, '17:10')),
      said('order-reopened', { reason: 'De remmen piepen nog.' }, by(marieke, '17:40')),
    ],
    promise: aPromise({ state: 'kept', ended_at: at('16:10') }),
  },
  ...promisedStates,
} satisfies Record<string, Given>;

export type State = keyof typeof states;

export const storyOf = (state: State) => aStory(states[state]);

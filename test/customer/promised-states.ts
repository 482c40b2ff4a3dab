import type { ExceptionRow } from '#src/database/question-tables.ts';
import { shop } from '../cast.ts';
import { aPromise, aQuestion, asked, at, type Given, marieke, said, yusuf } from './a-story.ts';

// What was promised of Sanne's order, and what became of it.

const by = (clock: string) => ({ by: marieke.person, at: at(clock) });
const clock = (time: string) => ({ by: null, at: at(time) });

const moved = (was: string, promise: string, from: string, until: string, reason: string, when: string) =>
  said(
    'promise-moved',
    { question: null, of: 'ready-by', was, promise, from: at(from), until: at(until), reason },
    by(when),
  );
const broken = (promise: string, until: string) =>
  said('promise-broken', { question: null, of: 'ready-by', promise, until: at(until) }, clock(until));

const call = { kind: 'call-by', words: 'Over de schijven.' } as const;
const free = { kind: 'free', words: 'De onderdelen komen' } as const;
const range = (from: string, until: string) => ({ from_at: at(from), until_at: at(until) });

export function anUnhappy(id: string, given: Partial<ExceptionRow> = {}): ExceptionRow {
  return {
    ...{ shop, id, order_id: 'order-1', kind: 'unhappy', cause: id, owner: marieke.person, state: 'open' },
    ...{ raised_at: at('13:42'), due_at: at('13:42'), ended_at: null, text: 'Niemand belt mij terug.' },
    ...{ offered_to: null, offered_at: null, offer_note: null },
    ...given,
  };
}

const raised = (id: string, time: string, text: string) =>
  said(
    'exception-raised',
    { exception: id, of: 'unhappy', cause: id, owner: marieke.person, due: at(time), text },
    clock(time),
  );

export const promisedStates = {
  'moved twice': {
    promises: [
      aPromise({ state: 'moved', ended_at: at('12:05') }),
      aPromise({ id: 'p-2', ...range('16:30', '16:45'), state: 'moved', made_at: at('12:05'), ended_at: at('13:10') }),
      aPromise({ id: 'p-3', ...range('17:00', '17:30'), made_at: at('13:10') }),
    ],
    later: [
      moved('p-1', 'p-2', '16:30', '16:45', 'De schijven kwamen te laat.', '12:05'),
      moved('p-2', 'p-3', '17:00', '17:30', 'De brug is stuk.', '13:10'),
    ],
  },
  'went on after deciding': {
    promises: [
      aPromise({ state: 'moved', ended_at: at('13:30') }),
      aPromise({ id: 'p-2', from_at: at('16:50'), until_at: at('08:05', 25), made_at: at('13:30') }),
    ],
    later: [
      said(
        'promise-moved',
        {
          ...{ question: null, of: 'ready-by', was: 'p-1', reason: null, waited: 80 * 60_000 },
          ...{ promise: 'p-2', from: at('16:50'), until: at('08:05', 25) },
        },
        { by: yusuf.person, at: at('13:30') },
      ),
    ],
  },
  'broken by the clock': {
    promise: aPromise({ ...range('12:00', '13:00'), state: 'broken', ended_at: at('13:00') }),
    later: [broken('p-1', '13:00')],
  },
  'broken, then moved': {
    promises: [
      aPromise({ ...range('12:00', '13:00'), state: 'broken', ended_at: at('13:00') }),
      aPromise({ id: 'p-2', ...range('17:30', '17:30'), made_at: at('13:20') }),
    ],
    later: [broken('p-1', '13:00'), moved('p-1', 'p-2', '17:30', '17:30', 'Een bout brak af.', '13:20')],
  },
  'all kinds promised': {
    promises: [
      aPromise(),
      aPromise({ id: 'c-1', ...call, ...range('12:00', '12:00'), state: 'moved', ended_at: at('11:50') }),
      aPromise({ id: 'f-1', ...free, ...range('13:00', '13:00'), state: 'broken', ended_at: at('13:00') }),
      aPromise({ id: 'f-2', ...free, words: 'U krijgt een leenauto', state: 'kept', ended_at: at('10:00') }),
      aPromise({ id: 'by-asked', kind: 'answer-by', question: 'asked', owner: yusuf.person, made_at: at('11:00') }),
      aPromise({ id: 'c-2', ...call, ...range('16:00', '16:00'), made_at: at('11:50') }),
    ],
    questions: [aQuestion('asked', { asked_at: at('11:00') })],
    later: [
      said('promise-kept', { promise: 'f-2', of: 'free' }, by('10:00')),
      asked('asked', 'Piepen ze straks nog?', '11:00'),
      said(
        'call-noted',
        {
          ...{ promise: 'c-1', outcome: 'no-answer', text: null },
          next: { promise: 'c-2', from: at('16:00'), until: at('16:00') },
        },
        by('11:50'),
      ),
      said('call-noted', { promise: null, outcome: 'spoke', text: 'Rood mag ook.', next: null }, by('12:10')),
      said('promise-broken', { question: null, of: 'free', promise: 'f-1', until: at('13:00') }, clock('13:00')),
    ],
  },
  unhappy: {
    exceptions: [
      anUnhappy('told', { state: 'settled', raised_at: at('10:00'), ended_at: at('10:30'), text: 'Waar bent u?' }),
      anUnhappy('untold', { state: 'settled', raised_at: at('11:00'), ended_at: at('11:30'), text: 'Te duur.' }),
      anUnhappy('open'),
    ],
    later: [
      raised('told', '10:00', 'Waar bent u?'),
      said(
        'exception-settled',
        { exception: 'told', of: 'unhappy', text: 'GEHEIM: teruggebeld' },
        { ...by('10:30'), audience: 'kitchen' },
      ),
      said('note-added', { step: null, text: 'Excuses, we waren er niet.' }, by('10:30')),
      raised('untold', '11:00', 'Te duur.'),
      said(
        'exception-settled',
        { exception: 'untold', of: 'unhappy', text: 'GEHEIM: laat maar' },
        { ...by('11:30'), audience: 'kitchen' },
      ),
      raised('open', '13:42', 'Niemand belt mij terug.'),
    ],
  },
} satisfies Record<string, Given>;

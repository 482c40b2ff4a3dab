import { describe, expect, test } from 'vitest';
import { nowView } from '#src/customer/now-view.ts';
import { seenOf } from '#src/customer/seen.ts';
import type { Language } from '#src/web/words.ts';
import { aPromise, aStory, at, marieke, said } from './a-story.ts';
import { type State, states, storyOf } from './states.ts';

const now = (state: State, clock = '13:42', language: Language = 'nl', day = 24) =>
  nowView(seenOf(storyOf(state), language, at(clock, day)));

describe('What was promised', () => {
  test.each([
    ['planned', 'open', 'Uw auto is vandaag klaar tussen'],
    ['nobody yet', 'none', 'Er is nog geen tijd beloofd'],
    ['late', 'late', 'Beloofd was: vandaag tussen'],
    ['paused for the customer', 'stands', 'De klok staat stil tot u beslist'],
    ['ready, promise kept', 'kept', 'Belofte gehouden'],
    ['ready, promise broken', 'broken', 'Belofte niet gehaald'],
    ['handed over', 'kept', 'Belofte gehouden'],
    ['cancelled', 'ended', 'Deze belofte is vervallen'],
    ['reopened', 'earlier', 'Er is nog geen tijd beloofd'],
  ] as const)('%s: %s', (state, kind, kicker) => {
    expect(now(state).promise).toMatchObject({ kind, kicker });
  });

  test('A promise that was not kept stays beside the moment it was ready', () => {
    expect(now('ready, promise broken').promise).toMatchObject({
      ready: { at: at('17:02') },
      was: { from: at('15:30'), until: at('16:15') },
    });
  });

  test('The day is said unless it is today', () => {
    const kicker = (clock: string, day: number, language: Language) =>
      now('planned', clock, language, day).promise?.kicker;
    expect(kicker('17:00', 23, 'nl')).toBe('Uw auto is dinsdag 24 november klaar tussen');
    expect(kicker('17:00', 23, 'en')).toBe('Your car will be ready on Tuesday 24 November between');
    expect(kicker('13:42', 24, 'en')).toBe('Your car will be ready today between');
    expect(now('planned', '17:00', 'nl', 23).title).toContain('klaar tussen di 24 nov 15:30 en 16:15');
  });

  test('A range over two days names both', () => {
    const story = aStory({ promise: aPromise({ until_at: at('12:00', 25) }) });
    const view = nowView(seenOf(story, 'nl', at('13:42')));
    expect(view.promise).toMatchObject({ kicker: 'Uw auto is klaar tussen', range: { oneDay: false } });
    expect(view.title).toContain('klaar tussen 15:30 en wo 25 nov 12:00');
  });

  test('It is late a moment after its end and not before', () => {
    const kind = (moment: number) => nowView(seenOf(aStory(), 'nl', moment)).promise?.kind;
    expect([kind(at('16:15')), kind(at('16:15') + 1)]).toEqual(['open', 'late']);
  });

  test('Where only the end counts no beginning is said', () => {
    const story = aStory({ promise: aPromise({ from_at: at('16:15') }) });
    const say = (language: Language) => nowView(seenOf(story, language, at('13:42')));
    expect(say('nl').promise?.kicker).toBe('Uw auto is vandaag klaar vóór');
    expect(say('en').promise?.kicker).toBe('Your car will be ready today by');
    expect(say('nl').title).toContain('klaar vóór 16:15');
    expect(say('en').title).toContain('ready by 16:15');
  });

  test('Every time that did not hold stays below the new one, the latest first, with its reason', () => {
    const { promise } = now('moved twice');
    expect(promise).toMatchObject({ kind: 'open', range: { from: at('17:00'), until: at('17:30') } });
    expect(promise?.earlier).toMatchObject([
      { was: { from: at('16:30') }, isBroken: false, reason: 'De brug is stuk.', by: 'Marieke', at: at('13:10') },
      { was: { from: at('15:30') }, reason: 'De schijven kwamen te laat.', by: 'Marieke', at: at('12:05') },
    ]);
    expect(now('moved twice', '13:42', 'en').promise?.earlier[0]?.lang).toBe('nl');
    const then = now('broken, then moved').promise;
    expect(then).toMatchObject({ kind: 'open', range: { until: at('17:30') } });
    expect(then?.earlier).toMatchObject([{ was: { from: at('12:00') }, isBroken: true, reason: 'Een bout brak af.' }]);
  });

  test('While the customer has to decide nothing is late, and the page says since when the clock stands', () => {
    const evening = nowView(seenOf(storyOf('paused for the customer'), 'nl', at('21:00')));
    expect(evening.promise).toMatchObject({ kind: 'stands', since: { at: at('13:20') }, was: { until: at('16:15') } });
    expect(evening.title).toBe('Remmen vernieuwen wacht op u');
    expect(seenOf(storyOf('paused for the customer'), 'nl', at('21:00')).promise?.isLate).toBe(false);
    const past = aStory({ ...states['paused for the customer'], promise: aPromise({ until_at: at('13:20') }) });
    expect(nowView(seenOf(past, 'nl', at('13:42'))).promise?.kind).toBe('late');
  });

  test('What they took to decide is told as what it is, by nobody, and the word stays whose it was', () => {
    const why = (language: Language) => now('went on after deciding', '13:42', language).promise?.earlier;
    const said = { was: { until: at('16:15') }, isBroken: false, lang: null, by: null, at: at('13:30') };
    expect(why('nl')).toMatchObject([
      { ...said, reason: 'De klok stond 1 uur en 20 minuten openingstijd stil, omdat u moest beslissen.' },
    ]);
    expect(why('en')).toMatchObject([
      {
        ...said,
        reason: 'The clock stood still for 1 hour and 20 minutes of opening hours, because you had to decide.',
      },
    ]);
    const { promises } = seenOf(storyOf('went on after deciding'), 'nl', at('13:42'));
    expect(promises.map(({ by }) => by)).toEqual(['Marieke', 'Marieke']);
  });

  test('What the clock noted is late, in words, until another time is promised', () => {
    const late = now('broken by the clock').promise;
    expect(late).toMatchObject({ kind: 'late', kicker: 'Beloofd was: vandaag tussen', range: { from: at('12:00') } });
    expect(late?.text).toBe('Dat is niet gelukt. Marieke laat hier weten wanneer het wel klaar is, of bel ons.');
    const inEnglish = now('broken by the clock', '13:42', 'en').promise;
    expect(inEnglish?.kicker).toBe('This was promised: today between');
    expect(inEnglish?.text).toBe('That did not work out. Marieke will say here when it will be ready, or call us.');
    const noPhone = aStory({ ...states['broken by the clock'], phone: null });
    expect(nowView(seenOf(noPhone, 'nl', at('13:42'))).promise?.text).not.toContain('bel');
  });

  test('After opening again a promise that was missed then is not late now', () => {
    const { promise, later } = states['broken by the clock'];
    const ready = said('order-ready', {}, { by: marieke.person, at: at('13:10') });
    const reopened = said('order-reopened', { reason: 'Hij piept.' }, { by: marieke.person, at: at('13:20') });
    const view = nowView(seenOf(aStory({ promise, later: [...later, ready, reopened] }), 'nl', at('13:42')));
    expect(view.promise).toMatchObject({ kind: 'earlier', text: 'Die belofte is niet gehaald.' });
  });

  test('When it was ready is what a person said, also after the clock had noted the promise', () => {
    const { promise, later } = states['broken by the clock'];
    const ready = said('order-ready', {}, { by: marieke.person, at: at('13:10') });
    const story = aStory({ order: { state: 'ready' }, promise, later: [...later, ready] });
    const view = nowView(seenOf(story, 'nl', at('13:42')));
    expect(view.promise).toMatchObject({ kind: 'broken', ready: { at: at('13:10') }, was: { until: at('13:00') } });
  });

  test('Without a promise an ended order says nothing of one', () => {
    const story = aStory({ order: { state: 'ready' }, promise: null });
    expect(nowView(seenOf(story, 'nl', at('13:42'))).promise).toBeNull();
  });
});

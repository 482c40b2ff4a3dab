import { describe, expect, test } from 'vitest';
import { nowView } from '#src/customer/now-view.ts';
import { seenOf } from '#src/customer/seen.ts';
import type { Language } from '#src/web/words.ts';
import { aStory, at } from './a-story.ts';
import { type State, states, storyOf } from './states.ts';

const now = (state: State, clock = '13:42', language: Language = 'nl', day = 24) =>
  nowView(seenOf(storyOf(state), language, at(clock, day)));

describe('The top of the page says what happens now', () => {
  const told: Record<State, [heading: string, title: string, todo: string | null]> = {
    planned: [
      'We zijn nog niet begonnen',
      'We zijn nog niet begonnen, klaar tussen 15:30 en 16:15',
      'U hoeft nu niets te doen',
    ],
    'nobody yet': ['We zijn nog niet begonnen', 'We zijn nog niet begonnen', 'U hoeft nu niets te doen'],
    'no steps': [
      'We hebben uw order aangenomen',
      'We hebben uw order aangenomen, klaar tussen 15:30 en 16:15',
      'U hoeft nu niets te doen',
    ],
    running: [
      'Yusuf werkt nu aan: Remmen vernieuwen',
      'Remmen vernieuwen: nu bezig, klaar tussen 15:30 en 16:15',
      'U hoeft nu niets te doen',
    ],
    asked: [
      'Yusuf werkt nu aan: Remmen vernieuwen',
      'Remmen vernieuwen: nu bezig, klaar tussen 15:30 en 16:15',
      'U hoeft 1 ding te doen',
    ],
    'running by two': [
      'Yusuf en Tom werken nu aan uw auto',
      'Yusuf en Tom werken nu aan uw auto, klaar tussen 15:30 en 16:15',
      'U hoeft nu niets te doen',
    ],
    'paused until': [
      'Remmen vernieuwen staat even stil',
      'Remmen vernieuwen staat even stil, klaar tussen 15:30 en 16:15',
      'U hoeft nu niets te doen',
    ],
    'paused for the customer': [
      'Remmen vernieuwen wacht op u',
      'Remmen vernieuwen wacht op u',
      'U hoeft 1 ding te doen',
    ],
    'next one': [
      'Hierna: Remmen vernieuwen',
      'Hierna: Remmen vernieuwen, klaar tussen 15:30 en 16:15',
      'U hoeft nu niets te doen',
    ],
    skipped: [
      'Hierna: Remmen vernieuwen',
      'Hierna: Remmen vernieuwen, klaar tussen 15:30 en 16:15',
      'U hoeft nu niets te doen',
    ],
    'all done': [
      'Alle stappen zijn klaar',
      'Stappen afgerond, klaar tussen 15:30 en 16:15',
      'U hoeft nu niets te doen',
    ],
    late: ['We zijn nog niet begonnen', 'We zijn nog niet begonnen', 'U hoeft nu niets te doen'],
    'ready, promise kept': ['Uw auto staat klaar', 'Uw auto staat klaar', 'U kunt uw auto ophalen'],
    'ready, promise broken': ['Uw auto staat klaar', 'Uw auto staat klaar', 'U kunt uw auto ophalen'],
    'handed over': ['Uw auto is meegegeven', 'Uw auto is meegegeven', null],
    cancelled: ['Deze order is gestopt', 'Deze order is gestopt', null],
    'cannot be done': ['Dit kan niet worden gemaakt', 'Dit kan niet worden gemaakt', null],
    reopened: ['Alle stappen zijn klaar', 'Stappen afgerond', 'U hoeft nu niets te doen'],
    'moved twice': [
      'We zijn nog niet begonnen',
      'We zijn nog niet begonnen, klaar tussen 17:00 en 17:30',
      'U hoeft nu niets te doen',
    ],
    'went on after deciding': [
      'We zijn nog niet begonnen',
      'We zijn nog niet begonnen, klaar tussen 16:50 en wo 25 nov 08:05',
      'U hoeft nu niets te doen',
    ],
    'broken by the clock': ['We zijn nog niet begonnen', 'We zijn nog niet begonnen', 'U hoeft nu niets te doen'],
    'broken, then moved': [
      'We zijn nog niet begonnen',
      'We zijn nog niet begonnen, klaar vóór 17:30',
      'U hoeft nu niets te doen',
    ],
    'all kinds promised': [
      'We zijn nog niet begonnen',
      'We zijn nog niet begonnen, klaar tussen 15:30 en 16:15',
      'U hoeft nu niets te doen',
    ],
    unhappy: [
      'We zijn nog niet begonnen',
      'We zijn nog niet begonnen, klaar tussen 15:30 en 16:15',
      'U hoeft nu niets te doen',
    ],
  };

  test.each(Object.entries(told) as [State, (typeof told)[State]][])('%s', (state, [heading, title, todo]) => {
    const view = now(state);
    expect([view.heading, view.title, view.todo?.title ?? null]).toEqual([heading, title, todo]);
  });

  test('and in English', () => {
    const say = (state: State) => now(state, '13:42', 'en').heading;
    expect(say('running')).toBe('Yusuf is now working on: Replacing the brakes');
    expect(say('running by two')).toBe('Yusuf and Tom are working on your car now');
    expect(say('paused until')).toBe('Replacing the brakes is on hold');
    expect(say('next one')).toBe('Next: Replacing the brakes');
    expect(say('ready, promise kept')).toBe('Your car is ready');
    expect(say('cannot be done')).toBe('This cannot be done');
    expect(now('running', '13:42', 'en').title).toBe('Replacing the brakes: busy now, ready between 15:30 and 16:15');
  });
});

describe('and by whom', () => {
  const people = (state: State) =>
    now(state).people.map(({ name, role, when }) => [
      name,
      role,
      when && new Date(when.at).toISOString().slice(11, 16),
    ]);

  test('Since when somebody is at it, counted from the last press that set it going', () => {
    expect(people('running')).toEqual([['Yusuf', 'Bezig sinds', '12:05']]);
  });

  test('Everybody who is at work is named, each with what they do', () => {
    expect(people('running by two')).toEqual([
      ['Yusuf', 'Remmen vernieuwen, bezig sinds', '12:05'],
      ['Tom', 'Wassen, bezig sinds', '12:30'],
    ]);
  });

  test('Who does two things at once is named once in the sentence', () => {
    const { steps, later } = states['running by two'];
    const story = aStory({ steps: steps.map((step) => ({ ...step, specialist: 'yusuf' })), later });
    expect(nowView(seenOf(story, 'nl', at('13:42'))).heading).toBe('Yusuf werkt nu aan uw auto');
  });

  test('What stands still says for what and until when, and who is on it', () => {
    expect(people('paused until')).toEqual([['Yusuf', 'Het werk ligt stil sinds', '12:20']]);
    expect(now('paused until').waits).toMatchObject([{ why: 'We wachten op een onderdeel.', until: at('14:30') }]);
  });

  test('What waits for the customer is a thing to do, with the number to call or the name to ask for', () => {
    expect(now('paused for the customer').waits).toEqual([]);
    expect(now('paused for the customer').todo).toMatchObject({
      kind: 'choose',
      text: 'Wilt u ook nieuwe remvloeistof? Dat kost € 69,00. Bel 010\u00a0000\u00a000\u00a000.',
      call: { href: 'tel:0100000000' },
    });
    const noPhone = aStory({ ...states['paused for the customer'], phone: null });
    expect(nowView(seenOf(noPhone, 'nl', at('13:42'))).todo).toMatchObject({
      text: 'Wilt u ook nieuwe remvloeistof? Dat kost € 69,00. Laat het Marieke weten.',
      call: null,
    });
  });

  test('When nobody works the page says so, and who is next', () => {
    expect(now('next one').text).toBe('Op dit moment werkt er niemand aan uw auto.');
    expect(people('next one')).toEqual([['Yusuf', 'Doet deze stap', null]]);
    expect(people('planned')).toEqual([['Priya', 'Doet de eerste stap: Onderzoek', null]]);
    expect(now('nobody yet').text).toBe('De eerste stap is: Onderzoek. Wie dit doet, is nog niet bekend.');
  });

  test('Bad news has words, and the name of who said it', () => {
    expect(now('cancelled').reason).toEqual({ text: 'U belde dat het niet meer hoeft.', lang: null });
    expect(people('cancelled')).toEqual([['Marieke', 'Bevestigde dit om', '10:00']]);
    const inEnglish = now('cannot be done', '13:42', 'en').reason;
    expect(inEnglish).toEqual({ text: 'De remklauw is niet meer te koop.', lang: 'nl' });
    expect(people('cannot be done')).toEqual([['Yusuf', 'Bevestigde dit om', '10:00']]);
    expect(now('reopened', '17:42').reopened).toBe('Marieke heeft de order weer geopend. De remmen piepen nog.');
    expect(now('handed over', '17:20').text).toBe('Marieke heeft alles meegegeven aan Piet.');
  });

  test('Who answers for the order, and when anything was last confirmed', () => {
    const view = now('running');
    expect(view.owner.name).toBe('Marieke');
    // The newest entry is the kitchen's own.
    expect(view.confirmed).toEqual({ at: at('13:40'), day: 'today', who: 'Marieke' });
    expect(view.seq).toBe(11);
  });
});

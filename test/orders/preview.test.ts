import { expect, test } from 'vitest';
import { entriesAfter } from '#src/timeline/entries.ts';
import { entry } from '#src/timeline/entry-kinds.ts';
import { loadStory } from '#src/timeline/load-story.ts';
import {
  type OrderPress,
  type Preview,
  previewOf,
  previewOrder,
  previewStep,
  type StepPress,
} from '#src/timeline/preview.ts';
import { sentence } from '#src/timeline/sentence.ts';
import { telling } from '#src/timeline/tell.ts';
import { aKitchen, type Name, type TestKitchen, takeIn } from '../kitchen.ts';

async function storyOf({ kitchen, shop }: TestKitchen) {
  const { id } = await kitchen.database.reader.selectFrom('orders').select('id').executeTakeFirstOrThrow();
  const story = await loadStory(kitchen.database.reader, shop, id, await kitchen.colleagues.of(shop.id));
  if (!story) throw new Error('no such order');
  return story;
}

const reason = '‹je eigen woorden›';

type Press = [Name, number, StepPress, string, object?] | [Name, null, OrderPress, string, object?];

const day: Press[] = [
  ['Priya', 0, 'start', 'start'],
  ['Priya', 0, 'pause-part', 'pause', { reason: 'part' }],
  ['Priya', 0, 'resume', 'resume'],
  ['Priya', 0, 'pause-own', 'pause', { reason: 'other', note: reason }],
  ['Tom', 0, 'resume', 'resume'],
  ['Priya', 0, 'finish', 'finish'],
  ['Priya', 0, 'take-back', 'take-back'],
  ['Priya', 0, 'finish', 'finish'],
  ['Olga', 0, 'redo', 'redo', { reason }],
  ['Olga', 0, 'skip', 'skip', { reason }],
  ['Olga', 1, 'change', 'change', { title: 'Schijven', reason }],
  ['Olga', 1, 'skip', 'skip', { reason }],
  ['Tom', 2, 'start', 'start'],
  ['Tom', 2, 'finish', 'finish'],
  ['Olga', null, 'take', 'take'],
  ['Olga', null, 'note', 'notes', { text: reason, audience: 'customer' }],
  ['Yusuf', null, 'ready', 'ready'],
  ['Marieke', null, 'hand-over', 'hand-over'],
  ['Marieke', null, 'reopen', 'reopen', { reason }],
  ['Yusuf', null, 'cannot-be-done', 'cannot-be-done', { reason }],
  ['Marieke', null, 'reopen', 'reopen', { reason }],
  ['Marieke', null, 'cancel', 'cancel', { reason }],
];

test.each(['nl', 'en'] as const)(
  'What a press shows beforehand is what the customer then reads, in %s',
  async (language) => {
    const house = await aKitchen();
    await takeIn(house, { language });
    for (const [who, at, press, path, body] of day) {
      const before = await storyOf(house);
      const by = { actor: house.ids[who], language: 'nl' as const, now: house.kitchen.now() };
      const step = at === null ? undefined : before.steps[at];
      const preview: Preview = step
        ? previewStep(before, step, press as StepPress, by)
        : previewOrder(before, press as OrderPress, by);
      const address = step ? `/orders/1/steps/${step.id}/${path}` : `/orders/1/${path}`;
      const { status, text } = await house.as(who).post(address, body);
      expect(status, `${press}: ${text}`).toBe(200);
      const story = await storyOf(house);
      const [made] = await entriesAfter(
        house.kitchen.database.reader,
        house.shop.id,
        before.order.id,
        before.order.last_entry,
      );
      if (!made) throw new Error(`${press} made no entry`);
      const told = telling(story, language, 'customer', house.kitchen.now());
      // The title that a change gives a step is part of the form, not of the sentence shown before it.
      const reads = press === 'change' ? sentence(made, { ...told, steps: before.steps }) : sentence(made, told);
      expect(made.audience === 'customer' ? reads : null, press).toBe(preview.text);
      expect(preview.language).toBe(language);
      expect(preview.loud, press).toBe(step?.news !== 'silent');
    }
  },
);

test('On a page that is the same for everybody a mark stands where the name will be', async () => {
  const house = await aKitchen();
  await takeIn(house, { language: 'en' });
  const story = await storyOf(house);
  const by = { actor: null, language: 'nl' as const, now: house.kitchen.now() };
  const [step] = story.steps;
  if (!step) throw new Error('no steps');
  expect(previewStep(story, step, 'start', by).text).toBe('‹je naam› has started “Diagnosis”.');
});

test('Of kitchen talk nothing goes, whatever is written in it', async () => {
  const house = await aKitchen();
  await takeIn(house);
  const story = await storyOf(house);
  const by = { actor: house.ids.Tom, language: 'nl' as const, now: house.kitchen.now() };
  const talk = (audience: 'customer' | 'kitchen') => entry('note-added', { step: null, text: 'Hij zeurt.' }, audience);
  expect(previewOf(story, talk('customer'), by).text).toBe('Tom: Hij zeurt.');
  expect(previewOf(story, talk('kitchen'), by)).toEqual({ text: null, loud: false, language: 'nl' });
});

import { beforeAll, expect, test } from 'vitest';
import { customerFragments, rootViews } from '#src/customer/customer-fragments.ts';
import { inJson } from '#src/customer/in-json.ts';
import { seenOf } from '#src/customer/seen.ts';
import type { Story } from '#src/timeline/load-story.ts';
import { loadAssets } from '#src/web/assets.ts';
import { loadViews, type Views } from '#src/web/views.ts';
import { aStory, at, kitchenTalk, said } from './a-story.ts';
import { anUnhappy } from './promised-states.ts';
import { type State, states } from './states.ts';

// What is internal carries a mark that no customer's page may show, whatever way it would take to get there.
const canary = 'KANARIE';
const languages = ['nl', 'en'] as const;
let views: Views;

beforeAll(async () => {
  views = loadViews(await loadAssets());
});

function storyWithCanaries(state: State): Story {
  const story = aStory(states[state]);
  const kitchen = { audience: 'kitchen' as const };
  const silent = { exception: canary, of: 'silent-long' as const };
  const talk = [
    said('note-added', { step: 'step-2', text: `${canary} note` }, kitchen),
    said('note-added', { step: null, text: `${canary} order` }, kitchen),
    said('order-ready', {}, { ...kitchen, by: canary }),
    said('order-reopened', { reason: `${canary} reopened` }, kitchen),
    said('order-cancelled', { reason: `${canary} cancelled` }, kitchen),
    said('order-cannot-be-done', { reason: `${canary} cannot` }, kitchen),
    said('question-offered', { question: 'late', to: 'tom', note: `${canary} offer` }, kitchen),
    said('question-remarked', { question: 'late', text: `${canary} remark` }, kitchen),
    said('process-left', { reason: `${canary} process` }, kitchen),
    said('exception-raised', { ...silent, cause: canary, owner: 'tom', due: 0, text: `${canary} raised` }, kitchen),
    said('exception-offered', { ...silent, to: 'tom', note: `${canary} give` }, kitchen),
    said('exception-settled', { ...silent, text: `${canary} settled` }, kitchen),
    said('exception-settled', { exception: 'open', of: 'unhappy', text: `${canary} unhappy` }, kitchen),
    said('note-added', { step: null, text: `${canary} after` }, kitchen),
    said('step-skipped', { step: 'step-3', reason: `${canary} skipped` }, kitchen),
  ].map((line, i) => line(story.entries.length + i + 1));
  const only = { text: `${canary} exception`, cause: canary, offer_note: `${canary} why`, offered_to: canary };
  const marked = (name: string) => ({ id: canary, name, phone: `${canary} phone`, email: `${canary} email` });
  return {
    ...story,
    entries: [...story.entries, ...talk],
    steps: story.steps.map((step) => ({ ...step, title: `${canary} title`, usually: `${canary} usually` })),
    customer: marked(`${canary} name`),
    exceptions: [
      ...story.exceptions.map((one) => ({
        ...one,
        state: 'settled' as const,
        cause: canary,
        offered_to: canary,
        offer_note: canary,
      })),
      ...(['raised', 'silent-long', 'ready-by-danger'] as const).map((kind) => anUnhappy(kind, { ...only, kind })),
    ],
    questions: story.questions.map((one) => ({ ...one, hands: 7, offered_to: canary, offer_note: `${canary} note` })),
    followers: story.followers.map((one) => ({ ...one, ...marked(`${canary} follower`) })),
  };
}

test.each(Object.keys(states) as State[])('%s: nothing that is the kitchen’s own reaches a customer', (state) => {
  const story = storyWithCanaries(state);
  for (const language of languages) {
    const seen = seenOf(story, language, at('16:30'));
    const shown = {
      models: rootViews(seen),
      json: inJson(seen, story.order.last_entry),
      fragments: customerFragments({ views, now: () => at('16:30') })(story, language),
    };
    const text = JSON.stringify(shown);
    expect(text).toContain('Volvo V60');
    expect(text).not.toContain(canary);
    expect(seen.entries.every(({ audience }) => audience === 'customer')).toBe(true);
  }
});

test('A customer’s own name and numbers and the kitchen’s titles do not stand on the page either', () => {
  for (const state of Object.keys(states) as State[]) {
    const story = aStory(states[state]);
    const seen = seenOf(story, 'nl', at('13:42'));
    const html = customerFragments({ views, now: () => at('13:42') })(story, 'nl');
    const text = JSON.stringify([rootViews(seen), inJson(seen, 1), html]);
    for (const secret of [...kitchenTalk, 'GEHEIM']) expect(text).not.toContain(secret);
  }
});

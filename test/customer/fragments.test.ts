import { HtmlValidate } from 'html-validate';
import { beforeAll, describe, expect, test } from 'vitest';
import { customerFragments } from '#src/customer/customer-fragments.ts';
import { pageModel } from '#src/customer/follow-page.ts';
import { seenOf } from '#src/customer/seen.ts';
import { loadAssets } from '#src/web/assets.ts';
import { loadViews, type Views } from '#src/web/views.ts';
import { at } from './a-story.ts';
import { type State, states, storyOf } from './states.ts';

let views: Views;
const checker = new HtmlValidate({
  extends: ['html-validate:standard'],
  rules: { 'valid-id': ['error', { relaxed: true }] },
});

async function faultsIn(html: string): Promise<string[]> {
  const { results } = await checker.validateString(html);
  return results.flatMap(({ messages }) => messages.map(({ line, message }) => `${line}: ${message}`));
}

beforeAll(async () => {
  views = loadViews(await loadAssets());
});

const now = at('16:30');

function pageOf(state: State, language: 'nl' | 'en'): string {
  const story = storyOf(state);
  const model = pageModel(seenOf(story, language, now));
  const around = { language, zone: story.shop.zone, now, theme: null, attempt: null };
  const frame = {
    title: `${model.now.title} – ${story.shop.name}`,
    face: 'customer',
    polite: true,
    order: null,
    spans: null,
    script: 'customer.js',
  };
  return views.page('customer/follow', model, frame, around);
}

const roots = ['now', 'steps', 'questions', 'ask', 'yours', 'promises', 'notes', 'lookback', 'unhappy', 'title'];

describe.each(Object.keys(states) as State[])('%s', (state) => {
  test.each(['nl', 'en'] as const)('The fragments are the text of the page, in valid HTML (%s)', async (language) => {
    const page = pageOf(state, language);
    expect(await faultsIn(page)).toEqual([]);
    const story = storyOf(state);
    const fragments = customerFragments({ views, now: () => now })(story, language);
    expect(fragments.map(({ id }) => id)).toEqual(roots);
    const seen = story.entries.filter(({ audience }) => audience === 'customer');
    for (const { html } of fragments) expect(page).toContain(html);
    for (const { id, html } of fragments.slice(0, -1)) {
      expect(html).toMatch(new RegExp(`^<(?:section|span) [^>]*id="${id}"[^>]* data-v="${seen.at(-1)?.number}"`));
      expect(html).toContain(`lang="${language}"`);
    }
    const log = page.slice(page.indexOf('id="timeline"'));
    expect(log.match(/id="entry-\d+"/g)).toEqual(seen.map(({ number }) => `id="entry-${number}"`).reverse());
  });
});

test('What is empty is not shown', () => {
  const story = storyOf('planned');
  const bare = { ...story, promises: [], order: { ...story.order, purpose: null, wishes: null } };
  const hidden = customerFragments({ views, now: () => now })(bare, 'nl').filter(({ html }) =>
    /^<(?:section|span) [^>]* hidden/.test(html),
  );
  expect(hidden.map(({ id }) => id)).toEqual(['yours', 'promises', 'notes', 'lookback']);
});

test('What people typed stays text', () => {
  const story = storyOf('running');
  const typed = { ...story, order: { ...story.order, wishes: '<script>alert(1)</script> & "meer"' } };
  const lookback = customerFragments({ views, now: () => now })(typed, 'nl').find(({ id }) => id === 'lookback');
  expect(lookback?.html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;meer&quot;');
});

test('Every moment on the page can be read by a machine, and no clock moves a bar', () => {
  const page = pageOf('running', 'nl');
  const times = page.match(/<time[^>]*>/g) ?? [];
  expect(times.length).toBeGreaterThan(8);
  expect(times.every((time) => /datetime="\d{4}-\d\d-\d\dT[\d:.]+Z"/.test(time))).toBe(true);
  expect(page).not.toMatch(/<progress|<meter|%/);
});

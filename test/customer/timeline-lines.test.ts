import { beforeAll, expect, test } from 'vitest';
import type { Kind } from '#src/timeline/entry-kinds.ts';
import { loadAssets } from '#src/web/assets.ts';
import { loadViews, type Views } from '#src/web/views.ts';
import { at } from './a-story.ts';

const kinds: Record<Kind, true> = {
  'order-opened': true,
  'promise-made': true,
  'step-added': true,
  'step-changed': true,
  'step-skipped': true,
  'step-redone': true,
  'step-moved': true,
  'step-assigned': true,
  'step-started': true,
  'step-paused': true,
  'step-resumed': true,
  'step-finished': true,
  'step-taken-back': true,
  'note-added': true,
  'photo-retracted': true,
  'details-changed': true,
  'order-taken': true,
  'order-offered': true,
  'order-offer-ended': true,
  'order-ready': true,
  'order-handed-over': true,
  'order-cancelled': true,
  'order-cannot-be-done': true,
  'order-reopened': true,
  'follower-added': true,
  'link-issued': true,
  'link-revoked': true,
  'code-told': true,
  'question-asked': true,
  'question-followed-up': true,
  'question-answered': true,
  'question-asked-back': true,
  'question-closed': true,
  'question-offered': true,
  'question-offer-ended': true,
  'question-accepted': true,
  'question-taken-over': true,
  'question-urgency': true,
  'question-remarked': true,
  'promise-moved': true,
  'promise-broken': true,
  'promise-kept': true,
  'call-noted': true,
  'process-left': true,
  'exception-raised': true,
  'exception-taken': true,
  'exception-offered': true,
  'exception-offer-ended': true,
  'exception-accepted': true,
  'exception-settled': true,
  'exception-cleared': true,
  'order-covered': true,
  'order-cover-ended': true,
  'person-erased': true,
  'material-removed': true,
};
let views: Views;

beforeAll(async () => {
  views = loadViews(await loadAssets());
});

const around = { language: 'nl', zone: 'Europe/Amsterdam', now: at('13:42'), theme: null, attempt: null } as const;
const line = (kind: string, audience: 'customer' | 'kitchen') => {
  const view = { id: 'entry-7', kind, at: at('13:05'), number: 7, audience, sentence: 'Yusuf & Tom', text: null };
  return views.partial(`timeline/${kind}`, view, around);
};

test.each(Object.keys(kinds))('%s has a line of its own on the timeline', (kind) => {
  const html = line(kind, 'customer');
  expect(html).toMatch(/^<li [^>]*id="entry-7"[^>]* data-into="timeline"/);
  expect(html).toContain('Yusuf &amp; Tom');
  expect(html).toContain('<time datetime="2026-11-24T12:05:00.000Z">13:05</time>');
  expect(html).not.toMatch(/data-audience|i-lock/);
});

test.each(Object.keys(kinds))('%s is unmistakably the kitchen’s where only the kitchen may read it', (kind) => {
  const html = line(kind, 'kitchen');
  expect(html).toMatch(/^<li [^>]*data-audience="kitchen"/);
  expect(html).toContain('#i-lock');
  expect(html).toContain('Alleen keuken');
});

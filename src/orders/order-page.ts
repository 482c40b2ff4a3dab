import { z } from 'zod';
import type { Kitchen } from '#src/kitchen.ts';
import { deskBar } from '#src/people/desk-bar.ts';
import { isLive } from '#src/people/link.ts';
import { type Asking, orderOf, type PageAnswer, shopOf } from '#src/route.ts';
import { loadStory, type Story } from '#src/timeline/load-story.ts';
import { entryView, telling } from '#src/timeline/tell.ts';
import { Missing } from '#src/web/errors.ts';
import { orderInJson } from '#src/web/order-name.ts';
import { say } from '#src/web/words.ts';
import { exceptionsInJson } from './exceptions-view.ts';
import { rootViews, staffFragments } from './order-fragments.ts';
import { urlOf } from './people-view.ts';
import { promisesInJson, readyInJson } from './promises-in-json.ts';
import { questionsInJson } from './questions-in-json.ts';

/** `new`: it was taken in a moment ago, so the link comes first. */
export const LookAtOrder = z.strictObject({ new: z.literal('1').optional() });

export async function storyOf(asking: Asking): Promise<Story> {
  const { kitchen } = asking;
  const shop = shopOf(asking);
  const story = await loadStory(
    kitchen.database.reader,
    shop,
    orderOf(asking).id,
    await kitchen.colleagues.of(shop.id),
  );
  if (!story) throw new Missing();
  return story;
}

/** The staff's page of an order: everything there is, and everything that can be done. */
export async function orderPage(asking: Asking): Promise<PageAnswer> {
  const { kitchen, language, query } = asking;
  const story = await storyOf(asking);
  const { name } = orderOf(asking);
  const told = telling(story, language, 'kitchen', kitchen.now());
  const views = rootViews(kitchen, story, language, asking.attempt);
  const customer = views.people.list[0] ?? null;
  return {
    view: 'orders/order',
    title: [name, story.subject.plate, story.subject.name].filter(Boolean).join(' '),
    face: 'frontdesk',
    model: {
      bar: await deskBar(asking, null),
      orderName: name,
      ...views,
      complaint: complaintOf(asking, story),
      fresh: query.new === '1' && customer?.link ? customer : null,
      entries: story.entries.map((entry) => entryView(entry, told)).reverse(),
    },
    json: inJson(kitchen, story, name),
    live: { order: name, after: story.order.last_entry, as: 'staff', updates: `/orders/${name}/updates` },
  };
}

/** A form says itself what is wrong with it, but the one that was pressed may be gone by now. */
function complaintOf({ attempt, kitchen, language }: Asking, story: Story): string | null {
  if (!attempt) return null;
  const parts = staffFragments(kitchen)(story, language, attempt);
  if (parts.some(({ html }) => html.includes('data-form-error'))) return null;
  return say(language, 'orders.was-not-done', { why: attempt.refused ?? Object.values(attempt.faults).join(' ') });
}

function inJson(kitchen: Kitchen, story: Story, name: string) {
  const { order, subject, customer, steps, followers, links } = story;
  const { title, state, owner, purpose, wishes, last_entry: seq } = order;
  const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());
  const linkOf = (follower: string) => links.findLast((one) => one.follower === follower && isLive(one, kitchen.now()));
  return {
    order: orderInJson(name),
    seq,
    ...{ title, state, owner, purpose, wishes },
    offeredTo: order.offered_to,
    offeredAt: iso(order.offered_at),
    offerNote: order.offer_note,
    subject,
    customer: { name: customer.name, phone: customer.phone, email: customer.email },
    promise: readyInJson(story),
    steps: steps.map(({ id, title, state, specialist, started_at, finished_at }) => {
      return { id, title, state, specialist, startedAt: iso(started_at), finishedAt: iso(finished_at) };
    }),
    exceptions: exceptionsInJson(story, kitchen.now()),
    questions: questionsInJson(story, kitchen.now()),
    promises: promisesInJson(story),
    people: followers.map(({ id, part, language, name: who }) => {
      const link = linkOf(id);
      return { follower: id, part, language, name: who, link: link ? urlOf(kitchen, link.id) : null };
    }),
    links: links.map(({ id, follower, issued_at, expires_at, revoked_at }) => {
      const times = { issuedAt: iso(issued_at), expiresAt: iso(expires_at), revokedAt: iso(revoked_at) };
      return { id, follower, ...times };
    }),
  };
}

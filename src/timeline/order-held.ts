import type { Language, OrderState, ShopRow } from '#src/database/tables.ts';
import type { Reader } from '#src/database/transact.ts';
import { type Colleague, nameForCustomers } from '#src/people/colleagues.ts';
import { orderName } from '#src/web/order-name.ts';
import type { Entry } from './entry-kinds.ts';
import { loadStory, type Story } from './load-story.ts';
import { photosIn, retractedIn } from './photos.ts';
import { stepTitle, type Telling } from './sentence.ts';
import { announced, entryView, telling } from './tell.ts';
import { threadsOf } from './threads.ts';

/** One order as its customer may have it; of somebody else's order only what `follower` said and showed. */
export type OrderHeld = {
  order: string;
  /** Who they are to it. */
  as: 'customer' | 'follower';
  title: string;
  state: OrderState;
  openedAt: string;
  closedAt: string | null;
  subject: { name: string; plate: string | null } | null;
  purpose: string | null;
  wishes: string | null;
  steps: { title: string; state: string; by: string | null; startedAt: string | null; finishedAt: string | null }[];
  promises: { kind: string; words: string | null; from: string; until: string; state: string; madeAt: string }[];
  questions: { askedAt: string; state: string; about: string | null; messages: Said[] }[];
  timeline: { number: number; at: string; kind: string; says: string; text: string | null }[];
  photos: { file: string; addedAt: string; from: 'you' | 'shop'; shows: string | null }[];
  /** When links were made and ended; the links themselves nobody can read back. */
  links: { madeAt: string; endsAt: string | null; revokedAt: string | null }[];
  mails: { kind: string; to: string; madeAt: string; state: string }[];
  /** Who of the shop looked at the order, took it out or changed what is known: codes and first names. */
  looks: { at: string; what: string; by: string | null }[];
};

type Said = { at: string; from: string; by: string; text: string };

type Wanted = {
  shop: ShopRow;
  language: Language;
  now: number;
  colleagues: ReadonlyMap<string, Colleague>;
  order: string;
  follower: string | null;
};

export async function orderHeld(reader: Reader, wanted: Wanted): Promise<OrderHeld | undefined> {
  const { shop, language, now, colleagues, order: id, follower } = wanted;
  const story = await loadStory(reader, shop, id, colleagues);
  if (!story) return undefined;
  const told = telling(story, language, 'customer', now);
  const { order } = story;
  const isTheirs = follower === null;
  const follows = isTheirs ? story.followers.find(({ part }) => part === 'customer')?.id : follower;
  return {
    order: orderName(shop.code, order.number),
    as: isTheirs ? 'customer' : 'follower',
    title: order.title,
    state: order.state,
    openedAt: iso(order.opened_at),
    closedAt: isoOrNot(order.closed_at),
    subject: isTheirs ? story.subject : null,
    purpose: isTheirs ? order.purpose : null,
    wishes: isTheirs ? order.wishes : null,
    steps: isTheirs ? stepsIn(story, told) : [],
    promises: isTheirs ? promisesIn(story) : [],
    questions: questionsIn(story, told, follower),
    timeline: timelineIn(story, told, follower),
    photos: await photosOf(reader, story, follower),
    links: story.links
      .filter((link) => isTheirs || link.follower === follows)
      .map(({ issued_at, expires_at, revoked_at }) => {
        return { madeAt: iso(issued_at), endsAt: isoOrNot(expires_at), revokedAt: isoOrNot(revoked_at) };
      }),
    mails: isTheirs ? await mailsOf(reader, shop.id, id) : [],
    looks: isTheirs ? await looksAt(reader, shop.id, id, colleagues) : [],
  };
}

const iso = (at: number) => new Date(at).toISOString();
const isoOrNot = (at: number | null) => (at === null ? null : iso(at));

function stepsIn({ steps }: Story, told: Telling): OrderHeld['steps'] {
  return steps.map((step) => ({
    title: stepTitle(step, told),
    state: step.state,
    by: step.specialist === null ? null : told.nameOf(step.specialist),
    startedAt: isoOrNot(step.started_at),
    finishedAt: isoOrNot(step.finished_at),
  }));
}

function promisesIn({ promises }: Story): OrderHeld['promises'] {
  return promises.map(({ kind, words, from_at, until_at, state, made_at }) => {
    return { kind, words, from: iso(from_at), until: iso(until_at), state, madeAt: iso(made_at) };
  });
}

function questionsIn(story: Story, told: Telling, follower: string | null): OrderHeld['questions'] {
  return threadsOf(story, told)
    .filter(({ question }) => follower === null || question.follower === follower)
    .map(({ question, step, messages }) => ({
      askedAt: iso(question.asked_at),
      state: question.state,
      about: step?.title ?? null,
      messages: messages.map(({ at, from, by, text }) => ({ at: iso(at), from, by, text })),
    }));
}

const isOf = ({ body }: Entry, follower: string | null) =>
  follower === null || ('follower' in body && body.follower === follower);

function timelineIn({ entries, ...story }: Story, told: Telling, follower: string | null): OrderHeld['timeline'] {
  return entries
    .filter((entry) => entry.audience === 'customer' && isOf(entry, follower))
    .map((entry) => ({
      number: entry.number,
      at: iso(entry.at),
      kind: entry.kind,
      says: announced(entry, { ...story, entries }, told) ?? entryView(entry, told).sentence,
      text: 'text' in entry.body ? entry.body.text : null,
    }));
}

/** Photos that are still there and that they may see: where they lie in the file that goes with this. */
async function photosOf(reader: Reader, { shop, order, entries }: Story, follower: string | null) {
  const gone = retractedIn(entries);
  const rows = await reader
    .selectFrom('photos')
    .select(['id', 'entry', 'follower', 'added_at'])
    .where('shop', '=', shop.id)
    .where('order_id', '=', order.id)
    .where('audience', '=', 'customer')
    .where('retracted_at', 'is', null)
    .orderBy('added_at')
    .orderBy('id')
    .execute();
  return rows
    .filter((row) => !gone.has(row.id) && (follower === null || row.follower === follower))
    .map((row): OrderHeld['photos'][number] => {
      const entry = entries.find((one) => one.number === row.entry && photosIn(one).length > 0);
      const shows = entry && 'alt' in entry.body ? (entry.body.alt ?? null) : null;
      const from = row.follower === null ? 'shop' : 'you';
      return { file: `photos/${row.id}.jpg`, addedAt: iso(row.added_at), from, shows };
    });
}

async function mailsOf(reader: Reader, shop: string, order: string): Promise<OrderHeld['mails']> {
  const rows = await reader
    .selectFrom('mails')
    .select(['kind', 'address', 'made_at', 'state'])
    .where('shop', '=', shop)
    .where('order_id', '=', order)
    .orderBy('made_at')
    .execute();
  return rows.map(({ kind, address: to, made_at, state }) => ({ kind, to, madeAt: iso(made_at), state }));
}

async function looksAt(reader: Reader, shop: string, order: string, colleagues: Wanted['colleagues']) {
  const rows = await reader
    .selectFrom('audit')
    .select(['at', 'what', 'who'])
    .where('shop', '=', shop)
    .where('order_id', '=', order)
    .orderBy('at')
    .execute();
  const nameOf = (who: string | null) => {
    const one = who === null ? undefined : colleagues.get(who);
    return one ? nameForCustomers(one) : null;
  };
  return rows.map(({ at, what, who }) => ({ at: iso(at), what, by: nameOf(who) }));
}

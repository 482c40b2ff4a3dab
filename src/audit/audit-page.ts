import type { ShopRow } from '#src/database/tables.ts';
import type { Reader } from '#src/database/transact.ts';
import type { Colleague } from '#src/people/colleagues.ts';
import { deskBar } from '#src/people/desk-bar.ts';
import { settingsMenu } from '#src/people/settings-menu.ts';
import { type Asking, type PageAnswer, shopOf } from '#src/route.ts';
import { retentionOf } from '#src/timeline/retention.ts';
import { sentence } from '#src/timeline/sentence.ts';
import { telling } from '#src/timeline/tell.ts';
import { orderName } from '#src/web/order-name.ts';
import { say, type Word } from '#src/web/words.ts';
import { auditKinds } from './codes.ts';
import { type Line, readAudit } from './read-audit.ts';
import { readWanted } from './wanted.ts';

const perPage = 50;

/** Who saw, changed, gave out and erased, and who came in; for the owner, the newest first. */
export async function auditPage(asking: Asking): Promise<PageAnswer> {
  const { kitchen, language, query } = asking;
  const { reader } = kitchen.database;
  const shop = shopOf(asking);
  const wanted = await readWanted(asking);
  const isUnknown = wanted === 'no-such-order';
  const found = isUnknown ? [] : await readAudit(reader, wanted, query.after ?? null, perPage + 1);
  const lines = found.slice(0, perPage);
  const colleagues = await kitchen.colleagues.of(shop.id);
  const names = await namesOf(reader, shop, lines);
  const rows = await Promise.all(lines.map((line) => rowOf(asking, line, colleagues, names)));
  const older = found.length > perPage ? address(query, lines.at(-1)?.place ?? null) : null;
  return {
    view: 'audit/audit',
    title: say(language, 'audit.title'),
    face: 'frontdesk',
    model: {
      bar: await deskBar(asking, 'settings'),
      menu: settingsMenu(asking, 'audit'),
      days: (await retentionOf(reader, shop.id)).security,
      asked: { who: query.who ?? '', order: query.order ?? '', kind: query.kind ?? '' },
      from: query.from ?? '',
      until: query.until ?? '',
      people: choices(asking, colleagues),
      kinds: [
        { value: '', label: say(language, 'audit.all') },
        ...auditKinds.map((kind) => ({ value: kind, label: say(language, `audit.kind-${kind}`) })),
      ],
      isUnknown,
      rows,
      older,
      csv: address(query, null, '/audit/file'),
    },
    json: {
      lines: lines.map((line) => ({
        at: new Date(line.at).toISOString(),
        who: line.who,
        what: line.what,
        order: line.order === null ? null : (names.get(line.order) ?? null),
      })),
      older,
    },
  };
}

async function rowOf(
  asking: Asking,
  { at, who, order, what, entry }: Line,
  colleagues: ReadonlyMap<string, Colleague>,
  names: Map<string, string>,
) {
  const { kitchen, language } = asking;
  const story = entry && order ? await kitchen.stories.of(shopOf(asking).id, order) : undefined;
  const says =
    entry && story
      ? sentence(entry, telling(story, language, 'kitchen', kitchen.now()))
      : say(language, `audit.what-${what}` as Word);
  const by = who === null ? say(language, 'audit.customer') : (colleagues.get(who)?.name ?? '');
  return { at, by, says, orderName: order === null ? null : (names.get(order) ?? null) };
}

/** What the orders of these lines are called. */
export async function namesOf(reader: Reader, shop: ShopRow, lines: readonly Line[]): Promise<Map<string, string>> {
  const ids = [...new Set(lines.flatMap(({ order }) => order ?? []))];
  if (ids.length === 0) return new Map();
  const orders = reader.selectFrom('orders').select(['id', 'number']).where('shop', '=', shop.id);
  const rows = await orders.where('id', 'in', ids).execute();
  return new Map(rows.map(({ id, number }) => [id, orderName(shop.code, number)]));
}

function choices({ language }: Asking, colleagues: ReadonlyMap<string, Colleague>) {
  const people = [...colleagues.values()].map(({ id, name }) => ({ value: id, label: name }));
  return [
    { value: '', label: say(language, 'audit.everyone') },
    ...people,
    { value: 'nobody', label: say(language, 'audit.customer') },
  ];
}

function address(query: Record<string, string>, after: string | null, path = '/audit'): string {
  const { after: _, ...asked } = query;
  const kept = Object.entries({ ...asked, ...(after ? { after } : {}) }).filter(([, value]) => value !== '');
  return kept.length === 0 ? path : `${path}?${new URLSearchParams(kept)}`;
}

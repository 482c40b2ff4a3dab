import { type RetentionKind, retentionKinds } from '#src/database/privacy-tables.ts';
import type { Reader } from '#src/database/transact.ts';
import { deskBar } from '#src/people/desk-bar.ts';
import { settingsMenu } from '#src/people/settings-menu.ts';
import { type Asking, type PageAnswer, shopOf } from '#src/route.ts';
import { aDay, type Retention, retentionOf, usualRetention } from '#src/timeline/retention.ts';
import { say } from '#src/web/words.ts';
import { ordersOfThePast } from './sweep-identities.ts';
import { ordersWith } from './sweep-material.ts';

const aWeek = 7 * aDay;

/** How long this shop keeps what, how much goes within a week, and what the last sweeps removed. */
export async function retentionPage(asking: Asking): Promise<PageAnswer> {
  const { kitchen, language, query, attempt } = asking;
  const { reader } = kitchen.database;
  const { id: shop } = shopOf(asking);
  const retention = await retentionOf(reader, shop);
  const soon = await goesSoon(reader, shop, retention, kitchen.now() + aWeek);
  const sweeps = await lastSweeps(reader, shop);
  return {
    view: 'privacy/retention',
    title: say(language, 'privacy.retention'),
    face: 'frontdesk',
    model: {
      bar: await deskBar(asking, 'settings'),
      menu: settingsMenu(asking, 'retention'),
      saved: query.saved === 'yes' && !attempt,
      kinds: retentionKinds.map((kind) => ({
        kind,
        name: say(language, `privacy.keeps-${kind}`),
        means: say(language, `privacy.keeps-${kind}-means`),
        soon: say(language, `privacy.soon-${kind}`, { count: soon[kind] }),
        was: attempt ? null : retention[kind],
        range: say(language, 'privacy.days-range', usualRetention[kind]),
      })),
      sweeps: sweeps.map(({ at, kind, removed }) => ({
        at,
        says: say(language, `privacy.swept-${kind}`, { count: removed }),
      })),
    },
    json: {
      retention: retentionKinds.map((kind) => ({ kind, days: retention[kind], withinAWeek: soon[kind] })),
      sweeps: sweeps.map(({ at, ...sweep }) => ({ at: new Date(at).toISOString(), ...sweep })),
    },
  };
}

function lastSweeps(reader: Reader, shop: string) {
  return reader
    .selectFrom('sweeps')
    .select(['at', 'kind', 'removed'])
    .where('shop', '=', shop)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(30)
    .execute();
}

/** How much will be removed by `by`: orders with photos or questions, links that open something, lines, people. */
async function goesSoon(reader: Reader, shop: string, retention: Retention, by: number) {
  const before = (kind: RetentionKind) => by - retention[kind] * aDay;
  const counted = async (asked: { executeTakeFirst: () => Promise<{ count: number | string } | undefined> }) =>
    Number((await asked.executeTakeFirst())?.count ?? 0);
  const having = (what: 'photos' | 'questions') => {
    const orders = ordersWith(reader, shop, what, before(what)).select((eb) =>
      eb.fn.countAll<number | string>().as('count'),
    );
    return orders.where((eb) =>
      eb.exists(
        what === 'photos'
          ? eb
              .selectFrom('photos')
              .select('photos.id')
              .whereRef('photos.shop', '=', 'orders.shop')
              .whereRef('photos.order_id', '=', 'orders.id')
              .where('photos.retracted_at', 'is', null)
          : eb
              .selectFrom('questions')
              .select('questions.id')
              .whereRef('questions.shop', '=', 'orders.shop')
              .whereRef('questions.order_id', '=', 'orders.id'),
      ),
    );
  };
  const links = reader
    .selectFrom('links')
    .select((eb) => eb.fn.countAll<number | string>().as('count'))
    .where('shop', '=', shop)
    .where('revoked_at', 'is', null)
    .where('expires_at', '<=', by)
    .where('expires_at', '>', by - aWeek);
  const lines = reader
    .selectFrom('audit')
    .select((eb) => eb.fn.countAll<number | string>().as('count'))
    .where('shop', '=', shop)
    .where('at', '<', before('security'));
  const people = ordersOfThePast(reader, shop, before('identity')).select((eb) =>
    eb.fn.count<number | string>('orders.customer').distinct().as('count'),
  );
  return {
    photos: await counted(having('photos')),
    questions: await counted(having('questions')),
    links: await counted(links),
    security: await counted(lines),
    identity: await counted(people),
  };
}

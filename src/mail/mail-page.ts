import type { MailRow } from '#src/database/mail-tables.ts';
import { deskBar } from '#src/people/desk-bar.ts';
import { type Asking, type PageAnswer, shopOf } from '#src/route.ts';
import { orderName } from '#src/web/order-name.ts';
import { say, type Word } from '#src/web/words.ts';

const most = 100;

/**
 * What is to be mailed and what became of it. What a mail says is not on this page: codes and links that set a password
 * are for whoever they are sent to.
 */
export async function mailPage(asking: Asking): Promise<PageAnswer> {
  const { kitchen, language } = asking;
  const shop = shopOf(asking);
  const rows = await kitchen.database.reader
    .selectFrom('mails')
    .leftJoin('orders', (join) =>
      join.onRef('orders.shop', '=', 'mails.shop').onRef('orders.id', '=', 'mails.order_id'),
    )
    .select(['mails.id', 'address', 'kind', 'mails.state', 'made_at', 'sent_at', 'attempts', 'next_at', 'why'])
    .select(['orders.number'])
    .where('mails.shop', '=', shop.id)
    // Asked for somebody who does not work here: written like any other, to nobody.
    .where('address', '!=', '')
    .orderBy('made_at', 'desc')
    .orderBy('mails.id', 'desc')
    .limit(most)
    .execute();
  const mails = rows.map(({ number, ...row }) => ({
    ...row,
    what: say(language, `mail.kind-${row.kind}`),
    order: number === null ? null : orderName(shop.code, number),
    said: saidOf(row, language),
  }));
  const lists = (['waiting', 'failed', 'sent'] as const).map((state) => ({
    state,
    title: say(language, `mail.${state}`),
    mails: mails.filter((mail) => mail.state === state || (state === 'failed' && mail.state === 'dropped')),
  }));
  return {
    view: 'mail/mail',
    title: say(language, 'mail.title'),
    face: 'frontdesk',
    model: { bar: await deskBar(asking, 'mail'), carries: kitchen.settings.mail !== null, most, lists },
    json: {
      carries: kitchen.settings.mail !== null,
      mails: rows.map(({ id, address, kind, state, made_at, sent_at, attempts, why }) => {
        return { id, to: address, kind, state, madeAt: made_at, sentAt: sent_at, attempts, why };
      }),
    },
  };
}

type Shown = Pick<MailRow, 'state' | 'attempts' | 'why'>;

/** Why it is where it is; null where there is nothing to say. */
function saidOf({ state, attempts, why }: Shown, language: 'nl' | 'en'): string | null {
  if (state === 'sent' || (state === 'waiting' && attempts === 0)) return null;
  if (state === 'waiting') return say(language, 'mail.tried', { attempts, why });
  const word: Word | undefined = why === null ? undefined : whys[why];
  return word ? say(language, word) : say(language, 'mail.gave-up', { attempts, why });
}

const whys: Record<string, Word> = {
  address: 'mail.why-address',
  often: 'mail.why-often',
  late: 'mail.why-late',
  sealed: 'mail.why-sealed',
};

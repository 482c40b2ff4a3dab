import { z } from 'zod';
import { isLive } from '#src/people/link.ts';
import { type Asking, orderOf, type PageAnswer } from '#src/route.ts';
import { Missing } from '#src/web/errors.ts';
import { qrOf } from '#src/web/qr-of.ts';
import { say } from '#src/web/words.ts';
import { storyOf } from './order-page.ts';
import { span } from './past-promises.ts';
import { urlOf } from './people-view.ts';
import { pipOf } from './standing.ts';

/** Left out: the customer's own link. */
export const PrintCard = z.strictObject({ follower: z.string().max(100).optional() });

/** The job card: hangs on the key, leads the customer to the page and the staff to the bench by the same code. */
export async function cardPage(asking: Asking): Promise<PageAnswer> {
  const { kitchen, language, query } = asking;
  const { shop, order, subject, customer, steps, followers, links, promise } = await storyOf(asking);
  const { name } = orderOf(asking);
  const follower = followers.find(({ id, part }) => (query.follower ? id === query.follower : part === 'customer'));
  if (query.follower && !follower) throw new Missing();
  const link = links.findLast((one) => one.follower === follower?.id && isLive(one, kitchen.now()));
  const url = link ? urlOf(kitchen, link.id) : null;
  return {
    view: 'orders/card',
    title: say(language, 'orders.card-title', { order: name }),
    face: 'plain',
    model: {
      orderName: name,
      ...{ title: order.title, purpose: order.purpose, wishes: order.wishes },
      subject: subject.name,
      plate: subject.plate,
      // On paper that lies about: the first name is enough to call somebody by.
      firstName: customer.name.split(/\s+/)[0] ?? '',
      promise: promise && { begins: promise.from_at, ...span(promise, shop.zone) },
      steps: steps.map((step, i) => ({ n: i + 1, title: step.title, state: pipOf[step.state] })),
      // Lines to write on, where a usual card still fits an A5.
      hasRoom: steps.length <= 4,
      // In pieces, because paper and phones are narrow and an address has no blanks.
      url: url?.match(/.{1,8}/g) ?? null,
      qr: url ? qrOf(url) : null,
    },
  };
}

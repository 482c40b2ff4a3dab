import { z } from 'zod';
import { type Asking, orderOf, page, type Route, shopOf, staffOf, type Who } from '#src/route.ts';
import type { Story } from '#src/timeline/load-story.ts';
import { Missing } from '#src/web/errors.ts';
import type { Faces, OrderFace } from './faces.ts';
import { catchUp } from './updates.ts';
import type { Fragment } from './wire.ts';

const After = z.strictObject({ after: z.string().regex(/^\d{1,9}$/) });

/** What the socket's `follow` answers, for pages whose sockets are blocked: the page asks by itself now and then. */
export function liveRoutes(
  faces: Faces,
  loadStory: (shop: string, order: string) => Promise<Story | undefined>,
): Route[] {
  const ofOrder = (path: string, who: Who, face: OrderFace) =>
    page(path, {
      who,
      says: 'What an open page of this order has missed since its last number',
      query: After,
      page: async (asking) => {
        const [{ id, lastEntry }, after] = [orderOf(asking), Number(asking.query.after)];
        if (lastEntry === after) return { json: { ok: true, seq: after, updates: [] } };
        const story = await loadStory(shopOf(asking).id, id);
        if (!story) throw new Missing();
        const json = catchUp(faces, face, story, after, asking.language, asking.kitchen.now());
        return { json };
      },
    });
  const spanning = (path: string, who: Who, fragments: (asking: Asking) => Promise<Fragment[]>) =>
    page(path, {
      who,
      says: 'The whole of an open page that spans orders',
      query: After.partial(),
      page: async (asking) => ({
        json: { ok: true, seq: 0, updates: [{ order: 0, seq: 0, fragments: await fragments(asking) }] },
      }),
    });
  return [
    ofOrder('/follow/:order/updates', 'customer', 'customer'),
    ofOrder('/orders/:order/updates', 'staff', 'staff'),
    spanning('/desk/updates', 'desk', (asking) => faces.wholeDesk(shopOf(asking), asking.language)),
    spanning('/bench/updates', 'staff', (asking) =>
      faces.bench(shopOf(asking), staffOf(asking).person, asking.language),
    ),
    ofOrder('/bench/:order/updates', 'staff', 'bench'),
  ];
}

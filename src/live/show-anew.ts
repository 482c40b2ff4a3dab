import type { Logger } from 'pino';
import type { Server } from 'socket.io';
import type { Language, ShopRow } from '#src/database/tables.ts';
import { languages } from '#src/web/words.ts';
import type { Across } from './across.ts';
import { benchRoom, deskRoom, type Faces } from './faces.ts';

type Showing = { io: Server; across: Across; faces: Faces; log: Logger };

/** Shows somebody's bench anew although nothing was written: a moment came at which it looks different. */
export function refreshBench(showing: Showing, shop: ShopRow, person: string): Promise<void> {
  return showAnew(showing, () => benchAnew(showing, shop, person));
}

/**
 * Shows the desk its board and its questions anew although nothing was written on an order: somebody went away or came
 * back, or the time of a card came.
 */
export function refreshDesk(showing: Showing, shop: ShopRow): Promise<void> {
  return showAnew(showing, () => deskAnew(showing, shop));
}

/** What made it look different is done: whoever asked for that is not told that it failed, and pages come back by themselves. */
async function showAnew({ across, log }: Showing, show: () => Promise<void>): Promise<void> {
  if (!across.isWhole()) return;
  await show().catch((err: unknown) => {
    if (across.isWhole()) log.error({ err }, 'showing a page anew failed');
  });
}

async function benchAnew({ io, across, faces }: Showing, shop: ShopRow, person: string): Promise<void> {
  const roomIn = (language: Language) => benchRoom(shop.id, person, language);
  const heard = await across.heard(languages.map(roomIn));
  for (const language of languages) {
    const room = roomIn(language);
    if (!heard.has(room)) continue;
    io.to(room).emit('update', { order: 0, seq: 0, fragments: await faces.bench(shop, person, language) });
  }
}

async function deskAnew({ io, across, faces }: Showing, shop: ShopRow): Promise<void> {
  const roomIn = (language: Language) => deskRoom(shop.id, language);
  const heard = await across.heard(languages.map(roomIn));
  for (const language of languages) {
    const room = roomIn(language);
    if (!heard.has(room)) continue;
    const fragments = [...(await faces.deskBoard(shop, language)), ...(await faces.deskQuestions(shop, language))];
    io.to(room).emit('update', { order: 0, seq: 0, fragments });
  }
}

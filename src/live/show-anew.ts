import type { Logger } from 'pino';
import type { Server } from 'socket.io';
import type { Language, ShopRow } from '#src/database/tables.ts';
import { languages } from '#src/web/words.ts';
import type { Across } from './across.ts';
import { benchRoom, deskRoom, type Faces } from './faces.ts';
import type { Fragment } from './wire.ts';

type Showing = { io: Server; across: Across; faces: Faces; log: Logger };

/** Shows somebody's bench anew although nothing was written: a moment came at which it looks different. */
export function refreshBench(showing: Showing, shop: ShopRow, person: string): Promise<void> {
  const roomIn = (language: Language) => benchRoom(shop.id, person, language);
  return showAnew(showing, roomIn, (language) => showing.faces.bench(shop, person, language));
}

/**
 * Shows the desk its board and its questions anew although nothing was written on an order: somebody went away or came
 * back, or the time of a card came.
 */
export function refreshDesk(showing: Showing, shop: ShopRow): Promise<void> {
  const { faces } = showing;
  const roomIn = (language: Language) => deskRoom(shop.id, language);
  return showAnew(showing, roomIn, async (language) => [
    ...(await faces.deskBoard(shop, language)),
    ...(await faces.deskQuestions(shop, language)),
  ]);
}

/** What made it look different is done: whoever asked for that is not told that it failed, and pages come back by themselves. */
async function showAnew(
  { io, across, log }: Showing,
  roomIn: (language: Language) => string,
  fragmentsIn: (language: Language) => Promise<Fragment[]>,
): Promise<void> {
  if (!across.isWhole()) return;
  try {
    const heard = await across.heard(languages.map(roomIn));
    for (const language of languages) {
      const room = roomIn(language);
      if (heard.has(room)) io.to(room).emit('update', { order: 0, seq: 0, fragments: await fragmentsIn(language) });
    }
  } catch (err) {
    if (across.isWhole()) log.error({ err }, 'showing a page anew failed');
  }
}

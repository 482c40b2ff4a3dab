import { Readable } from 'node:stream';
import tar from 'tar-stream';
import type { Language, ShopRow } from '#src/database/tables.ts';
import type { Kitchen } from '#src/kitchen.ts';
import type { PersonHeld } from '#src/timeline/collect-person.ts';
import { heldView } from './held-view.ts';

type Ground = Pick<Kitchen, 'photos' | 'views' | 'now'>;

/** One file with everything: for programs as JSON, for people as a page, and the photos. One photo is in memory at a time. */
export function packPerson(kitchen: Ground, shop: ShopRow, held: PersonHeld, language: Language): Readable {
  const pack = tar.pack();
  const put = (name: string, body: string | Buffer) =>
    new Promise<void>((resolve, reject) => {
      const mtime = new Date(kitchen.now());
      pack.entry({ name, mtime, mode: 0o600 }, body, (fault) => (fault ? reject(fault) : resolve()));
    });
  const fill = async () => {
    await put('person.json', `${JSON.stringify(held, null, 2)}\n`);
    await put('person.html', asPage(kitchen, shop, held, language));
    for (const { photos } of [...held.orders, ...held.follows]) {
      for (const { file } of photos) {
        const body = await kitchen.photos.files.read(`${shop.id}/${photoOf(file)}/full.jpg`);
        if (body) await put(file, body);
      }
    }
    pack.finalize();
  };
  fill().catch((fault: Error) => pack.destroy(fault));
  return Readable.from(pack, { objectMode: false });
}

const photoOf = (file: string) => file.replace(/^photos\//, '').replace(/\.jpg$/, '');

/** The same words as on the desk's page, in a file that needs nothing else. */
function asPage({ views, now }: Ground, shop: ShopRow, held: PersonHeld, language: Language): string {
  const around = { language, zone: shop.zone, now: now(), theme: null, attempt: null };
  return `${views.partial('privacy/file', heldView(held, language, shop.zone), around)}\n`;
}

import type { Once } from '#src/database/once.ts';
import type { Kitchen } from '#src/kitchen.ts';
import type { Actor } from '#src/people/actor.ts';
import type { Photo } from '#src/timeline/photos.ts';
import type { NotKept } from './keep-photos.ts';
import type { Upload } from './read-upload.ts';

export type Keeping = {
  /** Makes and keeps the photos; none for a write that was answered before. */
  keep: (once: Once | undefined) => Promise<Photo[] | NotKept>;
  /** Throws away what no entry took. */
  clearUp: () => Promise<void>;
};

type House = Pick<Kitchen, 'photos' | 'database' | 'log'>;

/** The photos of one form on their way into an entry. Their files are on the disk before the entry that names them is. */
export function keepComing({ photos, database, log }: House, shop: string, actor: Actor, uploads: Upload[]): Keeping {
  const { reader } = database;
  let kept: Photo[] = [];
  const isAnswered = async ({ key }: Once): Promise<boolean> => {
    const row = reader.selectFrom('command_keys').select('key').where('shop', '=', shop).where('key', '=', key);
    return (await row.executeTakeFirst()) !== undefined;
  };
  const discardUntaken = async () => {
    const ids = kept.map(({ photo }) => photo);
    const rows = reader.selectFrom('photos').select('id').where('shop', '=', shop).where('id', 'in', ids);
    const taken = new Set((await rows.execute()).map(({ id }) => id));
    await photos.discard(
      shop,
      kept.filter(({ photo }) => !taken.has(photo)),
    );
  };
  return {
    async keep(once) {
      if (uploads.length === 0 || (once && (await isAnswered(once)))) return [];
      await photos.count.take(actor, uploads.length);
      const made = await photos.keep(shop, uploads);
      if (!('word' in made)) kept = made;
      return made;
    },
    async clearUp() {
      if (kept.length === 0) return;
      // What cannot be thrown away now is found among the leftovers.
      await discardUntaken().catch((err: unknown) => log.error({ err }, 'throwing a photo away failed'));
    },
  };
}

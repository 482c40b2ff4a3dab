import type { Reading } from '#src/database/open-reading.ts';
import type { Database } from '#src/database/transact.ts';
import type { House, Progress } from './house.ts';
import type { Archive } from './write-archive.ts';

/** What could not come along: taken back after the database was taken, or missing for no reason that anybody knows. */
export type Left = { takenBack: { shop: string; id: string; at: number }[]; missing: string[] };

type Given = { archive: Archive; house: House; database: Database; live: Reading; progress: Progress };
type Row = { shop: string; id: string };

const sayEvery = 500;

/** Adds the files of every photo that nobody had taken back when the database was taken. */
export async function addPhotos({ archive, house, database, live, progress }: Given): Promise<Left> {
  const rows = await database.reader
    .selectFrom('photos')
    .select(['shop', 'id'])
    .where('retracted_at', 'is', null)
    .orderBy('id')
    .execute();
  const left: Left = { takenBack: [], missing: [] };
  for (const [i, row] of rows.entries()) {
    const files = await readAll(house, row);
    const absent = files.filter(({ body }) => body === null).map(({ name }) => name);
    const at = absent.length > 0 ? await takenBackAt(live, row) : null;
    if (at !== null) left.takenBack.push({ ...row, at });
    else {
      for (const { name, body } of files) if (body) await archive.add(`photos/${name}`, body);
      left.missing.push(...absent);
    }
    if ((i + 1) % sayEvery === 0) progress(`${i + 1} of ${rows.length} photos`);
  }
  return left;
}

async function readAll(
  { files, fileNames }: House,
  { shop, id }: Row,
): Promise<{ name: string; body: Buffer | null }[]> {
  const read = fileNames(shop, id).map(async (name) => ({ name, body: await files.read(name) }));
  return Promise.all(read);
}

/** When it was taken back, by what the kitchen says now; null if it was not. A row that is gone was erased. */
async function takenBackAt(live: Reading, { shop, id }: Row): Promise<number | null> {
  const now = await live.snapshot((tx) => {
    const row = tx.selectFrom('photos').select('retracted_at').where('shop', '=', shop).where('id', '=', id);
    return row.executeTakeFirst();
  });
  return now ? now.retracted_at : Date.now();
}

import type { Reading } from '#src/database/open-reading.ts';
import type { House } from './house.ts';

type Row = { shop: string; id: string };

const most = 20;

/** Compares the rows of photos with the files that lie there, by one list of them. */
export async function checkPhotos(
  { files, fileNames }: House,
  live: Reading,
  rows: Row[],
): Promise<{ wrong: string[]; filesWithoutRow: number }> {
  const wanted = new Map(rows.flatMap((row) => fileNames(row.shop, row.id).map((name) => [name, row] as const)));
  let filesWithoutRow = 0;
  for await (const { name } of files.list()) if (!wanted.delete(name)) filesWithoutRow += 1;
  const missing: string[] = [];
  for (const [name, row] of wanted) if (await isStillWanted(live, row)) missing.push(name);
  const wrong = missing.slice(0, most).map((name) => `The file ${name} of a photo is missing.`);
  if (missing.length > most) wrong.push(`… and ${missing.length - most} more files of photos.`);
  return { wrong, filesWithoutRow };
}

/** A photo may have been taken back since its row was read. */
async function isStillWanted(live: Reading, { shop, id }: Row): Promise<boolean> {
  return live.snapshot(async (tx) => {
    const row = tx.selectFrom('photos').select('retracted_at').where('shop', '=', shop).where('id', '=', id);
    return (await row.executeTakeFirst())?.retracted_at === null;
  });
}

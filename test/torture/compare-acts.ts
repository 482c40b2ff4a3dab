import path from 'node:path';
import { checkKitchen } from '#src/backup/check-kitchen.ts';
import { houseOf } from '#src/backup-house.ts';
import { readFile } from '#src/database/open-reading.ts';
import type { Act } from './acts.ts';

export type Compared = { lost: number; doubled: number; gaps: number; 'photos lost': number };

/** What the record says, beside what clients were answered: each act is in it once. */
export async function compareActs(folder: string, acts: readonly Act[]): Promise<Compared> {
  const reading = readFile(path.join(folder, 'open-kitchen.db'));
  const { entries, subjects, orders, photos } = await reading.snapshot(async (tx) => ({
    entries: await tx.selectFrom('entries').select(['order_id', 'number', 'kind', 'body']).execute(),
    subjects: await tx.selectFrom('subjects').select('name').execute(),
    orders: await tx.selectFrom('orders').select(['id', 'last_entry']).execute(),
    photos: await tx.selectFrom('photos').select('id').execute(),
  }));
  await reading.close();
  const times = new Map<string, number>();
  const seen = (text: unknown) => {
    if (typeof text === 'string') times.set(text, (times.get(text) ?? 0) + 1);
  };
  for (const { name } of subjects) seen(name);
  for (const { body } of entries) {
    const { text, note } = JSON.parse(body) as { text?: unknown; note?: unknown };
    for (const said of [text, note]) seen(said);
  }
  const named = acts.filter(({ kind }) => kind !== 'resume');
  const resumed = entries.filter(({ kind }) => kind === 'step-resumed').length;
  const resumes = acts.length - named.length;
  const numbers = Map.groupBy(entries, ({ order_id }) => order_id);
  const isWhole = ({ id, last_entry }: { id: string; last_entry: number }) => {
    const all = new Set(numbers.get(id)?.map(({ number }) => number));
    return all.size === last_entry && Array.from({ length: last_entry }, (_, i) => i + 1).every((one) => all.has(one));
  };
  return {
    lost: named.filter(({ says }) => !times.has(says)).length + Math.max(0, resumes - resumed),
    doubled: [...times].filter(([text, many]) => many > 1 && /^(werk|auto|vraag|foto) \d+-\d+$/.test(text)).length,
    gaps: orders.filter((order) => !isWhole(order)).length,
    'photos lost': Math.max(0, acts.filter(({ kind }) => kind === 'photos').length - photos.length),
  };
}

/** What `check` says of a folder that nobody serves: null where all is well. */
export async function whatIsWrong(folder: string): Promise<string | null> {
  const place = await houseOf({ dataDir: folder, databaseUrl: null, s3: null });
  const { ok, wrong } = await checkKitchen(place, () => {}).catch((fault: Error) => ({
    ok: false,
    wrong: [fault.message],
  }));
  return ok ? null : wrong.join(' ');
}

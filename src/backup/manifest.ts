import { z } from 'zod';

export const format = 1;

/** What a backup says of itself: what is in it, to the byte. It stands last in the file, so a torn one has none. */
export const Manifest = z.object({
  format: z.literal(format),
  product: z.literal('open-kitchen'),
  /** Of the program that made it. */
  version: z.string(),
  madeAt: z.iso.datetime(),
  /** What the kitchen ran on; in the backup it is an SQLite file in any case. */
  database: z.enum(['sqlite', 'postgres']),
  migrations: z.array(z.string()).min(1),
  counts: z.object({ orders: z.int(), entries: z.int(), photos: z.int() }),
  /** Photos that were taken back while it was made. */
  takenBack: z.int(),
  /** Files of photos that were not there any more although nobody took the photo back. */
  missing: z.array(z.string()),
  files: z.array(z.object({ name: z.string(), size: z.int(), sha256: z.string() })),
});

export type Manifest = z.infer<typeof Manifest>;
export type Contents = Manifest['files'][number];

/** Reads a manifest, or throws one sentence that says why this is none that can be restored. */
export function readManifest(text: string | undefined): Manifest {
  if (text === undefined)
    throw new Error('This is no whole backup: its manifest is missing. It may have been cut off.');
  const json = parse(text);
  const { format: made, version } = (json ?? {}) as { format?: unknown; version?: unknown };
  if (typeof made === 'number' && made > format)
    throw new Error(`This backup was made by a newer Open Kitchen (${version}). Restore it with that version.`);
  const read = Manifest.safeParse(json);
  if (!read.success) throw new Error('This is no backup of Open Kitchen: its manifest cannot be read.');
  return read.data;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

import { readFile } from 'node:fs/promises';
import { placeFile } from './put-in-place.ts';

/**
 * Joins the list of what was erased that came with a backup with the one that lies there: nobody who was erased after the
 * backup was made comes back with it. Each line is kept as it is, once.
 */
export async function joinErasures(came: string, there: string): Promise<void> {
  const [ours, theirs] = await Promise.all([linesOf(there), linesOf(came)]);
  const all = new Set([...theirs, ...ours]);
  if (all.size > new Set(ours).size) await placeFile(there, `${[...all].join('\n')}\n`);
}

async function linesOf(file: string): Promise<string[]> {
  const text = await readFile(file, 'utf8').catch((fault: NodeJS.ErrnoException) => {
    if (fault.code === 'ENOENT') return '';
    throw fault;
  });
  return text.split('\n').filter((line) => line.trim() !== '');
}

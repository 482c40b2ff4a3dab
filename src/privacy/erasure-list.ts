import { open, readFile } from 'node:fs/promises';
import path from 'node:path';

/** One line of the list: an order whose person was erased, and when. Nothing else is ever written there. */
export type Erasure = { order: string; at: number };

/** The list lies beside the database and not in it, so that an older backup of the database does not take it back. */
export const erasureList = (dataDir: string): string => path.join(dataDir, 'erasures.jsonl');

/** On the disk when it returns. */
export async function appendErasures(file: string, erasures: readonly Erasure[]): Promise<void> {
  if (erasures.length === 0) return;
  const handle = await open(file, 'a+', 0o600);
  try {
    const { size } = await handle.stat();
    // A line that a power cut left half does not swallow the next one.
    const isWhole = size === 0 || (await handle.read({ position: size - 1, length: 1 })).buffer[0] === 0x0a;
    const lines = erasures.map(({ order, at }) => `${JSON.stringify({ order, at })}\n`).join('');
    await handle.appendFile(isWhole ? lines : `\n${lines}`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** All that are on the list, each once. A half line is no erasure: it was not yet said to be one. */
export async function readErasures(file: string): Promise<Erasure[]> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const known = new Map<string, Erasure>();
  for (const line of text.split('\n')) {
    const read = readLine(line);
    if (read && !known.has(read.order)) known.set(read.order, read);
  }
  return [...known.values()];
}

function readLine(line: string): Erasure | null {
  try {
    const { order, at } = JSON.parse(line) as Partial<Erasure>;
    return typeof order === 'string' && typeof at === 'number' ? { order, at } : null;
  } catch {
    return null;
  }
}

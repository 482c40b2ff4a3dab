import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { everyRow } from '../database/every-row.ts';
import type { TestKitchen } from '../kitchen.ts';

/** Every file below a folder that holds one of these words, as bytes, in whatever case; with the word. */
export function findBytes(folder: string, words: readonly string[]): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.flatMap((entry) => {
    const file = path.join(entry.parentPath, entry.name);
    const text = readFileSync(file).toString('latin1').toLowerCase();
    const found = words.filter((word) => text.includes(word.toLowerCase()));
    return found.map((word) => `${entry.name}: ${word} at ${text.indexOf(word.toLowerCase())}`);
  });
}

/** The same in all that a house keeps: its files, and the rows of PostgreSQL where those are not among them. */
export async function findKept({ kitchen }: TestKitchen, words: readonly string[]): Promise<string[]> {
  const inFiles = findBytes(kitchen.settings.dataDir, words);
  if (kitchen.database.kind === 'sqlite') return inFiles;
  const rows = (await everyRow(kitchen)).toLowerCase();
  const found = words.filter((word) => rows.includes(word.toLowerCase()));
  return [...inFiles, ...found.map((word) => `rows: ${word}`)];
}

/** Which of the words are found. */
export async function wordsKept(house: TestKitchen, words: readonly string[]): Promise<number> {
  const found = await findKept(house, words);
  return words.filter((word) => found.some((one) => one.includes(`: ${word}`))).length;
}

import type { z } from 'zod';
import { catalogue } from '#src/web/words.ts';
import { SeedFile } from './seed-file.ts';

/** Reads a seed file, or throws every fault with its place in the file: `shops.0.orders.2.phone: …`. */
export function readSeed(text: string): SeedFile {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new Error(`The file is no JSON: ${error instanceof Error ? error.message : error}`);
  }
  const read = SeedFile.safeParse(json);
  if (read.success) return read.data;
  throw new Error(read.error.issues.map(told).join('\n'));
}

// Some schemas name a word where others say a sentence.
const told = ({ path, message }: z.core.$ZodIssue) =>
  `${path.join('.') || 'the file'}: ${catalogue.en[message] ?? message}`;

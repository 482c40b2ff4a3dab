import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** A file of the project; the path is relative to the root, with forward slashes. */
export type TreeFile = { path: string; text: string };

export const projectRoot = resolve(import.meta.dirname, '../..');

/** Every file under a folder of the root whose name ends so. An absent folder throws: nothing passes for want of files. */
export function readTree(root: string, folder: string, ending: string): TreeFile[] {
  return pathsUnder(root, folder)
    .filter((path) => path.endsWith(ending))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

export function pathsUnder(root: string, folder: string): string[] {
  const entries = readdirSync(join(root, folder), { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(root.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
}

/** Runs a check against a small made-up tree, so that a house rule is seen to fail when it is broken. */
export function inMadeUpTree<T>(files: Record<string, string>, check: (root: string) => T): T {
  const root = mkdtempSync(join(tmpdir(), 'open-kitchen-house-'));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(join(root, dirname(path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    return check(root);
  } finally {
    rmSync(root, { recursive: true });
  }
}

export const lineOf = (text: string, index: number): number => text.slice(0, index).split('\n').length;

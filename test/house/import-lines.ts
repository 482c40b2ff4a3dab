import { posix } from 'node:path';
import { lineOf, type TreeFile } from './tree.ts';

/**
 * One import of a file under src/. `to` is a path under src/ (inside) or the name of a package.
 * `import { type A }` still loads the file when it runs: only `import type` counts as a type.
 */
export type ImportLine = { from: string; to: string; inside: boolean; typeOnly: boolean; names: string; line: number };

const statements = [
  /^import\s+(?<type>type\s+)?(?:(?<names>[\w$*{}\s,]+?)\s+from\s+)?['"](?<to>[^'"]+)['"]/gm,
  /^export\s+(?<type>type\s+)?(?<names>\*(?:\s+as\s+\w+)?|\{[^}]*\})\s+from\s+['"](?<to>[^'"]+)['"]/gm,
  /\bimport\(\s*(?:['"`](?<to>[^'"`]+)['"`])?/g,
];

/** The import lines of one file of src/, whose path starts with `src/`. */
export function importLines(file: TreeFile): ImportLine[] {
  const from = file.path.slice('src/'.length);
  const text = withoutComments(file.text);
  return statements.flatMap((statement) =>
    [...text.matchAll(statement)].map(({ groups = {}, index }) => {
      const to = groups.to ?? 'something computed';
      const place = placeInSource(from, to);
      const names = groups.names ?? '';
      return {
        from,
        to: place ?? packageOf(to),
        inside: place !== null,
        typeOnly: groups.type !== undefined,
        names,
        line: lineOf(text, index),
      };
    }),
  );
}

function placeInSource(from: string, to: string): string | null {
  if (to.startsWith('#src/')) return to.slice('#src/'.length);
  return to.startsWith('.') ? posix.join(posix.dirname(from), to) : null;
}

function packageOf(to: string): string {
  return to
    .split('/')
    .slice(0, to.startsWith('@') ? 2 : 1)
    .join('/');
}

// Blanks comments but keeps their line breaks, so that line numbers stay true.
export function withoutComments(text: string): string {
  const blank = (comment: string): string => comment.replaceAll(/[^\n]/g, ' ');
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, blank).replaceAll(/^\s*\/\/.*$/gm, blank);
}

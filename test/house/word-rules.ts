import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { withoutComments } from './import-lines.ts';
import { lineOf, pathsUnder, readTree, type TreeFile } from './tree.ts';

/** Tells which file names, views and classes under the root use what the house does without. */
export function wordSins(root: string): { names: number; views: number; sources: number; sins: string[] } {
  const folders = ['src', 'views', 'migrations', 'test', 'bench'].filter((folder) => existsSync(join(root, folder)));
  const names = folders.flatMap((folder) => pathsUnder(root, folder));
  const views = folders.includes('views') ? readTree(root, 'views', '.hbs') : [];
  const sources = folders.includes('src') ? readTree(root, 'src', '.ts') : [];
  return {
    names: names.length,
    views: views.length,
    sources: sources.length,
    sins: [...names.flatMap(emptyNames), ...views.flatMap(unsafeMarkup), ...sources.flatMap(classes)],
  };
}

const emptyWords = /^(managers?|services?|helpers?|utils?|utilities|data|dtos?)$/i;

function emptyNames(path: string): string[] {
  // The packs speak the words of their trades, and the browser has its own for the script behind the offline bench.
  if (path.startsWith('src/templates/packs/')) return [];
  const words = basename(path).replace('service-worker', '').split(/[-._]/);
  return words.filter((word) => emptyWords.test(word)).map((word) => `${path} is named "${word}": say what it is for`);
}

const unsafe: [what: RegExp, why: string][] = [
  [/\{\{~?\{/g, 'writes text unescaped'],
  [/\{\{~?&/g, 'writes text unescaped'],
  [/\sstyle\s*=/gi, 'has an inline style: make it a class'],
  [/<style\b/gi, 'has an inline style: make it a class'],
  [/<script\b(?![^>]*\ssrc\s*=)/gi, 'has an inline script: the browser will refuse it'],
  [/<[^>]*\son[a-z]+\s*=/gi, 'has an inline handler: the browser will refuse it'],
  [/javascript:/gi, 'has an inline script: the browser will refuse it'],
];

function unsafeMarkup({ path, text }: TreeFile): string[] {
  const markup = text.replaceAll(/\{\{!--[\s\S]*?--\}\}/g, (note) => note.replaceAll(/[^\n]/g, ' '));
  return found(path, markup, unsafe);
}

const classRules: [what: RegExp, why: string][] = [
  [
    /\bclass\s+(?!\w+\s+extends\s+(?:\w*Error|Missing)\b)(?=\w+[^;]*\{)/g,
    'has a class that is no error: functions and plain objects',
  ],
];

const classes = ({ path, text }: TreeFile): string[] => found(path, withoutComments(text), classRules);

function found(path: string, text: string, rules: [what: RegExp, why: string][]): string[] {
  return rules.flatMap(([what, why]) =>
    [...text.matchAll(what)].map((hit) => `${path}:${lineOf(text, hit.index)} ${why}`),
  );
}

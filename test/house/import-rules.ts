import { type ImportLine, importLines, withoutComments } from './import-lines.ts';
import { lineOf, readTree, type TreeFile } from './tree.ts';

/** Reads every import line under root/src and tells, one readable line each, what breaks the rules of the house. */
export function importSins(root: string): { files: number; imports: number; sins: string[] } {
  const files = readTree(root, 'src', '.ts');
  const lines = files.flatMap(importLines);
  const rules = [floorRule, ownerRule, verbRule(files, lines), rowRule, testRule];
  const broken = lines.flatMap((line) =>
    rules
      .map((rule) => rule(line))
      .filter((why) => why !== null)
      .map((why) => `src/${line.from}:${line.line} imports ${line.to}: ${why}`),
  );
  return { files: files.length, imports: lines.length, sins: [...broken, ...files.flatMap(forbiddenCalls)] };
}

type Rule = (line: ImportLine) => string | null;

const floors: Record<string, number> = { database: 0, web: 0, files: 0, people: 1, timeline: 2 };
const floorOf = (folder: string): number => floors[folder] ?? 3;
const inSource = (path: string): string => path.slice('src/'.length);
const folderOf = (path: string): string => (path.includes('/') ? path.slice(0, path.indexOf('/')) : '');

// From your own folder or a lower floor; never sideways, never up. The files at the top are where rooms meet.
const floorRule: Rule = ({ from, to, inside, typeOnly }) => {
  const [here, there] = [folderOf(from), folderOf(to)];
  if (!inside) return here === 'browser' && to.startsWith('node:') ? 'the browser has no Node' : null;
  if (here === there) return null;
  if (to.startsWith('../')) return 'this is outside of src';
  if (here === 'browser')
    return there === 'live' && typeOnly ? null : 'the browser knows only itself and types from live';
  // Rooms are written in routes, so routes know of no room.
  if (here === '') return from === 'route.ts' && there !== '' && floorOf(there) > 2 ? 'that is a floor up' : null;
  if (there === 'browser') return 'the server never imports what runs in the browser';
  if (there === '') {
    if (to === 'route.ts' && floorOf(here) % 2 === 1) return null;
    if (to !== 'settings.ts' && to !== 'kitchen.ts') return 'no room imports a file at the top';
    return typeOnly ? null : `of ${to} a room takes types only`;
  }
  if (floorOf(there) < floorOf(here)) return null;
  return floorOf(there) === floorOf(here) ? 'rooms of one floor never import each other' : 'that is a floor up';
};

const owners: Record<string, { may: (from: string, typeOnly: boolean) => boolean; whose: string }> = {
  'better-sqlite3': {
    may: (from, typeOnly) => /^database\/(open|migrate)/.test(from) || (typeOnly && from.startsWith('database/')),
    whose: 'only database/open* and database/migrate* know which database it is',
  },
  handlebars: { may: (from) => from.startsWith('web/views'), whose: 'only web/views* knows Handlebars' },
  'socket.io': {
    may: (from) => from.startsWith('live/') || from === 'app.ts',
    whose: 'only live/ and app.ts know Socket.IO',
  },
  'something computed': {
    // What only photos need is fetched by an address that the page has.
    may: (from) => from.startsWith('database/migrate') || /^browser\/(parcel|controls)/.test(from),
    whose: 'nobody can read where this goes',
  },
};

const ownerRule: Rule = ({ from, to, inside, typeOnly }) => {
  const owner = inside ? undefined : owners[to];
  return owner && !owner.may(from, typeOnly) ? owner.whose : null;
};

/** A verb holds a schema and the rule of the same name (FinishStep, finishStep), or says no in words; an act is none. */
function isVerb(path: string, text: string): boolean {
  const folder = folderOf(path);
  if (folder === '' || folder === 'browser' || folder === 'live' || floorOf(folder) < 3 || otherSort.test(path))
    return false;
  if (/^import .*\btimeline\/carry-act\.ts'/m.test(text)) return false;
  if (/^import (?!type).*\brefuse\b.*\btimeline\/refusal\.ts'/m.test(text)) return true;
  const schemas = [...text.matchAll(/^export const ([A-Z])(\w*) = z\b/gm)].map(
    (hit) => `${hit[1]?.toLowerCase()}${hit[2]}`,
  );
  return schemas.some((name) => new RegExp(`^export (function|const) ${name}\\b`, 'm').test(text));
}

const otherSort = /-(routes|page|rows)\.ts$/;
const pureForRules = ['zod', 'temporal-polyfill'];
const notForRules = ['kysely', 'express', 'socket.io', 'better-sqlite3', 'database/transact.ts'];

// Time, ids and rows come into a rule as data: what it can reach is zod, types, and files that reach no more than that.
const verbRule = (files: TreeFile[], lines: ImportLine[]): Rule => {
  const verbs = new Set(
    files.filter(({ path, text }) => isVerb(inSource(path), text)).map(({ path }) => inSource(path)),
  );
  const isPure = (line: ImportLine, room: string, seen: Set<string>): boolean => {
    if (notForRules.includes(line.to)) return false;
    if (line.typeOnly || pureForRules.includes(line.to) || seen.has(line.to)) return true;
    if (!line.inside || otherSort.test(line.to) || ![room, 'timeline', 'people', 'web'].includes(folderOf(line.to)))
      return false;
    seen.add(line.to);
    const clean = files.every(({ path, text }) => inSource(path) !== line.to || !impure.test(withoutComments(text)));
    return clean && lines.every((next) => next.from !== line.to || isPure(next, room, seen));
  };
  return (line) =>
    verbs.has(line.from) && !isPure(line, folderOf(line.from), new Set())
      ? 'a verb reaches only zod, types and pure files'
      : null;
};

// The root handle inside a transaction hangs for ever on SQLite and reads outside of it on PostgreSQL.
const rowRule: Rule = ({ from, names }) =>
  from.endsWith('-rows.ts') && /\b(Kysely|Reader|Database)\b/.test(names)
    ? 'rows are written with a transaction'
    : null;

const testRule: Rule = ({ to, inside }) =>
  !inside && ['vitest', 'supertest', 'playwright-core', 'fast-check'].includes(to) ? 'this belongs to the tests' : null;

const impure = /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\brandomUUID\(|\bperformance\.now\(|\bTemporal\.Now\b/;

function forbiddenCalls(file: TreeFile): string[] {
  const text = withoutComments(file.text);
  const path = inSource(file.path);
  const found = (what: RegExp, why: string): string[] =>
    [...text.matchAll(new RegExp(what, 'g'))].map((hit) => `${file.path}:${lineOf(text, hit.index)} ${why}`);
  // What a browser keeps on its device is a database of its own.
  const mayTransact = /^(database\/|browser\/|timeline\/(carry-out|open-order)\.ts$)/.test(path);
  return [
    ...(mayTransact ? [] : found(/\.transaction\(/, 'opens a transaction: only carry-out and open-order do')),
    ...(isVerb(path, text) ? found(impure, 'a verb has no clock and no dice') : []),
  ];
}

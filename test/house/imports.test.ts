import { describe, expect, test } from 'vitest';
import { importSins } from './import-rules.ts';
import { inMadeUpTree, projectRoot } from './tree.ts';

test('every import line of the project keeps the rules of the house', () => {
  const { files, imports, sins } = importSins(projectRoot);
  expect(files).toBeGreaterThan(80);
  expect(imports).toBeGreaterThan(200);
  expect(sins).toEqual([]);
});

const verb = "import { z } from 'zod';\nexport const FinishStep = z.object({});\nexport const finishStep = () => [];\n";
const refusing = "import { refuse } from '#src/timeline/refusal.ts';\n";

describe('a made-up tree that breaks one rule is caught', () => {
  const broken: [name: string, path: string, text: string, why: RegExp][] = [
    ['sideways', 'steps/a.ts', "import { b } from '#src/desk/b.ts';", /rooms of one floor/],
    ['sideways, relative', 'steps/a.ts', "import { b } from '../desk/b.ts';", /rooms of one floor/],
    ['sideways, for a type', 'steps/a.ts', "import type { B } from '../desk/b.ts';", /rooms of one floor/],
    ['sideways, over many lines', 'steps/a.ts', "import {\n  b,\n  c,\n} from '../desk/b.ts';", /rooms of one floor/],
    ['sideways, passed on', 'steps/a.ts', "export { b } from '../desk/b.ts';", /rooms of one floor/],
    ['sideways, later', 'steps/a.ts', "export const b = () => import('../desk/b.ts');", /rooms of one floor/],
    ['sideways, for its effect', 'steps/a.ts', "import '../desk/b.ts';", /rooms of one floor/],
    ['sideways on the ground', 'web/a.ts', "import type { B } from '#src/database/b.ts';", /rooms of one floor/],
    ['up', 'timeline/a.ts', "import { b } from '#src/steps/b.ts';", /a floor up/],
    ['up from the people', 'people/a.ts', "import { b } from '../timeline/b.ts';", /a floor up/],
    ['up to the top', 'steps/a.ts', "import { app } from '../app.ts';", /no room imports a file at the top/],
    ['the kitchen as it runs', 'steps/a.ts', "import { kitchen } from '#src/kitchen.ts';", /takes types only/],
    ['a type among values', 'steps/a.ts', "import { type Kitchen } from '#src/kitchen.ts';", /takes types only/],
    [
      'routes below the rooms',
      'timeline/a.ts',
      "import { page } from '#src/route.ts';",
      /no room imports a file at the top/,
    ],
    ['a room in the routes', 'route.ts', "import { b } from './steps/b.ts';", /a floor up/],
    ['out of the house', 'steps/a.ts', "import { b } from '../../test/b.ts';", /outside of src/],
    ['the server in the browser', 'browser/a.ts', "import { b } from '#src/live/b.ts';", /only itself and types/],
    ['another room in the browser', 'browser/a.ts', "import type { B } from '#src/web/b.ts';", /only itself and types/],
    ['Node in the browser', 'browser/a.ts', "import { b } from 'node:fs';", /no Node/],
    ['the browser in the server', 'live/a.ts', "import { b } from '#src/browser/b.ts';", /never imports what runs/],
    ['the database by name', 'desk/a.ts', "import Sqlite from 'better-sqlite3';", /which database/],
    ['the database by name, close by', 'database/a.ts', "import Sqlite from 'better-sqlite3';", /which database/],
    ['Handlebars', 'web/form.ts', "import Handlebars from 'handlebars';", /only web\/views/],
    ['a corner of Handlebars', 'web/form.ts', "import Handlebars from 'handlebars/runtime.js';", /only web\/views/],
    ['Socket.IO', 'desk/a.ts', "import type { Server } from 'socket.io';", /only live/],
    ['an address nobody can read', 'desk/a.ts', 'export const b = (c: string) => import(c);', /nobody can read/],
    ['a test tool', 'desk/a.ts', "import { test } from 'vitest';", /belongs to the tests/],
    ['the root handle in rows', 'steps/step-rows.ts', "import type { Kysely } from 'kysely';", /with a transaction/],
    [
      'a transaction elsewhere',
      'steps/a.ts',
      'export const b = (db: Db) => db.transaction().execute(c);',
      /opens a trans/,
    ],
    ['a verb with Express', 'steps/a.ts', `${verb}import express from 'express';`, /a verb reaches/],
    ['a verb with rows', 'steps/a.ts', `${verb}import { b } from './step-rows.ts';`, /a verb reaches/],
    [
      'a verb with a transaction',
      'steps/a.ts',
      `${verb}import type { Tx } from '#src/database/transact.ts';`,
      /a verb reaches/,
    ],
    ['a verb with a clock', 'steps/a.ts', `${verb}export const b = () => Date.now();`, /no clock/],
    ['a verb with a new id', 'steps/a.ts', `${verb}import { newId } from '#src/database/new-id.ts';`, /a verb reaches/],
    ['a rule that says no', 'steps/a.ts', `${refusing}import { b } from 'node:fs';`, /a verb reaches/],
  ];

  test.each(broken)('%s', (_name, path, text, why) => {
    const { files, sins } = inMadeUpTree({ [`src/${path}`]: `${text}\n` }, importSins);
    expect(files).toBe(1);
    expect(sins).toEqual([expect.stringMatching(why)]);
  });

  test.each([
    ['what it calls has a clock', 'export const b = () => Date.now();', true],
    ['what it calls reads the database', "import type { Tx } from '#src/database/transact.ts';", true],
    ['what it calls reads a file', "import { readFileSync } from 'node:fs';", true],
    [
      'what it calls asks the time',
      "import { Temporal } from 'temporal-polyfill';\nexport const b = () => Temporal.Now.instant();",
      true,
    ],
    ['what it calls reckons with times', "import { Temporal } from 'temporal-polyfill';", false],
    ['what it calls is as pure', "import { z } from 'zod';", false],
  ])('a verb, and %s', (_name, called, caught) => {
    const tree = { 'src/steps/a.ts': `${verb}import { b } from './b.ts';\n`, 'src/steps/b.ts': `${called}\n` };
    const { sins } = inMadeUpTree(tree, importSins);
    expect(sins).toEqual(caught ? [expect.stringMatching(/a verb reaches only/)] : []);
  });

  test('and one that keeps them all is not', () => {
    const tree = {
      'src/app.ts': "import { Server } from 'socket.io';\nimport { kitchen } from './kitchen.ts';",
      'src/database/open-sqlite.ts': "import Sqlite from 'better-sqlite3';\nimport { a } from './a.ts';",
      'src/database/cache.ts': "import type { Statement } from 'better-sqlite3';",
      'src/people/guard.ts': "import type { A } from '#src/database/a.ts';\n// import { b } from '../desk/b.ts';",
      'src/steps/finish-step.ts':
        "import { z } from 'zod';\nimport { refuse } from '#src/timeline/refusal.ts';\nimport type { A } from './a.ts';",
      'src/steps/step-routes.ts':
        "import { command } from '#src/route.ts';\nimport { FinishStep } from './finish-step.ts';",
      'src/timeline/carry-out.ts': 'export const b = (db: Db) => db.transaction().execute(c);',
      'src/browser/follow.ts':
        "import { io } from 'socket.io-client';\nimport type { Update } from '#src/live/update.ts';",
    };
    const { files, imports, sins } = inMadeUpTree(tree, importSins);
    expect({ files, imports, sins }).toEqual({ files: 8, imports: 13, sins: [] });
  });
});

import { expect, test } from 'vitest';
import { inMadeUpTree, projectRoot } from './tree.ts';
import { wordSins } from './word-rules.ts';

test('names say what they are for, views are safe and only errors are classes', () => {
  const { names, views, sources, sins } = wordSins(projectRoot);
  expect(names).toBeGreaterThan(120);
  expect(views).toBeGreaterThan(10);
  expect(sources).toBeGreaterThan(80);
  expect(sins).toEqual([]);
});

const broken: [name: string, path: string, text: string, why: RegExp][] = [
  ['a manager', 'src/steps/step-manager.ts', '', /"manager"/],
  ['helpers', 'test/helpers.ts', '', /"helpers"/],
  ['utils', 'src/utils.ts', '', /"utils"/],
  ['data', 'migrations/0002-data.ts', '', /"data"/],
  ['a service', 'views/service.hbs', '', /"service"/],
  ['a DTO', 'src/steps/order.dto.ts', '', /"dto"/],
  ['triple braces', 'views/desk.hbs', '<p>\n{{{note}}}</p>', /desk\.hbs:2 writes text unescaped/],
  ['triple braces that eat blanks', 'views/desk.hbs', '{{~{note}~}}', /unescaped/],
  ['an ampersand', 'views/desk.hbs', '{{& note}}', /unescaped/],
  ['a style attribute', 'views/desk.hbs', '<p style="color: red">', /inline style/],
  ['a style', 'views/desk.hbs', '<style>p { color: red }</style>', /inline style/],
  ['a script', 'views/desk.hbs', '<script>alert(1)</script>', /inline script/],
  ['a script without an address', 'views/desk.hbs', '<script type="module">alert(1)</script>', /inline script/],
  ['a handler', 'views/desk.hbs', '<button class="x"\n onclick="go()">', /inline handler/],
  ['an address that is a script', 'views/desk.hbs', '<a href="javascript:go()">', /inline script/],
  ['a class', 'src/steps/step.ts', 'export class Step {\n}', /a class that is no error/],
  ['a nameless heir', 'src/steps/step.ts', 'export class Step extends Base {\n}', /a class that is no error/],
];

test.each(broken)('%s is caught', (_name, path, text, why) => {
  const { names, sins } = inMadeUpTree({ [path]: text }, wordSins);
  expect(names).toBe(1);
  expect(sins).toEqual([expect.stringMatching(why)]);
});

test('a tree that keeps them all is let through', () => {
  const tree = {
    'src/web/errors.ts':
      '// A class is for errors.\nexport class Missing extends Error {}\nexport const a = "class x";',
    'src/browser/service-worker.ts': 'export {};',
    'src/templates/packs/garage-major-service.ts': 'export {};',
    'src/database/update-database.ts': 'export {};',
    'views/desk.hbs':
      '{{!-- never {{{note}}} --}}<script type="module" src="/a.js"></script>{{#if on}}<p class="style">{{/if}}',
  };
  expect(inMadeUpTree(tree, wordSins)).toEqual({ names: 5, views: 1, sources: 4, sins: [] });
});

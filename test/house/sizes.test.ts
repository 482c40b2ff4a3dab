import { expect, test } from 'vitest';
import { inMadeUpTree, projectRoot, readTree } from './tree.ts';

const most = 200;

function tooLong(root: string): { files: number; sins: string[] } {
  const files = readTree(root, 'src', '.ts');
  // A catalogue of sentences is read by looking one up, not from top to bottom.
  const sins = files
    .filter(({ path }) => !path.startsWith('src/web/words/'))
    .map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > most)
    .map(({ path, lines }) => `${path} has ${lines} lines: is there a second room in it?`);
  return { files: files.length, sins };
}

test(`no file of the project is longer than ${most} lines`, () => {
  const { files, sins } = tooLong(projectRoot);
  expect(files).toBeGreaterThan(80);
  expect(sins).toEqual([]);
});

test('a file that is one line too long is caught, and one that just fits is not', () => {
  const tree = { 'src/steps/long.ts': 'a\n'.repeat(most + 1), 'src/steps/fits.ts': 'a\n'.repeat(most) };
  const { files, sins } = inMadeUpTree(tree, tooLong);
  expect(files).toBe(2);
  expect(sins).toEqual([expect.stringContaining('src/steps/long.ts has 201 lines')]);
});

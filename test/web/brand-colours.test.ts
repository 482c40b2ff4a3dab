import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse, serialize, sRGB, to } from 'colorjs.io/fn';
import { expect, test } from 'vitest';
import { type Colours, coloursOf, contrast, grounds, type Light, readability } from '#src/web/brand-colours.ts';
import { brandSheet } from '#src/web/brand-sheet.ts';

const tokens = readFileSync(path.resolve(import.meta.dirname, '../../public/styles/tokens.css'), 'utf8');
const parts = {
  light: tokens.slice(0, tokens.indexOf('@media (prefers-color-scheme: dark)')),
  dark: tokens.slice(tokens.indexOf(':root[data-theme="dark"]')),
};

/** A colour of tokens.css as screens show it. */
function token(name: string, light: Light): string {
  const value = new RegExp(`--${name}: (oklch\\([^)]*\\))`).exec(parts[light])?.[1] ?? '';
  return serialize(to(parse(value), sRGB, { inGamut: true }), { format: 'hex', collapse: false });
}

const lights: Light[] = ['light', 'dark'];
const steps = [0, 51, 102, 153, 204, 255];
const hex = (...rgb: number[]) => `#${rgb.map((one) => one.toString(16).padStart(2, '0')).join('')}`;
const everywhere = steps.flatMap((r) => steps.flatMap((g) => steps.map((b) => hex(r, g, b))));

test('The grounds a brand is measured on are those of tokens.css', () => {
  for (const light of lights)
    for (const [name, value] of Object.entries(grounds[light]))
      expect(value, `${name} ${light}`).toBe(token(name, light));
});

test('Whatever colour somebody thinks of, the one that is taken or offered can be read everywhere, day and night', () => {
  const wrong: string[] = [];
  for (const thought of everywhere) {
    const taken = readability(thought).instead;
    for (const light of lights)
      for (const [where, ratio] of textsIn(coloursOf(taken)[light], light))
        if (ratio < 4.5) wrong.push(`${taken} ${light} ${where} ${ratio}`);
  }
  expect(wrong).toEqual([]);
});

function textsIn({ copper, deep, soft, on }: Colours, light: Light): [where: string, ratio: number][] {
  const papers = ['paper', 'surface', 'sunken'].map((name) => token(name, light));
  const inks = ['ink', 'ink-2', 'ink-3', 'enamel', 'beet'].map((name) => token(name, light));
  return [
    ...papers.map((paper): [string, number] => [`words on ${paper}`, contrast(copper, paper)]),
    ...inks.map((ink): [string, number] => [`${ink} on the soft ground`, contrast(ink, soft)]),
    ['words on the soft ground', contrast(copper, soft)],
    ['a button', contrast(on, copper)],
    ['a button under the mouse', contrast(on, deep)],
  ];
}

test('A colour that can be read is taken as it is; of another the nearest darker one of its hue is named', () => {
  expect(readability('#1d4ed8')).toEqual({ ratio: expect.closeTo(5.52, 2), instead: '#1d4ed8' });
  expect(readability('#ffcc00')).toEqual({ ratio: expect.closeTo(1.25, 2), instead: '#846400' });
  expect(readability('#ffffff').instead).toBe('#696969');
  expect(readability('#000000').instead).toBe('#000000');
  // A hair lighter would not do.
  expect(readability('#866600').ratio).toBeLessThan(4.5);
});

test('What the mouse is over differs from what it is not over, also in black', () => {
  for (const colour of ['#000000', '#1d4ed8', '#0f766e'])
    for (const { copper, deep } of Object.values(coloursOf(colour)))
      expect(contrast(copper, deep), colour).toBeGreaterThan(1.15);
});

test('The sheet has both lights twice, by the device and by choice, and changes no colour of a state', () => {
  const { text = '' } = brandSheet('#1d4ed8') ?? {};
  const { light, dark } = coloursOf('#1d4ed8');
  const whole = ({ copper, deep, soft, line, on }: Colours) =>
    `--copper:${copper};--copper-deep:${deep};--copper-soft:${soft};--copper-line:${line};--on-copper:${on}`;
  expect(text).toContain(`--brand-deep:#1d4ed8;${whole(light)}}`);
  expect(text).toContain(`@media (prefers-color-scheme:dark){:root:not([data-theme="light"]){${whole(dark)}}}`);
  expect(text).toContain(`:root[data-theme="dark"]{${whole(dark)}}`);
  expect(text).toContain(`@layer print{@media print{:root,:root[data-theme]{${whole(light)}}}}`);
  expect(text).not.toMatch(/--(herb|saffron|beet|enamel|ink|paper|steel|focus)/);
});

test.each(['', 'red', '#fff', '#12345', '#1d4ed8;}body{display:none', '#00000g', '#1D4ED8', 'url(//x)', '</style>'])(
  'A sheet is never made of %j',
  (colour) => expect(brandSheet(colour)).toBeNull(),
);

import { createHash } from 'node:crypto';
import { type Colours, coloursOf, isHex } from './brand-colours.ts';

/** A style sheet that lies over tokens.css, and a tag that changes whenever its text does. */
export type BrandSheet = { text: string; version: string };

const made = new Map<string, BrandSheet>();

/** Null for what is no colour: then the pages keep the house's own. */
export function brandSheet(colour: string): BrandSheet | null {
  if (!isHex(colour)) return null;
  const known = made.get(colour);
  if (known) return known;
  const text = write(colour);
  const sheet = { text, version: createHash('sha256').update(text).digest('hex').slice(0, 12) };
  if (made.size >= 200) made.clear();
  made.set(colour, sheet);
  return sheet;
}

// The same selectors in the same layers as in tokens.css and print.css, and linked after them. The mark hangs on steel,
// which is dark in both lights. Every value was computed: nothing that somebody typed stands in here.
function write(colour: string): string {
  const { light, dark } = coloursOf(colour);
  const mark = `--brand:${dark.copper};--on-brand:${dark.on};--brand-deep:${light.copper}`;
  return `@layer tokens{
:root{${mark};${valuesOf(light)}}
@media (prefers-color-scheme:dark){:root:not([data-theme="light"]){${valuesOf(dark)}}}
:root[data-theme="dark"]{${valuesOf(dark)}}
}
@layer print{@media print{:root,:root[data-theme]{${valuesOf(light)}}}}
`;
}

const valuesOf = ({ copper, deep, soft, line, on }: Colours): string =>
  `--copper:${copper};--copper-deep:${deep};--copper-soft:${soft};--copper-line:${line};--on-copper:${on}`;

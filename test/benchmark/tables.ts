import { type Figure, type Spread, valueFor } from './figures.ts';
import type { Aim, Row } from './row.ts';

const heads = ['Row', 'Figure', 'Product', 'Ceiling', 'Ratio', 'Aim', 'Reached'];

/** For a terminal: columns that stand under each other. */
export function inColumns(figures: Figure[]): string {
  const lines = [heads, ...figures.map(cellsOf)];
  const widths = heads.map((_, i) => Math.max(...lines.map((line) => line[i]?.length ?? 0)));
  const text = lines.map((line) =>
    line
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return [text[0], widths.map((width) => '-'.repeat(width)).join('  '), ...text.slice(1), ''].join('\n');
}

/** For a document: what has an aim, with what each row is. */
export function inMarkdown(rows: Row[], figures: Figure[]): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  const says = new Map(rows.map(({ name, says, ceiling }) => [name, `${says} Ceiling: ${ceiling}.`]));
  const explained = [...new Set(figures.map(({ row }) => row))].map((row) => `* **${row}**: ${says.get(row)}`);
  return [
    line(heads),
    line(heads.map(() => '---')),
    ...figures.map((one) => line(cellsOf(one))),
    '',
    ...explained,
    '',
  ].join('\n');
}

function cellsOf({ row, figure, product, ceiling, ratio, aim, reached }: Figure): string[] {
  const compared = aim?.as === 'difference' ? withSign(valueFor(aim, { product, ceiling })) : times(ratio.median);
  const said = reached === null ? '' : reached ? 'yes' : 'NO';
  return [row, figure, spread(product), spread(ceiling), compared, aim ? aimInWords(aim) : '', said];
}

export function aimInWords({ as, most, least }: Aim): string {
  const unit = as === 'ratio' ? '×' : '';
  const sign = as === 'difference' ? '+' : '';
  return [most === undefined ? [] : `≤ ${sign}${most}${unit}`, least === undefined ? [] : `≥ ${sign}${least}${unit}`]
    .flat()
    .join(', ');
}

/** The median and, where the runs differ, between what they lay. */
function spread({ median, least, most }: Spread): string {
  if (Number.isNaN(median)) return '–';
  return short(least) === short(most) ? short(median) : `${short(median)} (${short(least)}–${short(most)})`;
}

const times = (ratio: number) => (Number.isFinite(ratio) ? `${ratio.toFixed(2)}×` : '–');
const withSign = (value: number) => `${value < 0 ? '' : '+'}${short(value)}`;

export function short(value: number): string {
  const size = Math.abs(value);
  if (size >= 100) return Math.round(value).toLocaleString('en');
  return value.toFixed(size >= 10 ? 1 : 2).replace(/\.0+$/, '');
}

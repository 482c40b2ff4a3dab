import type { Figure } from './figures.ts';
import { aimInWords } from './tables.ts';

// A picture without anybody's library: how many times the hand-written server each figure is, on a scale on which twice
// and half are equally far from one.
const width = 860;
const left = 250;
const right = 150;
const lineHeight = 34;
const top = 78;
const [from, until] = [0.05, 50];
const marks = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20];

/** Ratios against their aims, readable in light and in dark. */
export function plot(figures: Figure[], about: string): string {
  const shown = figures.filter(({ aim, ratio }) => aim?.as === 'ratio' && Number.isFinite(ratio.median));
  const height = top + shown.length * lineHeight + 52;
  const bottom = height - 44;
  const described = shown.map(({ row, figure, ratio }) => `${row}, ${figure}: ${ratio.median.toFixed(2)}`).join('; ');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title about">`,
    '<title id="title">Open Kitchen beside servers written by hand for the same work</title>',
    `<desc id="about">${escaped(described)}</desc>`,
    `<style>${style}</style>`,
    `<rect class="ground" width="${width}" height="${height}" rx="8"/>`,
    '<text class="head" x="20" y="30">How many times the hand-written server</text>',
    '<text class="small" x="20" y="50">Dot: measured, with the spread of its runs. Bar: where the aim is reached. At 1 both are the same.</text>',
    ...marks.map((mark) => grid(mark, bottom)),
    ...shown.map((figure, i) => line(figure, top + i * lineHeight + lineHeight / 2)),
    `<text class="small" x="20" y="${height - 14}">${escaped(about)}</text>`,
    '</svg>',
    '',
  ].join('\n');
}

function grid(mark: number, bottom: number): string {
  const at = place(mark);
  return [
    `<line class="${mark === 1 ? 'one' : 'grid'}" x1="${at}" x2="${at}" y1="${top - 6}" y2="${bottom}"/>`,
    `<text class="small middle" x="${at}" y="${bottom + 14}">${mark}×</text>`,
  ].join('\n');
}

function line({ row, figure, ratio, aim, reached }: Figure, y: number): string {
  if (!aim) return '';
  const [begin, end] = [place(aim.least ?? from), place(aim.most ?? until)];
  return [
    `<text class="name" x="20" y="${y}">${escaped(row)}</text>`,
    `<text class="small" x="20" y="${y + 13}">${escaped(figure)}</text>`,
    `<rect class="aim" x="${begin}" y="${y - 6}" width="${round(end - begin)}" height="12" rx="3"/>`,
    `<line class="spread" x1="${place(ratio.least)}" x2="${place(ratio.most)}" y1="${y}" y2="${y}"/>`,
    `<circle class="${reached ? 'reached' : 'missed'}" cx="${place(ratio.median)}" cy="${y}" r="6"/>`,
    `<text class="name" x="${width - right + 12}" y="${y + 4}">${ratio.median.toFixed(2)}×</text>`,
    `<text class="small" x="${width - right + 66}" y="${y + 4}">${escaped(aimInWords(aim))}${reached ? '' : ' ✗'}</text>`,
  ].join('\n');
}

function place(ratio: number): number {
  const within = Math.min(until, Math.max(from, ratio));
  const share = Math.log(within / from) / Math.log(until / from);
  return round(left + share * (width - left - right));
}

const round = (value: number) => Math.round(value * 10) / 10;
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const style = `
.ground { fill: #fffdf8 } text { font: 13px system-ui, sans-serif; fill: #1f2328 }
.head { font-size: 17px; font-weight: 600 } .name { font-weight: 600 } .small { font-size: 11px; fill: #59636e }
.middle { text-anchor: middle } .grid { stroke: #d9d4c7 } .one { stroke: #59636e; stroke-width: 1.5 }
.aim { fill: #cfe8d5 } .spread { stroke: #1f2328; stroke-width: 2 } .reached { fill: #1a7f37 } .missed { fill: #bc4c00 }
@media (prefers-color-scheme: dark) {
.ground { fill: #14171c } text { fill: #e6e8eb } .small { fill: #a2abb5 } .grid { stroke: #333a43 } .one { stroke: #a2abb5 }
.aim { fill: #1f4a2d } .spread { stroke: #e6e8eb } .reached { fill: #57c97a } .missed { fill: #f0883e } }
`.replaceAll('\n', ' ');

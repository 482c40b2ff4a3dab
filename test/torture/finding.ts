/** What a trial found: figures to read, and whether all of them are as they have to be. */
export type Finding = { name: string; counts: Record<string, string | number>; good: boolean };

/** A finding with the name that `--only` asks for, and how long it took. */
export type Tried = Finding & { trial: string; seconds: number };

/** All of them below each other: the trial, what it found, whether that is good, and in how many seconds. */
export function inTable(all: Tried[]): string {
  const rows = all.flatMap(({ trial, counts, good, seconds }) => {
    const figures = Object.entries(counts).map(([what, figure]) => `${what} ${figure}`);
    const lines = inWidth(figures.length > 0 ? figures : ['']);
    return lines.map((line, i) => (i === 0 ? [trial, line, good ? 'good' : 'BAD', `${seconds}`] : ['', line, '', '']));
  });
  const head = ['trial', 'found', '', 'seconds'];
  const widths = head.map((title, i) =>
    Math.max(...[title, ...rows.map((row) => row[i] ?? '')].map(({ length }) => length)),
  );
  const inLine = (row: string[]) =>
    row.map((cell, i) => (i === 3 ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0)));
  const lines = [head, widths.map((width) => '-'.repeat(width)), ...rows].map((row) =>
    inLine(row).join('  ').trimEnd(),
  );
  return `${lines.join('\n')}\n`;
}

/** Figures one after the other, in as many lines as they need. */
function inWidth(figures: string[], width = 96): string[] {
  const lines = [''];
  for (const figure of figures) {
    const last = lines.at(-1) ?? '';
    if (last === '') lines[lines.length - 1] = figure;
    else if (last.length + 3 + figure.length <= width) lines[lines.length - 1] = `${last} · ${figure}`;
    else lines.push(figure);
  }
  return lines;
}

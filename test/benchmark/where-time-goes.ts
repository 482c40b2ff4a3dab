import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

type Frame = { functionName: string; url: string };
type Node = { id: number; callFrame: Frame; children?: number[] };
type Profile = { nodes: Node[]; samples: number[]; timeDeltas: number[] };

// Whose work a function is, by the file it stands in; the first that fits.
const groups: [string, RegExp][] = [
  ['SQL', /better-sqlite3|\/node_modules\/pg|\/src\/database\/|kysely/],
  [
    'routing',
    /node_modules\/(express|router|path-to-regexp|body-parser|raw-body|qs|type-is|accepts|send|finalhandler)\//,
  ],
  ['log', /node_modules\/(pino|pino-http|sonic-boom|prom-client)/],
  ['views', /handlebars|intl-messageformat|\/src\/(web|customer|orders|bench|desk)\//],
  ['live', /node_modules\/(socket\.io|engine\.io|ws|@socket\.io|@redis)|\/src\/live\//],
  ['rules', /\/src\/|zod|\/ceiling\//],
  ['node', /^node:/],
];
export const columns = [...groups.map(([name]) => name), 'collector', 'other'];

/** Of what a server did while it was sampled, how much each part took: shares of 1, by the names above. */
export function sharesOf({ nodes, samples, timeDeltas }: Profile): Map<string, number> {
  const known = new Map(nodes.map((node) => [node.id, node]));
  const parent = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)));
  const spent = new Map<string, number>();
  let all = 0;
  samples.forEach((sample, i) => {
    const group = groupOf(sample);
    if (group === null) return;
    all += timeDeltas[i] ?? 0;
    spent.set(group, (spent.get(group) ?? 0) + (timeDeltas[i] ?? 0));
  });
  return new Map([...spent].map(([group, time]) => [group, time / all]));

  /** What has no file, such as a statement of SQLite, is the work of whoever called it; null is doing nothing. */
  function groupOf(sample: number): string | null {
    const { functionName, url } = known.get(sample)?.callFrame ?? { functionName: '', url: '' };
    if (functionName === '(idle)' || /inspector|benchmark\/inside/.test(url)) return null;
    if (functionName === '(garbage collector)') return 'collector';
    for (let id: number | undefined = sample; id !== undefined; id = parent.get(id)) {
      const at = known.get(id)?.callFrame.url ?? '';
      const found = at === '' ? undefined : groups.find(([, files]) => files.test(at));
      // The hand-written server asks SQLite where it needs it.
      if (found) return url === '' && functionName === '' && at.includes('/ceiling/') ? 'SQL' : found[0];
    }
    return 'other';
  }
}

/** A line for each profile of a folder, for a document. */
export function whereTimeGoes(folder: string): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  const files = readdirSync(folder).filter((file) => file.endsWith('.cpuprofile'));
  const lines = files.sort().map((file) => {
    const shares = sharesOf(JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Profile);
    return line([
      path.basename(file, '.cpuprofile'),
      ...columns.map((name) => `${Math.round(100 * (shares.get(name) ?? 0))}`),
    ]);
  });
  return [line(['%', ...columns]), line(['---', ...columns.map(() => '---')]), ...lines, ''].join('\n');
}

import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { lookAtMachine, type Machine, mayOpen } from './machine.ts';
import { plot } from './plot.ts';
import { keepProfilesIn } from './profile-to.ts';
import { rows } from './rows.ts';
import { type Outcome, runRow } from './run-rows.ts';
import { inColumns, inMarkdown } from './tables.ts';
import { tidyUpWhenTold } from './tidy-up.ts';
import { whereTimeGoes } from './where-time-goes.ts';

// `npm run bench`: the product beside hand-written servers that do the same work, in turns. It ends by itself; --quick is
// over in about a minute and measures less. --only NAME is one row, or all that begin so. --out DIR keeps benchmark.json,
// benchmark.md and benchmark.svg there; --json FILE and --markdown FILE one of them elsewhere. --profile DIR samples the
// servers, keeps .cpuprofile files there and says in shares where the time went.
const text = { type: 'string' } as const;
const { values } = parseArgs({
  options: { quick: { type: 'boolean' }, only: text, json: text, markdown: text, out: text, profile: text },
});
const scale = values.quick ? 'quick' : 'full';
const chosen = rows.filter(({ name, fullOnly }) =>
  values.only === undefined ? scale === 'full' || !fullOnly : name.startsWith(values.only),
);
const tell = (line: string) => process.stderr.write(`${line}\n`);

tidyUpWhenTold();
await main();

async function main(): Promise<void> {
  if (chosen.length === 0)
    return stop(`There is no row ${values.only}. There are ${rows.map(({ name }) => name).join(', ')}.`);
  const needed = scale === 'full' ? 12_000 : 3000;
  if (mayOpen() < needed)
    return stop(
      `A process may have ${mayOpen()} files open here, and ${needed} are needed: run "ulimit -n ${needed}" first.`,
    );
  if (values.profile) {
    mkdirSync(values.profile, { recursive: true });
    keepProfilesIn(path.resolve(values.profile));
  }
  const machine = lookAtMachine();
  const began = performance.now();
  const since = () => `${String(Math.round((performance.now() - began) / 1000)).padStart(4)} s`;
  const outcomes: Outcome[] = [];
  for (const row of chosen) {
    const outcome = await runRow(row, scale, (line) => tell(`${since()}  ${line}`));
    if (outcome.failed) tell(`${since()}  ${row.name} FAILED: ${outcome.failed}`);
    outcomes.push(outcome);
  }
  report(machine, outcomes);
  if (values.profile) process.stdout.write(`\n${whereTimeGoes(values.profile)}`);
  tell(`${since()}  finished`);
  process.exit(outcomes.some(({ failed }) => failed !== null) ? 1 : 0);
}

function stop(why: string): void {
  tell(why);
  process.exitCode = 1;
}

function report(machine: Machine, outcomes: Outcome[]): void {
  const figures = outcomes.flatMap((outcome) => outcome.figures);
  const aimed = figures.filter(({ aim }) => aim !== null);
  const about = inWords(machine);
  process.stdout.write(`\n${inColumns(figures)}\n${about}\n`);
  const missed = aimed.filter(({ reached }) => !reached);
  process.stdout.write(`${aimed.length - missed.length} of ${aimed.length} aims reached.\n`);
  for (const { row, figure } of missed) process.stdout.write(`Not reached: ${row}, ${figure}.\n`);
  for (const { row, leftOut } of outcomes) if (leftOut) process.stdout.write(`Not measured: ${row.name}. ${leftOut}\n`);
  for (const { row, failed } of outcomes) if (failed) process.stdout.write(`FAILED: ${row.name}. ${failed}\n`);
  const kept = outcomes.map(({ row: { name, says, ceiling }, ...rest }) => ({ name, says, ceiling, ...rest }));
  const { out = '.' } = values;
  keepFile(values.json, 'json', `${JSON.stringify({ machine, scale, rows: kept }, null, 2)}\n`);
  keepFile(values.markdown, 'md', `${inMarkdown(chosen, aimed)}\n${about}\n`);
  keepFile(undefined, 'svg', plot(figures, about));

  function keepFile(file: string | undefined, kind: string, content: string): void {
    const where = file ?? (values.out === undefined ? undefined : path.join(out, `benchmark.${kind}`));
    if (where === undefined) return;
    mkdirSync(path.dirname(path.resolve(where)), { recursive: true });
    writeFileSync(where, content);
    tell(`wrote ${where}`);
  }
}

function inWords({ processor, cores, memory, node, date, commit, fsyncMs }: Machine): string {
  const here = `${processor}, ${cores} cores, ${memory}, Node ${node}, ${date.slice(0, 10)}`;
  const how = scale === 'quick' ? ', one quick run: a hint, no measurement' : '';
  return `${here}, fsync ${fsyncMs} ms${commit ? `, ${commit}` : ''}${how}`;
}

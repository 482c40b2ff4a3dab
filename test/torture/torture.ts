import { killedSweeps } from './killed-sweeps.ts';

/** What a trial found: figures to read, and whether all of them are as they have to be. */
export type Finding = { name: string; figures: Record<string, string | number>; good: boolean };

// Longer trials than the suite has time for: `npm run torture [-- --json]`. They end by themselves.
const findings: Finding[] = [await killedSweeps(50)];

if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify(findings)}\n`);
else
  for (const { name, figures, good } of findings) {
    process.stdout.write(`${good ? 'good' : 'BAD'}  ${name}\n`);
    for (const [what, figure] of Object.entries(figures)) process.stdout.write(`      ${what}: ${figure}\n`);
  }
process.exitCode = findings.every(({ good }) => good) ? 0 : 1;

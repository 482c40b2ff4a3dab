import { runCommandLine } from './cli/command-line.ts';
import { commands } from './cli-commands.ts';

// `npm run kitchen -- COMMAND`.
const line = (to: NodeJS.WriteStream) => (text: string) => void to.write(`${text}\n`);
process.exitCode = await runCommandLine(commands, process.argv.slice(2), {
  out: line(process.stdout),
  err: line(process.stderr),
});

import { parseArgs } from 'node:util';

/** One thing the command line does. `usage` stands in the help as it is typed. */
export type Command = {
  usage: string;
  does: string;
  run: (args: string[], progress: (line: string) => void) => Promise<Outcome>;
};

/** `json` says to programs what `line` says to people. Not ok: it was done, but not all of it went well. */
export type Outcome = { line: string; json: object; ok?: boolean };

/** Typed wrongly: nothing was done. */
export class WrongUse extends Error {}

type Terminal = { out: (text: string) => void; err: (text: string) => void };

/** Runs one command and gives the exit code: 0 went well, 1 did not, 2 was typed wrongly. */
export async function runCommandLine(
  commands: Record<string, Command>,
  argv: string[],
  { out, err }: Terminal,
): Promise<0 | 1 | 2> {
  const asJson = argv.includes('--json');
  const words = argv.filter((word) => word !== '--json');
  if (words.length === 0 || ['help', '--help', '-h'].includes(words[0] ?? '')) {
    out(help(commands));
    return words.length === 0 ? 2 : 0;
  }
  const fail = (code: 1 | 2, line: string, more: object = {}) => {
    err(line);
    if (asJson) out(JSON.stringify({ error: line, ...more }));
    return code;
  };
  const name = Object.keys(commands).find((known) => `${words.join(' ')} `.startsWith(`${known} `));
  const command = name === undefined ? undefined : commands[name];
  if (!name || !command) return fail(2, `There is no command "${words[0]}". --help lists them.`);
  const args = words.slice(name.split(' ').length);
  if (args.includes('--help')) {
    out(`${command.usage}\n${command.does}`);
    return 0;
  }
  try {
    const { line, json, ok = true } = await command.run(args, err);
    out(asJson ? JSON.stringify(json) : line);
    return ok ? 0 : 1;
  } catch (error) {
    if (error instanceof WrongUse) return fail(2, `${error.message} Use: ${command.usage}`);
    const faults = error instanceof Error && 'faults' in error ? { faults: error.faults } : {};
    return fail(1, error instanceof Error ? error.message : String(error), faults);
  }
}

function help(commands: Record<string, Command>): string {
  const lines = Object.values(commands).map(({ usage, does }) => `  ${usage}\n      ${does}`);
  const end =
    'Everyone takes --json. DATA_DIR and DATABASE_URL say which database (now: what a server started here would use).';
  return ['npm run kitchen -- COMMAND', '', ...lines, '', end].join('\n');
}

type Options = Record<string, { type: 'string' | 'boolean' }>;

/** The options and the one file of a command line, or WrongUse. */
export function readArgs<O extends Options>(
  args: string[],
  options: O,
): { file: string; options: Record<keyof O, string | undefined> } {
  let read: ReturnType<typeof parseArgs>;
  try {
    read = parseArgs({ args, options, strict: true, allowPositionals: true });
  } catch (error) {
    throw new WrongUse(`${error instanceof Error ? error.message : error}.`);
  }
  const [file, ...more] = read.positionals;
  if (file === undefined) throw new WrongUse('Which file?');
  if (more.length > 0) throw new WrongUse('One file at a time.');
  return { file, options: read.values as Record<keyof O, string | undefined> };
}

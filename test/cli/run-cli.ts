import { spawn } from 'node:child_process';
import path from 'node:path';
import type { Where } from '#src/database/open-database.ts';
import { compiled } from '../compiled.ts';

const root = path.resolve(import.meta.dirname, '../..');

export type Ran = { code: number | null; out: string; err: string; json: () => unknown };

/** The command line as an operator types it, in a process of its own. */
export function runCli({ dataDir, databaseUrl }: Where, ...args: string[]): Promise<Ran> {
  const where = { DATA_DIR: dataDir, DATABASE_URL: databaseUrl ?? '' };
  const env = { ...compiled, PATH: process.env.PATH, ...where, PORT: '3000' };
  const child = spawn(process.execPath, ['src/cli.ts', ...args], { cwd: root, env });
  const ran = { out: '', err: '' };
  child.stdout.on('data', (text) => {
    ran.out += text;
  });
  child.stderr.on('data', (text) => {
    ran.err += text;
  });
  return new Promise((resolve) => {
    child.once('close', (code) => resolve({ code, ...ran, json: () => JSON.parse(ran.out) }));
  });
}

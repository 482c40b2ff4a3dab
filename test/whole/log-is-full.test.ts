import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { freePort } from '#src/demo/free-port.ts';
import { compiled } from '../compiled.ts';

const root = path.resolve(import.meta.dirname, '../..');
// A file of Linux on which there is never any room.
const full = '/dev/full';
if (!existsSync(full)) console.warn(`No ${full} here: that a log without room holds up nobody is not tried.`);

test.skipIf(!existsSync(full))(
  'Where the log has no room left, everybody is answered and the server ends when told',
  async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'open-kitchen-log-'));
    const port = await freePort(0, '127.0.0.1');
    const env = { ...compiled, PATH: process.env.PATH, DATA_DIR: folder, PORT: String(port), LOG_LEVEL: 'debug' };
    const output = openSync(full, 'w');
    const server = spawn(process.execPath, ['src/main.ts'], { cwd: root, env, stdio: ['ignore', output, output] });
    closeSync(output);
    const ended = new Promise<number | null>((resolve) => server.once('exit', resolve));
    onTestFinished(async () => {
      server.kill('SIGKILL');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    });
    const ask = async () => (await fetch(`http://127.0.0.1:${port}/readyz`)).status;
    await vi.waitFor(async () => expect(await ask()).toBe(200), { timeout: 20_000, interval: 100 });
    // Each is a line of the log.
    for (let asked = 0; asked < 20; asked++) expect(await ask()).toBe(200);
    server.kill('SIGTERM');
    expect(await ended).toBe(0);
  },
);

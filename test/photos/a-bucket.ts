import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import type { S3Settings } from '#src/files/s3.ts';

/**
 * A bucket for the tests of one file. Returns its settings; where there is none, the test is left out with a line that
 * says so, but never where every test counts.
 */
export function useBucket(): (skip: () => void) => S3Settings {
  let bucket: Bucket | { why: string };
  beforeAll(async () => {
    bucket = await aBucket();
    if ('why' in bucket) process.stderr.write(`${bucket.why}\n`);
  });
  afterAll(async () => {
    if ('close' in bucket) await bucket.close();
  });
  return (skip) => {
    if ('settings' in bucket) return bucket.settings;
    if (!process.env.CI) skip();
    throw new Error(bucket.why);
  };
}

/**
 * A store that answers as it is told, in XML: for what s3rver cannot do. It does not look at secrets, and gives no second
 * page of names since OpenSSL knows no DES.
 */
export async function aStoreThatSays(
  say: (query: URLSearchParams) => { status: number; xml: string },
): Promise<{ endpoint: string; close: () => void }> {
  const server = createServer((request, response) => {
    const { status, xml } = say(new URL(request.url ?? '', 'http://x').searchParams);
    request.resume();
    response.writeHead(status, { 'content-type': 'application/xml' }).end(`<?xml version="1.0"?>${xml}`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { endpoint: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`, close };
}

type Bucket = { settings: S3Settings; close: () => Promise<void> };

/** A store that speaks S3, in this process; or why there is none on this machine. */
async function aBucket(): Promise<Bucket | { why: string }> {
  const directory = mkdtempSync(path.join(tmpdir(), 'open-kitchen-s3-'));
  try {
    const { default: S3rver } = await import('s3rver');
    const configureBuckets = [{ name: 'photos', configs: [] }];
    const server = new S3rver({ address: '127.0.0.1', port: 0, silent: true, directory, configureBuckets });
    const { port } = await server.run();
    const endpoint = `http://127.0.0.1:${port}`;
    // Its one account.
    const account = { key: 'S3RVER', secret: 'S3RVER' };
    let closed: Promise<void> | undefined;
    const close = () => {
      closed ??= server.close().finally(() => rmSync(directory, { recursive: true, force: true }));
      return closed;
    };
    return { settings: { bucket: 'photos', endpoint, region: 'us-east-1', ...account }, close };
  } catch (error) {
    rmSync(directory, { recursive: true, force: true });
    return { why: `s3rver does not run on this machine, so nothing is tried with S3: ${error}` };
  }
}

import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { type Demo, openDemo } from '#src/open-demo.ts';

export type RunningDemo = Demo & {
  url: string;
  dataDir: string;
  /** What was asked of the server and what it answered, since it listens. */
  answers: { asked: string; status: number }[];
};

/** The example garage on a port of its own, in a folder that is gone after the test. */
export async function aDemo(): Promise<RunningDemo> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'open-kitchen-demo-test-'));
  const settings = {
    ...{ production: false, port: 0, host: '127.0.0.1', dataDir, publicUrl: 'http://127.0.0.1', trustProxy: 0 },
    logLevel: 'silent',
    ...{ databaseUrl: null, redisUrl: null, s3: null, mail: null },
  };
  const demo = await openDemo(settings);
  const answers: RunningDemo['answers'] = [];
  demo.server.on('request', (request, response) => {
    response.on('finish', () =>
      answers.push({ asked: `${request.method} ${request.url}`, status: response.statusCode }),
    );
  });
  await new Promise<void>((resolve) => demo.server.listen(0, '127.0.0.1', resolve));
  settings.port = (demo.server.address() as AddressInfo).port;
  settings.publicUrl = `http://127.0.0.1:${settings.port}`;
  onTestFinished(async () => {
    demo.server.closeAllConnections();
    await demo.close();
    rmSync(dataDir, { recursive: true, force: true });
  });
  return { ...demo, url: settings.publicUrl, dataDir, answers };
}

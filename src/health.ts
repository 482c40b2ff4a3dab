import type { Express, Request } from 'express';
import type { Kitchen } from './kitchen.ts';
import { measure } from './measure.ts';
import { Missing } from './web/errors.ts';

export type Health = { stopping: boolean; watchers: () => number };

/** /healthz: the process lives. /readyz: it can serve. /metrics: for this machine, or with a bearer key. */
export function serveHealth(app: Express, kitchen: Kitchen, health: Health): void {
  app.get('/healthz', (_request, response) => void response.type('text').send('lives\n'));
  app.get('/readyz', async (_request, response) => {
    const why = await whyNotReady(kitchen, health);
    response
      .status(why === null ? 200 : 503)
      .type('text')
      .send(why === null ? 'ready\n' : `not ready: ${why}\n`);
  });
  const registry = measure(kitchen, health.watchers);
  app.get('/metrics', async (request, response) => {
    if (
      !isLocal(request) &&
      !(await kitchen.identifyStaff({ authorization: request.headers.authorization ?? 'Bearer none' }))
    ) {
      throw new Missing();
    }
    response.type(registry.contentType).send(await registry.metrics());
  });
}

/** One word for whoever watches; while the disk is in trouble pages can still be read. */
async function whyNotReady(kitchen: Kitchen, { stopping }: Health): Promise<string | null> {
  if (stopping) return 'stopping';
  return (await canRead(kitchen)) ? kitchen.database.trouble() : 'no-database';
}

async function canRead(kitchen: Kitchen): Promise<boolean> {
  return kitchen.database.reader
    .selectFrom('shops')
    .select('id')
    .limit(1)
    .execute()
    .then(
      () => true,
      () => false,
    );
}

// Behind a proxy every request comes from this machine; then only a key counts.
function isLocal(request: Request): boolean {
  const { remoteAddress } = request.socket;
  const local = remoteAddress === '127.0.0.1' || remoteAddress === '::1' || remoteAddress === '::ffff:127.0.0.1';
  return local && request.headers['x-forwarded-for'] === undefined;
}

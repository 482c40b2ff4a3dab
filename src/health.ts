import type { Express, Request } from 'express';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Kitchen } from './kitchen.ts';
import { Missing } from './web/errors.ts';

export type Health = { stopping: boolean; watchers: () => number };

/** /healthz: the process lives. /readyz: it can serve. /metrics: for this machine, or with a bearer key. */
export function serveHealth(app: Express, kitchen: Kitchen, health: Health): void {
  app.get('/healthz', (_request, response) => void response.type('text').send('lives\n'));
  app.get('/readyz', async (_request, response) => {
    const ready = !health.stopping && (await canRead(kitchen));
    response
      .status(ready ? 200 : 503)
      .type('text')
      .send(ready ? 'ready\n' : 'not ready\n');
  });
  const registry = measure(kitchen, health);
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

function measure(kitchen: Kitchen, { watchers }: Health): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: 'open_kitchen_watchers',
    help: 'Open live connections',
    registers: [registry],
    collect() {
      this.set(watchers());
    },
  });
  new Gauge({
    name: 'open_kitchen_commits_total',
    help: 'Commits that reached the disk; many commands may share one',
    registers: [registry],
    collect() {
      this.set(kitchen.database.commits());
    },
  });
  return registry;
}

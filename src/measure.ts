import { collectDefaultMetrics, Gauge, type Registry } from 'prom-client';
import type { Kitchen } from './kitchen.ts';

const states = ['healthy', 'disk-full', 'disk-fault'] as const;

/** Adds what is looked up only when somebody asks for the figures. */
export function measure(kitchen: Kitchen, watchers: () => number): Registry {
  const { database, metrics, now } = kitchen;
  const { registry } = metrics;
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const gauge = (name: string, help: string, collect: (this: Gauge) => void | Promise<void>) =>
    new Gauge({ name: `open_kitchen_${name}`, help, registers, collect });
  gauge('watchers', 'Open live connections', function () {
    this.set(watchers());
  });
  gauge('commits_total', 'Commits that reached the disk; many commands may share one', function () {
    this.set(database.commits());
  });
  new Gauge({
    name: 'open_kitchen_database_state',
    help: '1 for what the database is: healthy, or why nothing can be written',
    labelNames: ['state'],
    registers,
    collect() {
      const is = database.trouble() ?? 'healthy';
      for (const state of states) this.set({ state }, state === is ? 1 : 0);
    },
  });
  const mails = new Gauge({
    name: 'open_kitchen_mails',
    help: 'Mails in the outbox, by whether they wait or were given up',
    labelNames: ['state'],
    registers,
  });
  gauge('mail_oldest_seconds', 'How long the oldest mail has been waiting; 0 where none does', async function () {
    const found = await outbox(kitchen).catch(() => null);
    // A database that does not answer says so by its state: the figures of before stay.
    if (!found) return;
    const ages = found.map(({ state, first }) => (state === 'waiting' ? now() - Number(first) : 0));
    this.set(Math.max(0, ...ages) / 1000);
    for (const state of ['waiting', 'failed'] as const)
      mails.set({ state }, Number(found.find((one) => one.state === state)?.many ?? 0));
  });
  return registry;
}

const outbox = ({ database: { reader } }: Kitchen) =>
  reader
    .selectFrom('mails')
    .select(({ fn }) => ['state', fn.min('made_at').as('first'), fn.countAll().as('many')])
    .where('state', 'in', ['waiting', 'failed'])
    .groupBy('state')
    .execute();

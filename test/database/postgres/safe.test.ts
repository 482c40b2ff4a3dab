import { expect, onTestFinished, test, vi } from 'vitest';
import { openPostgres } from '#src/database/open-postgres.ts';
import { keep, type Tx } from '#src/database/transact.ts';
import { startCluster } from '../embedded.ts';

const cluster = async (...flags: string[]) => {
  const server = await startCluster(flags.flatMap((flag) => ['-c', flag]));
  onTestFinished(server.remove);
  return server;
};

test('A PostgreSQL that does not wait for its disk is refused in a sentence', async () => {
  const { url } = await cluster('fsync=off');
  await expect(openPostgres(`${url}/postgres`, () => {})).rejects.toThrow(/fsync=off.*power cut.*Switch it on/);
});

test('One that answers before it has written is warned about', async () => {
  const { url } = await cluster('synchronous_commit=off');
  const said: string[] = [];
  const database = await openPostgres(`${url}/postgres`, (text) => said.push(text));
  await database.close();
  expect(said).toEqual([expect.stringMatching(/synchronous_commit=off.*loses the last moments/)]);
});

test('When the server starts anew, work that is asked for meanwhile or is under way is done, once, and no process ends', async () => {
  const ended = vi.fn();
  process.on('uncaughtException', ended);
  onTestFinished(() => void process.off('uncaughtException', ended));
  const server = await cluster();
  const said: string[] = [];
  const database = await openPostgres(`${server.url}/postgres`, (text) => said.push(text));
  const { writer, reader, transact } = database;
  await writer.schema
    .createTable('people')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .execute();
  const insert = (tx: Tx, id: string) =>
    tx
      .insertInto('people')
      .values({ id } as never)
      .execute();
  const add = (id: string) => transact(async (tx) => keep(await insert(tx, id)));
  await add('before');
  await server.stop();
  const meanwhile = add('meanwhile');
  await server.start();
  await meanwhile;
  let times = 0;
  await transact(async (tx) => {
    await insert(tx, 'under way');
    times += 1;
    if (times === 1) {
      await server.stop();
      await server.start();
    }
    return keep(await insert(tx, 'under way still'));
  });
  const rows = await reader.selectFrom('people').select('id').orderBy('id').execute();
  expect(rows.map(({ id }) => id)).toEqual(['before', 'meanwhile', 'under way', 'under way still']);
  expect([times, ended.mock.calls]).toEqual([2, []]);
  expect(said.join()).toMatch(/PostgreSQL (closed a connection|does not answer)/);
  await database.close();
});

test('Reading connections cannot write', async () => {
  const { url } = await cluster();
  const { reader, close } = await openPostgres(`${url}/postgres`, () => {});
  await expect(reader.schema.createTable('notes').addColumn('id', 'text').execute()).rejects.toThrow(/read-only/);
  await close();
});

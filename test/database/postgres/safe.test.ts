import { expect, onTestFinished, test } from 'vitest';
import { openPostgres } from '#src/database/open-postgres.ts';
import { keep } from '#src/database/transact.ts';
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

test('When the server starts anew, work that is asked for meanwhile waits and is done, once', async () => {
  const server = await cluster();
  const said: string[] = [];
  const database = await openPostgres(`${server.url}/postgres`, (text) => said.push(text));
  const { writer, reader, transact } = database;
  await writer.schema
    .createTable('people')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .execute();
  const add = (id: string) =>
    transact(async (tx) =>
      keep(
        await tx
          .insertInto('people')
          .values({ id } as never)
          .execute(),
      ),
    );
  await add('before');
  await server.stop();
  const meanwhile = add('meanwhile');
  await server.start();
  await meanwhile;
  const rows = await reader.selectFrom('people').select('id').orderBy('id').execute();
  expect(rows.map(({ id }) => id)).toEqual(['before', 'meanwhile']);
  expect(said.join()).toMatch(/PostgreSQL (closed a connection|does not answer)/);
  await database.close();
});

test('Reading connections cannot write', async () => {
  const { url } = await cluster();
  const { reader, close } = await openPostgres(`${url}/postgres`, () => {});
  await expect(reader.schema.createTable('notes').addColumn('id', 'text').execute()).rejects.toThrow(/read-only/);
  await close();
});

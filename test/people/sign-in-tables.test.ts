import { getMigrations } from 'better-auth/db/migration';
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import { expect, test } from 'vitest';
import { up } from '../../migrations/0002-sign-in.ts';
import { openFrontDoor } from './front-door.ts';

test('the tables that were frozen are the ones the sign-in library wants', async () => {
  const door = await openFrontDoor();
  const wanted = await getMigrations((await door.signIn.auth.$context).options);
  expect(wanted.toBeCreated).toEqual([]);
  expect(wanted.toBeAdded).toEqual([]);
  expect(wanted.toBeAddedIndexes).toEqual([]);
});

test('on PostgreSQL times are timestamptz and yes/no is boolean', async () => {
  const said: string[] = [];
  const postgres = new Kysely<unknown>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
    log: (event) => {
      said.push(event.query.sql);
    },
  });
  await up(postgres);
  expect(said.join('\n')).toContain('"emailVerified" boolean not null');
  expect(said.join('\n')).toContain('"expiresAt" timestamptz not null');
  expect(said.join('\n')).not.toMatch(/ (date|integer)\b/);
});

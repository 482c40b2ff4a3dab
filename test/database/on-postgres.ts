import pg from 'pg';
import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** A PostgreSQL for tests, and a database in it that has the whole schema; absent where tests run on SQLite. */
    postgres?: { url: string; migrated: string };
  }
}

/** The PostgreSQL that these tests run on, or null: then each has an SQLite file. Trials outside of Vitest have one too. */
export const postgres = process.env.VITEST ? (inject('postgres') ?? null) : null;

let line: pg.Pool | undefined;

/** Says something to the server itself, outside of any database that is under test. */
export async function tellServer(text: string): Promise<void> {
  line ??= new pg.Pool({ connectionString: addressOf('postgres'), max: 2, allowExitOnIdle: true });
  await line.query(text);
}

export const addressOf = (name: string): string => {
  if (!postgres) throw new Error('these tests run on SQLite');
  const url = new URL(postgres.url);
  url.pathname = `/${name}`;
  return url.href;
};

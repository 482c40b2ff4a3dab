import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Where } from '#src/database/open-database.ts';
import { migratedFile } from '../migrated.ts';
import { addressOf, postgres, tellServer } from './on-postgres.ts';

/** A database as a test found it good to begin with: the bytes of a file, or the name of a database to copy. */
export type Pattern = Buffer | string;

export type Fresh = Where & { drop: () => Promise<void> };

/** A database of a test's own: with the whole schema, like a pattern, or empty. */
export async function freshDatabase(dataDir: string, like?: Pattern | 'empty'): Promise<Fresh> {
  return postgres ? copyOf(dataDir, like) : inFile(dataDir, like);
}

/** Keeps a closed database as a pattern for others. */
export function asPattern({ databaseUrl, dataDir }: Where): Pattern {
  return databaseUrl === null ? readFileSync(fileIn(dataDir)) : new URL(databaseUrl).pathname.slice(1);
}

const fileIn = (dataDir: string) => path.join(dataDir, 'open-kitchen.db');

async function inFile(dataDir: string, like: Pattern = 'migrated'): Promise<Fresh> {
  const bytes = typeof like === 'string' ? await migratedFile() : like;
  if (like !== 'empty') writeFileSync(fileIn(dataDir), bytes);
  return { databaseUrl: null, dataDir, drop: async () => {} };
}

async function copyOf(dataDir: string, like: Pattern = postgres?.migrated ?? ''): Promise<Fresh> {
  const name = `open_kitchen_test_${randomBytes(6).toString('hex')}`;
  await tellServer(`create database ${name} template ${like === 'empty' ? 'template1' : like}`);
  const drop = () => tellServer(`drop database if exists ${name} with (force)`);
  return { databaseUrl: addressOf(name), dataDir, drop };
}

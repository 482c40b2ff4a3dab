import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { House } from '#src/backup/house.ts';
import { houseOf } from '#src/backup-house.ts';
import { freshDatabase } from '../database/fresh.ts';
import type { TestKitchen } from '../kitchen.ts';

/** A folder that is gone after the test. */
export function aFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'open-kitchen-backup-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A place that nobody has lived in: an empty folder, and an empty PostgreSQL where tests run on that. */
export async function anEmptyPlace(): Promise<House> {
  const dataDir = path.join(aFolder(), 'data');
  const fresh = await freshDatabase(path.dirname(dataDir), 'empty');
  onTestFinished(fresh.drop);
  return houseOf({ dataDir, databaseUrl: fresh.databaseUrl, s3: null });
}

export const placeOf = ({ kitchen }: TestKitchen): Promise<House> => houseOf(kitchen.settings);

export const quietly = (): void => {};

import type { Kitchen } from './kitchen.ts';
import { openKitchen } from './open-kitchen.ts';
import { readSettings } from './settings.ts';

/** The same database that a server may have open: it hears of what happens here within seconds. */
export async function inKitchen<T>(work: (kitchen: Kitchen) => Promise<T>): Promise<T> {
  const kitchen = await openKitchen({ ...readSettings(process.env), logLevel: 'silent' });
  try {
    return await work(kitchen);
  } finally {
    kitchen.redis?.close();
    await kitchen.database.close();
  }
}

import { lookAtClock } from '#src/keep-time.ts';
import { openKitchen } from '#src/open-kitchen.ts';
import { readSettings } from '#src/settings.ts';

// A process of its own that looks at the clock once: DATA_DIR, and the moment that it takes for now. It may be killed.

const now = Number(process.argv[2]);
const settings = readSettings({ DATA_DIR: process.env.DATA_DIR, LOG_LEVEL: 'error' });
const kitchen = await openKitchen(settings, { now: () => now });
process.stdout.write('looking\n');
await lookAtClock(kitchen, now - 60_000);
process.stdout.write('looked\n');
await kitchen.database.close();

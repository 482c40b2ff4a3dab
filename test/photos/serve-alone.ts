import { readFileSync } from 'node:fs';
import { openApp } from '#src/app.ts';
import { keep } from '#src/database/transact.ts';
import { openKitchen } from '#src/open-kitchen.ts';
import { insertPerson } from '#src/people/add-person.ts';
import { makeKey } from '#src/people/keys.ts';
import { removeLeftovers } from '#src/photos/sweep-photos.ts';
import { readSettings } from '#src/settings.ts';
import { openOrder, takeNumber } from '#src/timeline/open-order.ts';

// A process of its own that serves a house with one order from DATA_DIR, furnished at its first start. It may be killed.
// It says where it is and for whom, and how much memory it ever took whenever it is asked over IPC.

const settings = readSettings({ DATA_DIR: process.env.DATA_DIR, LOG_LEVEL: 'error', PORT: '0' });
const kitchen = await openKitchen(settings);
const { server } = openApp(kitchen);
await furnish();
await removeLeftovers(kitchen, Date.now() + Number(process.env.LATER ?? 0));
const keys = [await makeKey(kitchen.signIn, 'marieke'), await makeKey(kitchen.signIn, 'yusuf')].map(({ key }) => key);
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  process.send?.({ url: `http://127.0.0.1:${port}`, keys, ...memory() });
});
process.on('message', () => process.send?.(memory()));

/** In megabytes: now, and the most there ever was, of this process and of the one that opens photos. */
function memory(): { now: number; most: number; opener: number; openers: number } {
  const now = process.memoryUsage().rss / 2 ** 20;
  return { now, most: process.resourceUsage().maxRSS / 2 ** 10, ...openersMemory() };
}

// Elsewhere than on Linux nobody looks.
function openersMemory(): { opener: number; openers: number } {
  if (process.platform !== 'linux') return { opener: 0, openers: 0 };
  const children = readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').trim().split(' ').filter(Boolean);
  const ids = children.filter((id) => readFileSync(`/proc/${id}/cmdline`, 'utf8').includes('encode-alone'));
  const most = ids.map((id) => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1] ?? 0));
  return { opener: Math.max(0, ...most) / 2 ** 10, openers: ids.length };
}

async function furnish(): Promise<void> {
  const now = kitchen.now();
  if (await kitchen.shops.byId('shop')) return;
  await kitchen.database.transact(async (tx) => {
    const hours = '{"mon":[["00:00","24:00"]]}';
    const shop = {
      id: 'shop',
      code: '',
      name: 'De Werf',
      zone: 'Europe/Amsterdam',
      language: 'nl',
      languages: '["nl"]',
    };
    const row = { ...shop, hours, phone: null, last_number: 0, created_at: now };
    await tx
      .insertInto('shops')
      .values(row as never)
      .execute();
    await insertPerson(tx, 'marieke', { name: 'Marieke', language: 'nl' }, [{ shop: 'shop', role: 'desk' }], now);
    await insertPerson(tx, 'yusuf', { name: 'Yusuf', language: 'nl' }, [{ shop: 'shop', role: 'technician' }], now);
    return keep(undefined);
  });
  await kitchen.database.transact(async (tx) => {
    const number = await takeNumber(tx, 'shop');
    const about = { title: 'Remmen', noun_nl: 'auto', noun_en: 'car', purpose: null, wishes: null, link: null };
    const contact = { name: 'Sanne', phone: null, email: null };
    const who = { actor: 'marieke', owner: 'marieke', customer: contact, subject: { name: 'Volvo', plate: null } };
    const given = { shop: 'shop', number, at: now, ...who, steps: [], promise: null, language: 'nl', ...about };
    await openOrder(tx, kitchen, given as unknown as Parameters<typeof openOrder>[2]);
    return keep(undefined);
  });
  kitchen.shops.forget();
  kitchen.colleagues.forget();
}

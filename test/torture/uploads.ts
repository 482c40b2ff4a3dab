import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';
import sharp from 'sharp';
import { openKitchen } from '#src/open-kitchen.ts';
import { removeLeftovers } from '#src/photos/sweep-photos.ts';
import { readSettings } from '#src/settings.ts';
import { type Alone, serveAlone } from '../photos/alone.ts';
import { whileOthersRead } from '../photos/heavy.ts';
import { boundary, form, photo, sendRaw } from '../photos/sent.ts';
import type { Finding } from './finding.ts';

const inFolder = async <T>(trial: (dataDir: string) => Promise<T>): Promise<T> => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'open-kitchen-torture-'));
  try {
    return await trial(dataDir);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
};

/** The heaviest uploads there are, again and again and without an end, while somebody else turns pages. */
export const hostileUploads = (rounds: number): Promise<Finding> =>
  inFolder(async (dataDir) => {
    const server = await serveAlone(dataDir);
    try {
      const { statuses, reads } = await whileOthersRead(server, rounds);
      const endless = await sendEndlessly(server);
      // It is cut off here a moment before it is cleared away there.
      await rest(1000);
      const { more, opener, openers } = await server.memory();
      const waits = reads.map(({ ms }) => ms).sort((a, b) => a - b);
      const [failed, wrong] = [
        reads.filter(({ status }) => status !== 200),
        statuses.filter((status) => status >= 500),
      ];
      const left = readdirSync(path.join(dataDir, 'incoming')).length;
      const counts = {
        ...{
          uploads: statuses.length,
          kept: statuses.filter((status) => status === 200).length,
          serverErrors: wrong.length,
        },
        ...{
          pages: reads.length,
          pagesFailed: failed.length,
          pageMedianMs: waits[waits.length >> 1] ?? 0,
          pageLongestMs: waits.at(-1) ?? 0,
        },
        ...{ serverGrewByMB: more, openerTookMB: opener, openers, endless, leftAside: left },
      };
      const isQuiet = failed.length + wrong.length + left === 0 && endless === 'cut off';
      const isSmall = more < 300 && opener < 300 && openers <= 1;
      return { name: 'hostile uploads', counts, good: isQuiet && isSmall && counts.kept > 0 && reads.length > 5 };
    } finally {
      await server.kill();
    }
  });

/** A form that never ends and does not say how long it is. */
function sendEndlessly({ url, keys }: Alone): Promise<string> {
  const headers = { authorization: `Bearer ${keys[1]}`, 'content-type': `multipart/form-data; boundary=${boundary}` };
  return new Promise((resolve) => {
    const endless = request(`${url}/orders/1/notes`, { method: 'POST', headers }, ({ statusCode }) =>
      end(`${statusCode}`),
    );
    const timer = setTimeout(() => end('goes on'), 60_000);
    const end = (how: string) => {
      clearTimeout(timer);
      endless.destroy();
      resolve(how);
    };
    endless.on('error', () => end('cut off'));
    endless.write(form([photo(Buffer.alloc(9, 'x'))], '').subarray(0, -2));
    const more = Buffer.alloc(2 ** 20, 'x');
    const push = () => {
      while (!endless.destroyed && endless.write(more));
    };
    endless.on('drain', push);
    push();
  });
}

/** `kill -9` in the middle of uploads: no row without its four files, and what was left behind goes within the hour. */
export const killedUploads = (rounds: number): Promise<Finding> =>
  inFolder(async (dataDir) => {
    const picture = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#a65' } })
      .jpeg()
      .toBuffer();
    const body = form([{ name: 'audience', value: 'customer' }, photo(picture), photo(picture)]);
    let answered = 0;
    let cut = 0;
    for (let round = 0; round < rounds; round += 1) {
      const server = await serveAlone(dataDir);
      const authorization = `Bearer ${server.keys[1]}`;
      const send = async (): Promise<void> => {
        const { status } = await sendRaw(server, '/orders/1/notes', body, { authorization });
        if (status === 200) answered += 1;
        return send();
      };
      const sending = [send(), send(), send()].map((one) => one.catch(() => (cut += 1)));
      await rest(150 + Math.random() * 700);
      await server.kill();
      await Promise.all(sending);
    }
    return { name: 'kill -9 in the middle of uploads', ...(await count(dataDir, { rounds, answered, cut })) };
  });

async function count(dataDir: string, sent: { rounds: number; answered: number; cut: number }) {
  const kitchen = await openKitchen(readSettings({ DATA_DIR: dataDir, LOG_LEVEL: 'error' }));
  const { files } = kitchen.photos;
  const rows = await kitchen.database.reader.selectFrom('photos').select(['shop', 'id']).execute();
  let broken = 0;
  for (const { shop, id } of rows)
    for (const name of ['full.webp', 'full.jpg', 'small.webp', 'small.jpg']) {
      const body = await files.read(`${shop}/${id}/${name}`);
      const isWhole =
        body &&
        (await sharp(body)
          .raw()
          .toBuffer()
          .then(Boolean, () => false));
      if (!isWhole) broken += 1;
    }
  const lying = async () => {
    let all = 0;
    for await (const _ of files.list()) all += 1;
    return all;
  };
  const leftBehind = (await lying()) - rows.length * 4;
  const aside = readdirSync(path.join(dataDir, 'incoming')).length;
  await removeLeftovers(kitchen);
  const tooSoon = leftBehind - ((await lying()) - rows.length * 4);
  await removeLeftovers(kitchen, Date.now() + 2 * 60 * 60 * 1000);
  const never = (await lying()) - rows.length * 4 + readdirSync(path.join(dataDir, 'incoming')).length;
  await kitchen.database.close();
  const lost = Math.max(0, sent.answered * 2 - rows.length);
  const counts = {
    ...sent,
    rows: rows.length,
    lost,
    broken,
    leftBehind,
    aside,
    removedTooSoon: tooSoon,
    neverRemoved: never,
  };
  return { counts, good: broken + lost + tooSoon + never === 0 && rows.length > 0 && leftBehind + aside > 0 };
}

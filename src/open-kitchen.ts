import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pino } from 'pino';
import { migrate } from './database/migrate.ts';
import { newId as freshId } from './database/new-id.ts';
import { openSqlite } from './database/open-sqlite.ts';
import { rememberShops } from './database/remember-shops.ts';
import { filesInFolder } from './files/folder.ts';
import { filesInS3 } from './files/s3.ts';
import type { Kitchen } from './kitchen.ts';
import { rememberColleagues } from './people/colleagues.ts';
import type { Hashing } from './people/hashing.ts';
import { identifyStaff } from './people/identify.ts';
import { openSignIn } from './people/sign-in.ts';
import { openPhotos } from './photos/keep-photos.ts';
import { places } from './places.ts';
import { makeRowWriters } from './row-writers.ts';
import type { Settings } from './settings.ts';
import { loadAssets } from './web/assets.ts';
import { loadViews } from './web/views.ts';

/** What a test hands in: a clock that stands still, ids that count, passwords that cost next to nothing. */
export type Given = { now?: () => number; newId?: () => string; hashing?: Hashing };

/** Opens the database, brings it up to date and lays out everything a room is handed. */
export async function openKitchen(settings: Settings, given: Given = {}): Promise<Kitchen> {
  mkdirSync(settings.dataDir, { recursive: true });
  const now = given.now ?? Date.now;
  const newId = given.newId ?? (() => freshId());
  const log = pino({ level: settings.logLevel, redact: ['req.headers.cookie', 'req.headers.authorization'] });
  const secret = keepSecret(path.join(settings.dataDir, 'secret'));
  const database = openSqlite(path.join(settings.dataDir, 'open-kitchen.db'));
  await migrate(database.writer);
  const assets = await loadAssets();
  const { hashing } = given;
  const signIn = openSignIn({ database, settings, secret, now, hashing, log: (level, message) => log[level](message) });
  const nothing = async () => {};
  const live: Kitchen['live'] = {
    announce: () => {},
    disconnect: () => {},
    refreshBench: nothing,
    refreshDesk: nothing,
  };
  const files = settings.s3 ? await filesInS3(settings.s3) : filesInFolder(path.join(settings.dataDir, 'photos'));
  const aside = path.join(settings.dataDir, 'incoming');
  return {
    settings,
    log,
    secret,
    database,
    now,
    newId,
    assets,
    views: loadViews(assets),
    photos: openPhotos({ files, aside, newId, disk: settings.dataDir }),
    shops: rememberShops(database.reader, now),
    colleagues: rememberColleagues(database.reader, now),
    rowWriters: makeRowWriters(secret),
    signIn,
    identifyStaff: (headers) => identifyStaff(signIn, headers),
    places,
    live,
    announce: (change) => live.announce(change),
    disconnect: (ended) => live.disconnect(ended),
  };
}

/** Made on the first start and kept beside the database: links and sessions stand on it. */
function keepSecret(file: string): string {
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
  const secret = readFileSync(file, 'utf8').trim();
  if (secret.length < 32)
    throw new Error(
      `The file ${file} holds no secret. Restore it from a backup, or remove it: then all links and sessions end.`,
    );
  return secret;
}

import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Logger } from 'pino';
import { limitersIn } from './database/limiters.ts';
import { migrate } from './database/migrate.ts';
import { newId as freshId } from './database/new-id.ts';
import { openDatabase } from './database/open-database.ts';
import { openRedis } from './database/open-redis.ts';
import { rememberShops } from './database/remember-shops.ts';
import { filesInFolder } from './files/folder.ts';
import { filesInS3 } from './files/s3.ts';
import type { Kitchen } from './kitchen.ts';
import { openMetrics } from './metrics.ts';
import { openLog } from './open-log.ts';
import { rememberColleagues } from './people/colleagues.ts';
import type { Hashing } from './people/hashing.ts';
import { identifyStaff } from './people/identify.ts';
import { openSignIn } from './people/sign-in.ts';
import { openPhotos } from './photos/keep-photos.ts';
import { places } from './places.ts';
import { makeRowWriters } from './row-writers.ts';
import type { Settings } from './settings.ts';
import { rememberStories } from './timeline/remember-stories.ts';
import { loadAssets } from './web/assets.ts';
import { loadViews } from './web/views.ts';

/** What a test hands in: a clock that stands still, ids that count, passwords that cost next to nothing. */
export type Given = { now?: () => number; newId?: () => string; hashing?: Hashing };

/** Opens the database, brings it up to date and lays out everything a room is handed. */
export async function openKitchen(settings: Settings, given: Given = {}): Promise<Kitchen> {
  mkdirSync(settings.dataDir, { recursive: true });
  const now = given.now ?? Date.now;
  const newId = given.newId ?? (() => freshId());
  const log = openLog(settings.logLevel);
  const secret = keepSecret(path.join(settings.dataDir, 'secret'));
  const database = await openDatabase(settings, tellIn(log).warn);
  await migrate(database.writer);
  const assets = await loadAssets();
  const shops = rememberShops(database.reader, now);
  const colleagues = rememberColleagues(database.reader, now);
  const redis = settings.redisUrl === null ? null : await openRedis(settings.redisUrl, tellIn(log));
  const limiter = limitersIn(redis);
  const { hashing } = given;
  const signIn = openSignIn({
    ...{ database, settings, secret, now, hashing, limiter },
    log: (level, message) => log[level](message),
  });
  const nothing = async () => {};
  const live: Kitchen['live'] = {
    announce: () => {},
    disconnect: () => {},
    forgets: new Set(),
    refreshBench: nothing,
    refreshDesk: nothing,
  };
  const stories = rememberStories({ database, shops, colleagues });
  live.forgets.add(stories.forget);
  const files = settings.s3 ? await filesInS3(settings.s3) : filesInFolder(path.join(settings.dataDir, 'photos'));
  const aside = path.join(settings.dataDir, 'incoming');
  return {
    settings,
    log,
    metrics: openMetrics(),
    secret,
    database,
    now,
    newId,
    assets,
    views: loadViews(assets),
    photos: openPhotos({ files, aside, newId, limiter, disk: settings.dataDir }),
    redis,
    limiter,
    shops,
    colleagues,
    stories,
    rowWriters: makeRowWriters(secret),
    signIn,
    identifyStaff: (headers) => identifyStaff(signIn, headers),
    places,
    live,
    announce: (change) => live.announce(change),
    disconnect: (ended) => live.disconnect(ended),
  };
}

const tellIn = (log: Logger) => ({
  warn: (text: string) => log.warn(text),
  info: (text: string) => log.info(text),
});

/** Made on the first start and kept beside the database: links and sessions stand on it. */
function keepSecret(file: string): string {
  if (!existsSync(file)) placeOnce(file, randomBytes(32).toString('hex'));
  const secret = readFileSync(file, 'utf8').trim();
  if (secret.length < 32)
    throw new Error(
      `The file ${file} holds no secret. Restore it from a backup, or remove it: then all links and sessions end.`,
    );
  return secret;
}

/** Whole or not at all, and never over another's: several processes may start in one empty folder at once. */
function placeOnce(file: string, text: string): void {
  const draft = `${file}-${process.pid}`;
  writeFileSync(draft, text, { mode: 0o600, flush: true });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
}

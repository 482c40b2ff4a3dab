import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { House } from './backup/house.ts';
import { filesInFolder } from './files/folder.ts';
import { filesInS3 } from './files/s3.ts';
import { fileName } from './photos/keep-photos.ts';
import { photoFiles } from './photos/photo-files.ts';
import type { Settings } from './settings.ts';

/** Where everything lies that has to survive together. */
export async function houseOf({
  dataDir,
  databaseUrl,
  s3,
}: Pick<Settings, 'dataDir' | 'databaseUrl' | 's3'>): Promise<House> {
  return {
    where: { dataDir, databaseUrl },
    files: s3 ? await filesInS3(s3) : filesInFolder(path.join(dataDir, 'photos')),
    fileNames: (shop, photo) => Object.keys(photoFiles).map((file) => fileName(shop, photo, file)),
    version: readVersion(),
  };
}

function readVersion(): string {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

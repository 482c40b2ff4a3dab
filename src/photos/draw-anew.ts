import sharp, { type Metadata, type Sharp } from 'sharp';
import { jpegWork } from './jpeg-work.ts';
import { kindOf } from './kind-of.ts';
import { type Encoded, type PhotoFile, photoFiles, type Unfit } from './photo-files.ts';

const megapixels = 40;
const seconds = 20;
// A row is held several times over, so a strip of a million pixels by forty would take gigabytes.
const longestEdge = 20_000;
// What is drawn from coarse to fine is held whole until its last byte was read.
const mostHeld = 100 * 1024 * 1024;
// Any camera and any program makes do with a dozen; a thousand keep a core busy for minutes.
const mostScans = 64;

// Whatever libvips can read otherwise is not even tried: SVG, PDF, GIF, TIFF and their bugs.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp'] });
// A photo is worked on once: what would be kept for later is memory lost.
sharp.cache(false);
sharp.concurrency(1);

/**
 * Reads a file that somebody sent and writes it anew. What is not drawn does not come through: place, camera, owner,
 * colour profiles, thumbnails with the part that was cut off, whatever was hidden behind the picture.
 */
export async function drawAnew(file: string): Promise<Encoded | Unfit> {
  const kind = await kindOf(file);
  if (kind === null) return 'kind';
  const source = sharp(file, { limitInputPixels: megapixels * 1_000_000, failOn: 'error', pages: 1 });
  try {
    const found = await source.metadata();
    if (found.format !== kind) return 'kind';
    if (found.width * found.height > megapixels * 1_000_000) return 'large';
    if (await isCostly(file, found)) return 'costly';
    return await draw(source);
  } catch (error) {
    return /pixel limit|too large|exceeds/i.test(String(error)) ? 'large' : 'damaged';
  }
}

async function isCostly(file: string, found: Metadata): Promise<boolean> {
  if (Math.max(found.width, found.height) > longestEdge) return true;
  if (found.format !== 'jpeg') return heldOf(found) > mostHeld;
  const { scans, held } = await jpegWork(file, mostScans);
  return scans > mostScans || held > mostHeld;
}

/** An interlaced PNG is held as it is, a WebP that moves as its canvas and its picture. */
function heldOf({ format, width, height, channels, depth, isProgressive, pages = 1 }: Metadata): number {
  if (format === 'webp') return pages > 1 ? width * height * 8 : 0;
  return isProgressive ? width * height * channels * (depth === 'uchar' ? 1 : 2) : 0;
}

async function draw(source: Sharp): Promise<Encoded> {
  const upright = source.timeout({ seconds }).autoOrient().toColourspace('srgb');
  // Decoded once, at the largest size that is kept; the rest is made of that.
  const { data, info } = await upright
    .resize({
      width: photoFiles['full.webp'],
      height: photoFiles['full.webp'],
      fit: 'inside',
      withoutEnlargement: true,
    })
    .flatten({ background: '#ffffff' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  const files: Encoded['files'] = [];
  for (const [size, edge] of Object.entries(photoFiles) as [PhotoFile, number][]) {
    const drawn = sharp(data, { raw: { width, height, channels } })
      .timeout({ seconds })
      .resize({ width: edge, height: edge, fit: 'inside', withoutEnlargement: true });
    const body = await (size.endsWith('.webp')
      ? drawn.webp({ quality: 78 })
      : drawn.jpeg({ quality: 80, mozjpeg: true })
    ).toBuffer();
    files.push({ size, body });
  }
  return { width, height, files };
}

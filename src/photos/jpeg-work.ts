import { readFile } from 'node:fs/promises';

/**
 * What it takes to open a JPEG: how often it draws over itself, counted no further than just above `most`, and how many
 * bytes are held until its last one was read. One that is drawn in several goes is held whole, and may come to
 * thousands of them in a few hundred kilobytes.
 */
export async function jpegWork(file: string, most: number): Promise<{ scans: number; held: number }> {
  const bytes = await readFile(file);
  let [scans, frame, isProgressive] = [0, 0, false];
  let at = 2;
  // Segment by segment, because the same two bytes in a thumbnail are no scan. The drawing itself has no length: it is
  // skipped up to the next marker.
  while (scans <= most) {
    at = bytes.indexOf(0xff, at);
    if (at === -1 || at + 4 > bytes.length) break;
    const marker = bytes[at + 1] ?? 0;
    if (marker === endOfImage) break;
    if (standsAlone(marker)) {
      at += marker === 0xff ? 1 : 2;
      continue;
    }
    const next = at + 2 + bytes.readUInt16BE(at + 2);
    if (marker === startOfScan) scans += 1;
    if (isFrame(marker)) {
      isProgressive ||= marker % 4 === 2;
      frame = Math.max(frame, coefficients(bytes.subarray(at + 4, next)));
    }
    at = next;
  }
  return { scans, held: isProgressive || scans > 1 ? frame * 2 : 0 };
}

const startOfScan = 0xda;
const endOfImage = 0xd9;

/** What has no segment behind it: a stuffed byte of the drawing, filling, a restart, the beginning. */
const standsAlone = (marker: number): boolean =>
  marker === 0 || marker === 0xff || marker === 1 || (marker >= 0xd0 && marker <= 0xd8);

const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** Of all its parts together, each as fine or coarse as the frame says. */
function coefficients(frame: Buffer): number {
  if (frame.length < 6) return 0;
  const [height, width] = [frame.readUInt16BE(1), frame.readUInt16BE(3)];
  const fineness = [...frame.subarray(6)].filter((_, i) => i % 3 === 1).map((both) => [both >> 4, both & 15] as const);
  const across = Math.max(1, ...fineness.map(([x]) => x));
  const down = Math.max(1, ...fineness.map(([, y]) => y));
  return fineness.reduce((sum, [x, y]) => sum + ((width * x) / across) * ((height * y) / down), 0);
}

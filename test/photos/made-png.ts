import { crc32, deflateSync } from 'node:zlib';

// PNGs by hand: what no program would write, and what a program would take minutes to write.

export function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

type Png = {
  width: number;
  height: number;
  /** Bits of one sample; 0 is grey, 2 colour, 6 colour and see-through. */
  depth?: number;
  colour?: 0 | 2 | 4 | 6;
  interlaced?: boolean;
  /** Compressed; without it as many zeros as the picture has. */
  pixels?: Buffer;
  before?: Buffer[];
  after?: Buffer[];
};

export function png({
  width,
  height,
  depth = 8,
  colour = 2,
  interlaced = false,
  before = [],
  after = [],
  ...more
}: Png) {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = depth;
  head[9] = colour;
  head[12] = interlaced ? 1 : 0;
  const pixels = more.pixels ?? zeros(sizeOf(width, height, depth * samples[colour], interlaced));
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  const end = chunk('IEND', Buffer.alloc(0));
  return Buffer.concat([signature, chunk('IHDR', head), ...before, chunk('IDAT', pixels), ...after, end]);
}

const samples = { 0: 1, 2: 3, 4: 2, 6: 4 };

/** So many zeros in a thousandth of their size. */
export const zeros = (bytes: number): Buffer => deflateSync(Buffer.alloc(bytes), { level: 1 });

const adam7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

function sizeOf(width: number, height: number, bits: number, interlaced: boolean): number {
  const rows = (across: number, down: number) => down * (1 + Math.ceil((across * bits) / 8));
  if (!interlaced) return rows(width, height);
  return adam7.reduce(
    (sum, [x, y, dx, dy]) => sum + rows(Math.ceil((width - x) / dx), Math.ceil((height - y) / dy)),
    0,
  );
}

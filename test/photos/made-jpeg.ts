// JPEGs by hand: what no camera would write, and what a program would take minutes to write.

/** A JPEG with more in it, right behind its first two bytes. */
export function withSegments(jpeg: Buffer, ...more: Buffer[]): Buffer {
  return Buffer.concat([jpeg.subarray(0, 2), ...more, jpeg.subarray(2)]);
}

export function segment(marker: number, body: Buffer | string | number[]): Buffer {
  const bytes = typeof body === 'string' ? Buffer.from(body, 'latin1') : Buffer.from(body);
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(bytes.length + 2, 2);
  return Buffer.concat([head, bytes]);
}

type Progressive = {
  width: number;
  height: number;
  /** 1 is grey, 3 colour, 4 ink. */
  parts?: 1 | 3 | 4;
  /** How often each of its 63 frequencies is drawn again; none for a picture of one scan. */
  levels?: number;
};

/**
 * A grey surface that is drawn over itself again and again: `parts × 63 × levels` scans, all of them as the standard
 * has it, in a few hundred kilobytes. Pictures of at least 16,384 blocks only.
 */
export function progressive({ width, height, parts = 3, levels = 0 }: Progressive): Buffer {
  const blocks = Math.ceil(width / 8) * Math.ceil(height / 8);
  const ids = Array.from({ length: parts }, (_, i) => i + 1);
  const size = [height >> 8, height & 255, width >> 8, width & 255];
  const bits = blocks * parts;
  const nothing = untilTheEnd(blocks);
  const scans = ids.flatMap((id) =>
    Array.from({ length: 63 }, (_, i) => i + 1).flatMap((frequency) =>
      Array.from({ length: levels }, (_, level) => {
        const low = levels - 1 - level;
        return Buffer.concat([scan([id], frequency, level === 0 ? 0 : low + 1, low), nothing]);
      }),
    ),
  );
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xdb, [0, ...Array.from({ length: 64 }, () => 1)]),
    segment(0xc2, [8, ...size, parts, ...ids.flatMap((id) => [id, 0x11, 0])]),
    ...[table(0x00, 0), table(0x10, 0xe0)],
    ...[scan(ids, 0, 0, 0), Buffer.alloc(bits >> 3), Buffer.from(bits % 8 === 0 ? [] : [0xff >> (bits % 8)])],
    ...scans,
    Buffer.from([0xff, 0xd9]),
  ]);
}

/** One code of one bit. */
const table = (which: number, value: number) =>
  segment(0xc4, [which, 1, ...Array.from({ length: 15 }, () => 0), value]);

const scan = (ids: number[], frequency: number, high: number, low: number) =>
  segment(0xda, [ids.length, ...ids.flatMap((id) => [id, 0]), frequency, frequency, (high << 4) | low]);

/** "Nothing more in the next so many blocks", until there are none left. */
function untilTheEnd(blocks: number): Buffer {
  let bits = '';
  for (let left = blocks; left > 0; ) {
    const run = left > 32_767 ? Math.min(32_767, left - 16_384) : left;
    bits += `0${(run - 16_384).toString(2).padStart(14, '0')}`;
    left -= run;
  }
  const bytes = bits.match(/.{1,8}/g) ?? [];
  return Buffer.from(
    bytes.flatMap((byte) => {
      const value = Number.parseInt(byte.padEnd(8, '1'), 2);
      return value === 0xff ? [0xff, 0] : [value];
    }),
  );
}

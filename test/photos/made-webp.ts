import sharp from 'sharp';

/** A WebP that moves: so many times the same small picture. */
export async function animated(frames: number, canvas = 64): Promise<Buffer> {
  const still = await sharp({ create: { width: 16, height: 16, channels: 3, background: '#a65' } })
    .webp({ lossless: true })
    .toBuffer();
  const picture = still.subarray(12);
  const frame = riff('ANMF', Buffer.concat([u24(0), u24(0), u24(15), u24(15), u24(40), Buffer.alloc(1), picture]));
  const head = riff('VP8X', Buffer.concat([Buffer.from([0x02, 0, 0, 0]), u24(canvas - 1), u24(canvas - 1)]));
  const loop = riff('ANIM', Buffer.alloc(6));
  const body = Buffer.concat([Buffer.from('WEBP'), head, loop, ...Array.from({ length: frames }, () => frame)]);
  return riff('RIFF', body);
}

/** A part of a file that says its length first; WebP, AVI and WAV are made of these. */
export function riff(name: string, body: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(body.length);
  return Buffer.concat([Buffer.from(name, 'latin1'), length, body, Buffer.alloc(body.length % 2)]);
}

const u24 = (value: number) => Buffer.from([value & 255, (value >> 8) & 255, (value >> 16) & 255]);

import { isUtf8 } from 'node:buffer';
import { gunzipSync } from 'node:zlib';
import { BrokenLog } from './broken-log.ts';

// Far above any shop's history; it stops a small file that unpacks into all of the memory.
const most = 512 * 1024 * 1024;

/** The text of a file, whether it was packed with gzip or not. */
export function unpack(bytes: Buffer): string {
  const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzip(bytes) : bytes;
  if (isUtf8(plain)) return plain.toString('utf8');
  throw new BrokenLog([{ line: firstBadLine(plain), message: 'this is not UTF-8 text' }]);
}

function gunzip(bytes: Buffer): Buffer {
  try {
    return gunzipSync(bytes, { maxOutputLength: most });
  } catch (error) {
    const { code = '', message } = error as { code?: string; message: string };
    const why = code === 'ERR_BUFFER_TOO_LARGE' ? 'it holds more than 512 MB' : message;
    throw new Error(`The file is packed with gzip, but cannot be unpacked: ${why}.`);
  }
}

function firstBadLine(bytes: Buffer): number {
  let line = 1;
  let from = 0;
  for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, from)) {
    if (!isUtf8(bytes.subarray(from, end))) return line;
    line += 1;
    from = end + 1;
  }
  return line;
}

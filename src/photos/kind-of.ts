import { open } from 'node:fs/promises';

/** What the first bytes say it is; a name and a type are only what somebody claims. */
export async function kindOf(file: string): Promise<'jpeg' | 'png' | 'webp' | null> {
  const handle = await open(file, 'r');
  try {
    const { buffer } = await handle.read(Buffer.alloc(12), 0, 12, 0);
    const text = buffer.toString('latin1');
    if (text.startsWith('\xff\xd8\xff')) return 'jpeg';
    if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
    return text.startsWith('RIFF') && text.endsWith('WEBP') ? 'webp' : null;
  } finally {
    await handle.close();
  }
}

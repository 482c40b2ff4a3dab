import { transcode } from 'node:buffer';

/**
 * A page as it is sent. A dash or a quotation mark beyond Latin 1 makes Node write the whole text into UTF-8 letter by
 * letter; through UTF-16 it takes a fifth of that. Half a letter, which only programs can send, has no such way.
 */
export function inUtf8(text: string): Buffer {
  try {
    return transcode(Buffer.from(text, 'utf16le'), 'utf16le', 'utf8');
  } catch {
    return Buffer.from(text);
  }
}

import { randomUUID } from 'node:crypto';

/** A UUIDv7 (RFC 9562): sorts by the time it was made, so that new rows land at the end of their index. */
export function newId(now: number = Date.now()): string {
  const time = now.toString(16).padStart(12, '0');
  // All but the time and the version is as random as in any UUID, which Node makes many of at a time.
  const random = randomUUID().slice('00000000-0000-4'.length);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random}`;
}

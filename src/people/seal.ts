import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/**
 * Sealed with what lies beside the database and never in it: whoever takes the rows alone can read nothing of this.
 */
export function seal(secret: string, text: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyOf(secret), iv);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** Null where it was sealed with another secret, or touched. */
export function unseal(secret: string, text: string): string | null {
  const bytes = Buffer.from(text, 'base64url');
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyOf(secret), bytes.subarray(0, 12));
    decipher.setAuthTag(bytes.subarray(12, 28));
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}

/** What is kept of a short code: with the hash alone nobody can try them all. */
export function markOf(secret: string, ...what: string[]): string {
  return createHmac('sha256', keyOf(secret)).update(JSON.stringify(what)).digest('base64url');
}

const keyOf = (secret: string) => Buffer.from(hkdfSync('sha256', secret, '', 'open-kitchen seal', 32));

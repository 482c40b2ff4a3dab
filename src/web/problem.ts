import { randomBytes } from 'node:crypto';
import { Busy, CrossSite, LinkNeeded, Missing, NoRoom, NotAllowed } from './errors.ts';
import type { Fault } from './faults.ts';
import { type Language, say, type Word } from './words.ts';

/** An answer that is not what was asked for, as application/problem+json has it (RFC 9457). */
export type Problem = {
  type: string;
  title: string;
  status: number;
  detail: string;
  errors?: Fault[];
  reference?: string;
};

export function problem(status: number, type: string, title: string, detail: string): Problem {
  return { type: `urn:open-kitchen:${type}`, title, status, detail };
}

/** What a person is told of an error. Only the last kind is a bug; its cause goes to the log under the reference. */
export function problemOf(error: unknown, language: Language): Problem {
  const told = (status: number, type: string, title: Word, detail: Word, values = {}) =>
    problem(status, type, say(language, title), say(language, detail, values));
  if (error instanceof LinkNeeded) return told(404, 'link-needed', 'web.missing-title', 'web.link-needed');
  if (error instanceof Missing) return told(404, 'missing', 'web.missing-title', 'web.missing');
  if (error instanceof NotAllowed) return told(403, 'not-allowed', 'web.not-allowed-title', 'web.not-allowed');
  if (error instanceof CrossSite) return told(403, 'cross-site', 'web.not-allowed-title', 'web.cross-site');
  if (error instanceof Busy) return told(503, 'busy', 'web.unexpected-title', 'web.busy');
  if (error instanceof NoRoom) return told(507, 'no-room', 'web.unexpected-title', 'web.no-room');
  const { code, type, status } = (error ?? {}) as { code?: unknown; type?: unknown; status?: unknown };
  if (type === 'entity.too.large') return told(413, 'too-large', 'web.unexpected-title', 'web.too-large');
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT' || code === '53100')
    return told(507, 'disk-full', 'web.unexpected-title', 'web.disk-full');
  if (code === 'STORE_DOWN') return told(503, 'store-down', 'web.unexpected-title', 'photos.store-down');
  if (typeof code === 'string' && /^SQLITE_(IOERR|BUSY|READONLY|CANTOPEN)|^(EIO|EROFS|58030)$/.test(code)) {
    return told(503, 'disk-fault', 'web.unexpected-title', 'web.disk-fault');
  }
  if (isDatabaseAway(error)) return told(503, 'database-away', 'web.unexpected-title', 'web.database-away');
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return told(status, 'unreadable', 'web.unexpected-title', 'web.unreadable');
  }
  const reference = randomBytes(4).toString('hex');
  return { ...told(500, 'unexpected', 'web.unexpected-title', 'web.unexpected', { reference }), reference };
}

/** PostgreSQL does not answer, or cut the line: classes 08 and 57P of its codes, too many connections, or the network's. */
function isDatabaseAway(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  if (typeof code === 'string')
    return /^(08|57P|53300)|^E(CONN|PIPE|TIMEDOUT|HOSTUNREACH|NOTFOUND|AI_AGAIN)/.test(code);
  return typeof message === 'string' && /^(Connection terminated|timeout exceeded when trying)/.test(message);
}

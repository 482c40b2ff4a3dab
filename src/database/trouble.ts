/** Why nothing can be written at the moment: there is no room, or the disk (or who keeps it) says no. */
export type Trouble = 'disk-full' | 'disk-fault';

const full = new Set(['SQLITE_FULL', 'ENOSPC', 'EDQUOT', '53100']);
const faulty = new Set(['EIO', 'EROFS', '58030']);

/** What a fault says about the disk, if anything: faults of SQLite, of files and of PostgreSQL. */
export function troubleIn(fault: unknown): Trouble | null {
  const { code } = (fault ?? {}) as { code?: unknown };
  if (typeof code !== 'string') return null;
  if (full.has(code)) return 'disk-full';
  return faulty.has(code) || /^SQLITE_(IOERR|CANTOPEN|READONLY)/.test(code) ? 'disk-fault' : null;
}

export type Writing = {
  /** Null while everything can be written. */
  trouble: () => Trouble | null;
  /** Hears of every fault; tells whether it was one of the disk. */
  note: (fault: unknown) => boolean;
  stop: () => void;
};

const every = 1000;

/**
 * Remembers that nothing could be written, and tries with a small write each second until it can be again. Whoever has
 * something to write tries meanwhile all the same: this only tells.
 */
export function watchWriting(tryIt: () => Promise<unknown>, warn: (text: string) => void): Writing {
  let trouble: Trouble | null = null;
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;

  function note(fault: unknown): boolean {
    const found = troubleIn(fault);
    if (found === null) return false;
    if (found !== trouble) warn(`Nothing can be written (${found}): ${(fault as Error).message}`);
    trouble = found;
    if (timer === undefined && !isStopped) plan();
    return true;
  }

  function plan(): void {
    timer = setTimeout(look, every);
    timer.unref();
  }

  async function look(): Promise<void> {
    try {
      await tryIt();
      trouble = null;
      timer = undefined;
      warn('Everything can be written again.');
    } catch (fault) {
      note(fault);
      if (!isStopped) plan();
    }
  }

  return {
    trouble: () => trouble,
    note,
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}

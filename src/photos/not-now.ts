import { troubleIn } from '#src/database/trouble.ts';
import { StoreDown } from '#src/files/files.ts';
import type { Refusal } from '#src/timeline/refusal.ts';
import { Busy, NoRoom } from '#src/web/errors.ts';
import type { Word } from '#src/web/words.ts';

/** Photos are not taken from this asker for a while. */
export class NotNow extends Error {
  refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.refused);
    this.refusal = refusal;
  }
}

/**
 * Why photos cannot be kept at the moment, as a sentence for whoever sent them: their form comes back with all that was
 * typed. Null for what nobody foresaw.
 */
export function notNow(error: unknown): Refusal | null {
  if (error instanceof NotNow) return error.refusal;
  if (error instanceof Busy) return later(503, 'web.busy');
  if (error instanceof NoRoom) return later(507, 'web.no-room');
  if (error instanceof StoreDown) return later(503, 'photos.store-down');
  const trouble = troubleIn(error);
  if (trouble === null) return null;
  return trouble === 'disk-full' ? later(507, 'web.disk-full') : later(503, 'web.disk-fault');
}

const later = (status: 503 | 507, refused: Word): Refusal => ({ refused, with: {}, status });

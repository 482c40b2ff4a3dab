import type { MailRow } from '#src/database/mail-tables.ts';
import { type Database, keep } from '#src/database/transact.ts';

// Longer than any attempt takes.
const claimedFor = 2 * 60 * 1000;
const atOnce = 10;

/**
 * Takes what is due, so that no other process sends it too. It is found by its state and never by a number that was
 * passed: what failed, came late or was left behind by a crash is found again.
 */
export function claimMails({ kind, transact }: Database, now: number): Promise<MailRow[]> {
  return transact(async (tx) => {
    const due = tx
      .selectFrom('mails')
      .select('id')
      .where('state', '=', 'waiting')
      .where('next_at', '<=', now)
      .where('claimed_until', '<=', now)
      .where('until_at', '>', now)
      .orderBy('next_at')
      .limit(atOnce);
    const ids = await (kind === 'postgres' ? due.forUpdate().skipLocked() : due).execute();
    if (ids.length === 0) return keep([]);
    const claimed = await tx
      .updateTable('mails')
      .set((eb) => ({ claimed_until: now + claimedFor, attempts: eb('attempts', '+', 1) }))
      .where(
        'id',
        'in',
        ids.map(({ id }) => id),
      )
      .returningAll()
      .execute();
    return keep(claimed);
  });
}

/** Nobody waits for a code that ran out, or for a mail of yesterday. */
export async function giveUpLate({ reader, transact }: Database, now: number): Promise<void> {
  const late = await reader
    .selectFrom('mails')
    .select('id')
    .where('state', '=', 'waiting')
    .where('until_at', '<=', now)
    .where('claimed_until', '<=', now)
    .limit(1)
    .executeTakeFirst();
  if (!late) return;
  await transact(async (tx) => {
    await tx
      .updateTable('mails')
      .set((eb) => ({
        state: eb
          .case()
          .when('attempts', '>', 0)
          .then('failed' as const)
          .else('dropped' as const)
          .end(),
        about: null,
        why: eb.fn.coalesce('why', eb.val('late')),
      }))
      .where('state', '=', 'waiting')
      .where('until_at', '<=', now)
      .where('claimed_until', '<=', now)
      .execute();
    return keep(undefined);
  });
}

const keptFor = 30 * 24 * 60 * 60 * 1000;

/** A month later nobody asks any more what was sent to whom. */
export async function forgetOldMails({ transact }: Database, now: number): Promise<void> {
  await transact(async (tx) => {
    await tx
      .deleteFrom('mails')
      .where('made_at', '<', now - keptFor)
      .execute();
    return keep(undefined);
  });
}

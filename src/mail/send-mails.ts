import type { MailRow } from '#src/database/mail-tables.ts';
import { keep } from '#src/database/transact.ts';
import type { Kitchen } from '#src/kitchen.ts';
import { claimMails, giveUpLate } from './claim-mails.ts';
import type { Carrier } from './open-carrier.ts';
import { writeMail } from './write-mail.ts';

/** Sends what is due; without a carrier it waits where it is until it is of no use any more. */
export async function sendMails(kitchen: Kitchen, carrier: Carrier | null): Promise<void> {
  await giveUpLate(kitchen.database, kitchen.now());
  if (!carrier) return;
  for (;;) {
    const claimed = await claimMails(kitchen.database, kitchen.now());
    if (claimed.length === 0) return;
    await Promise.all(claimed.map((row) => sendOne(kitchen, carrier, row)));
  }
}

async function sendOne(kitchen: Kitchen, carrier: Carrier, row: MailRow): Promise<void> {
  const mail = await writeMail(kitchen, row);
  const fault = mail === null ? { why: 'sealed', isFinal: true } : await carrier.send(mail);
  const now = kitchen.now();
  const next = now + delayAfter(row.attempts);
  const isOver = fault?.isFinal === true || next >= row.until_at;
  const after =
    fault === null
      ? ({ state: 'sent', sent_at: now, about: null, why: null } as const)
      : isOver
        ? ({ state: 'failed', about: null, why: fault.why } as const)
        : ({ state: 'waiting', next_at: next, why: fault.why } as const);
  await kitchen.database.transact(async (tx) =>
    keep(
      await tx
        .updateTable('mails')
        .set({ ...after, claimed_until: 0 })
        .where('id', '=', row.id)
        .where('state', '=', 'waiting')
        .execute(),
    ),
  );
  // Never to whom, and nothing of what it says.
  if (fault) kitchen.log.warn({ mail: row.id, attempt: row.attempts, why: fault.why }, 'a mail was not sent');
}

const first = 15_000;
const longest = 2 * 60 * 60 * 1000;

/** Each time twice as long, and never all at the same moment. */
export function delayAfter(attempts: number, chance = Math.random()): number {
  return Math.round(Math.min(longest, first * 2 ** Math.min(attempts - 1, 20)) * (0.75 + chance / 2));
}

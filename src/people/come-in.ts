import { sql } from 'kysely';
import { keep } from '#src/database/transact.ts';
import { noteAudit } from './audit.ts';
import type { Device } from './device.ts';
import { rememberDevice } from './known-device.ts';
import { giveTriesBack } from './pin.ts';
import { signOut } from './sessions.ts';
import type { SignIn } from './sign-in.ts';
import type { SignedIn } from './sign-in-with-password.ts';

type Come = { person: string; email: string; cookies: string[]; by: 'password' | 'second-step' | 'passkey' };

/** What follows when somebody has proved who they are: the session that this browser had before ends. */
export async function comeIn(signIn: SignIn, { person, email, cookies, by }: Come, device: Device): Promise<SignedIn> {
  await giveTriesBack(signIn.database, person);
  const before = device.cookie === undefined ? [] : (await signOut(signIn, device)).ended;
  await sweepSessions(signIn);
  await noteAudit(signIn, { what: 'signed-in', who: person, about: { by } });
  return { person, cookies, ended: before, known: rememberDevice(signIn, device.cookie, email) };
}

// Nobody asks for a session that ran out, so nobody else would ever remove where it was.
async function sweepSessions(signIn: SignIn): Promise<void> {
  const { adapter } = await signIn.auth.$context;
  // Their end was set by the machine's clock, so it is compared with that.
  const where = [{ field: 'expiresAt', operator: 'lt' as const, value: new Date() }];
  await adapter.deleteMany({ model: 'session', where });
  await adapter.deleteMany({ model: 'verification', where });
  await signIn.database.transact(async (tx) => {
    await sql`delete from acting where session not in (select id from "session")`.execute(tx);
    return keep(undefined);
  });
}

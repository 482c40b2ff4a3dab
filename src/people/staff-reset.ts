import { parseArgs } from 'node:util';
import type { Kitchen } from '#src/kitchen.ts';
import { noteAudit } from './audit.ts';
import { makeResetCode } from './reset-password.ts';
import { dropFactor, factorOf } from './second-factor.ts';

const usage = 'Use: staff reset --email ADDRESS [--without-second-factor]';

export type StaffReset = { person: string; code: string; url: string; secondFactorOff: boolean };

/**
 * A code with which somebody sets a new password, for whoever has the machine: the way back in for the last owner.
 * With `--without-second-factor` theirs is turned off too. Throws one sentence that says what is wrong.
 */
export async function staffReset({ signIn, settings }: Kitchen, args: string[]): Promise<StaffReset> {
  const { email, drops } = read(args);
  const { internalAdapter } = await signIn.auth.$context;
  const found = await internalAdapter.findUserByEmail(email.trim().toLowerCase());
  const person = await signIn.database.reader
    .selectFrom('people')
    .select(['id', 'disabled_at'])
    .where('id', '=', found?.user.id ?? '')
    .executeTakeFirst();
  if (!person) throw new Error('Nobody here has this e-mail address.');
  if (person.disabled_at !== null) throw new Error('The access of this person was stopped. Let them in again first.');
  const secondFactorOff = drops && (await factorOf(signIn, person.id)).isOn;
  if (secondFactorOff) {
    await dropFactor(signIn, person.id);
    await noteAudit(signIn, { what: 'second-factor-off', who: person.id, about: { from: 'command-line' } });
  }
  const code = await makeResetCode(signIn, person.id);
  return { person: person.id, code, url: `${settings.publicUrl}/reset`, secondFactorOff };
}

function read(args: string[]): { email: string; drops: boolean } {
  const options = { email: { type: 'string' }, 'without-second-factor': { type: 'boolean' } } as const;
  let values: { email?: string | undefined; 'without-second-factor'?: boolean | undefined };
  try {
    ({ values } = parseArgs({ args, options, strict: true, allowPositionals: false }));
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : error}. ${usage}`);
  }
  if (values.email === undefined) throw new Error(`--email is missing. ${usage}`);
  return { email: values.email, drops: values['without-second-factor'] ?? false };
}

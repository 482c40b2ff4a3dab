import type { Kitchen } from './kitchen.ts';

/** While there is no shop: one line with the code and the address that open the first one. */
export async function printSetupCode({ shops, signIn, settings }: Kitchen): Promise<void> {
  shops.forget();
  if ((await shops.all()).length > 0) return;
  const { code } = signIn.setupCode;
  process.stdout.write(
    `There is no shop yet. Open the first one at ${settings.publicUrl}/setup with the code ${code}\n`,
  );
}

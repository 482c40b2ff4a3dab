import type { Kitchen } from '#src/kitchen.ts';

/** Sessions and codes that ran out open nothing any more; then they need not say either where somebody signed in. */
export async function endSessionsThatRanOut({ signIn, now }: Pick<Kitchen, 'signIn' | 'now'>): Promise<number> {
  const { adapter } = await signIn.auth.$context;
  const where = [{ field: 'expiresAt', operator: 'lt' as const, value: new Date(now()) }];
  let ended = 0;
  for (const model of ['session', 'verification']) ended += Number(await adapter.deleteMany({ model, where }));
  return ended;
}

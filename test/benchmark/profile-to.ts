import path from 'node:path';
import type { Child } from './child.ts';

let folder: string | undefined;

/** From now on what is measured is sampled too, which costs a little of what is measured. */
export function keepProfilesIn(where: string): void {
  folder = where;
}

/** Runs it, and if profiles are wanted keeps one of where the server's time went meanwhile. */
export async function profileTo<T>(server: Child, name: string, run: () => Promise<T>): Promise<T> {
  if (!folder) return run();
  await server.profile();
  const done = await run();
  await server.profiled(path.join(folder, `${name}.cpuprofile`));
  return done;
}

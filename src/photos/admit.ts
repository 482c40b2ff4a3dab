import type { Actor } from '#src/people/actor.ts';
import type { Photos } from './keep-photos.ts';
import { notNow } from './not-now.ts';

/** Why no photos may come now, or null; and how to give back the room that was claimed for them. */
export type Admitted = { barred: Error | null; leave: () => void };

/** Asked before anything is read: so much may come from this asker. A message without photos needs no leave. */
export async function admit({ count, room }: Photos, actor: Actor, bytes: number): Promise<Admitted> {
  try {
    await count.look(actor);
    return { barred: null, leave: await room(bytes) };
  } catch (error) {
    if (!(error instanceof Error) || !notNow(error)) throw error;
    return { barred: error, leave: () => {} };
  }
}

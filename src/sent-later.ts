import type { Asking } from './route.ts';

// Less is the time that any request takes; more than the keys of writes are kept for is no phone's memory but a guess.
const least = 60 * 1000;
const most = 8 * 24 * 60 * 60 * 1000;

/**
 * When something was really done that waited for a connection. The device says how long ago in milliseconds
 * (`Made-Ago`), so that a wrong clock of its own does not matter.
 */
export function madeAt({ request, kitchen }: Pick<Asking, 'request' | 'kitchen'>): number | undefined {
  const said = request.get('Made-Ago') ?? '';
  if (!/^\d{1,12}$/.test(said)) return undefined;
  const ago = Number(said);
  return ago < least ? undefined : kitchen.now() - Math.min(ago, most);
}

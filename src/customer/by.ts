import { faceOf } from '#src/people/face-of.ts';
import type { When } from './times.ts';

/** A person on the page: the name, its letter and colour, and what they did or do, with the moment it was said. */
export type By = { name: string; letter: string; hue: number; role: string | null; when: When | null };

export function byOf(name: string, role: string | null = null, when: When | null = null): By {
  return { name, ...faceOf(name), role, when };
}

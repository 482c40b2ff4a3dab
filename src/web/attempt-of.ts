import type { Attempt } from './views.ts';

/** What a form always sends; several forms of one page may go to one address, and differ in this alone. */
export type Fixed = Record<string, string>;

/** What came back of this form, and of no other that goes to the same address. */
export function attemptOf(attempt: Attempt | null, action: string, fixed: Fixed = {}): Attempt | null {
  if (attempt?.action !== action) return null;
  const isThis = Object.entries(fixed).every(([name, value]) => (attempt.values[name] ?? '') === value);
  return isThis ? attempt : null;
}

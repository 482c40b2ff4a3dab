import { z } from 'zod';

/** The customer reads it, so it is a sentence and not a code. */
export const Reason = z.string().trim().min(3).max(500);

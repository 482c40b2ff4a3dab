import { z } from 'zod';

// What the forms about promises are made of.

export const PromiseId = z.string().min(1).max(100);

/** What is promised, or what was said, in a sentence that the customer reads. */
export const InWords = z.string().trim().min(3).max(300);

import { z } from 'zod';

// What the forms about questions are made of.

export const QuestionId = z.string().min(1).max(100);

/** What is asked or answered, in people's own words. */
export const Words = z.string().trim().min(1).max(2000);

/** One line of context for a colleague. */
export const Line = z.string().trim().min(3).max(300);

import type { Response } from 'express';
import { wantsJson } from './answer.ts';
import { troubleIn } from './database/trouble.ts';
import { type Body, type Form, refused } from './form-again.ts';
import type { Asking } from './route.ts';

/**
 * Does what a form asks for. Where the disk says no, whoever typed it gets the form back with every word and the reason;
 * a program gets its problem from where all errors become answers.
 */
export async function orFormAgain(
  asking: Asking,
  response: Response,
  body: Body,
  form: Form,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    const trouble = troubleIn(error);
    if (trouble === null || wantsJson(asking.request) || response.headersSent) throw error;
    asking.kitchen.log.error({ err: error }, 'a form could not be written');
    const why = trouble === 'disk-full' ? full : faulty;
    await refused(asking, response, body, why, form);
  }
}

const full = { refused: 'web.disk-full', with: {}, status: 507 } as const;
const faulty = { refused: 'web.disk-fault', with: {}, status: 503 } as const;

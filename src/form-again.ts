import type { Request, Response } from 'express';
import type { z } from 'zod';
import { answerPage, answerProblem, wantsJson } from './answer.ts';
import type { Asking, PageAnswer } from './route.ts';
import type { Refusal } from './timeline/refusal.ts';
import { type Fault, faultsOf } from './web/faults.ts';
import { plainBody } from './web/plain-text.ts';
import { problem } from './web/problem.ts';
import { say } from './web/words.ts';

// How a form is read, and how it comes back: with every fault at its field and all that was typed.

export type Form = (asking: Asking) => Promise<PageAnswer>;
export type Body = Record<string, unknown>;

export function notUnderstood(
  asking: Asking,
  response: Response,
  body: Body,
  error: z.ZodError,
  form: Form,
): Promise<void> {
  return faulty(asking, response, body, faultsOf(error, asking.language), form);
}

export async function faulty(
  asking: Asking,
  response: Response,
  body: Body,
  errors: Fault[],
  form: Form,
): Promise<void> {
  const detail = say(asking.language, 'web.form-fault', { count: errors.length });
  if (wantsJson(asking.request)) {
    answerProblem(asking, response, {
      ...problem(422, 'not-understood', say(asking.language, 'web.wrong-shape'), detail),
      errors,
    });
    return;
  }
  const faults = Object.fromEntries(errors.map(({ field, message }) => [field, message]));
  await again(asking, response, body, faults, null, 422, form);
}

export async function refused(
  asking: Asking,
  response: Response,
  body: Body,
  refusal: Refusal,
  form: Form,
): Promise<void> {
  const detail = say(asking.language, refusal.refused, refusal.with);
  if (refusal.field) return faulty(asking, response, body, [{ field: refusal.field, message: detail }], form);
  const status = refusal.status ?? 409;
  if (wantsJson(asking.request)) answerProblem(asking, response, problem(status, 'refused', detail, detail));
  else await again(asking, response, body, {}, detail, status, form);
}

async function again(
  asking: Asking,
  response: Response,
  body: Body,
  faults: Record<string, string>,
  refused: string | null,
  status: number,
  form: Form,
) {
  const typed = Object.entries(body).filter(
    (pair): pair is [string, string] => typeof pair[1] === 'string' && pair[0] !== 'key',
  );
  const attempt = { action: asking.path, values: Object.fromEntries(typed), faults, refused };
  const page = await form({ ...asking, attempt });
  await answerPage({ ...asking, attempt }, response, { ...page, status });
}

/** A form's blank fields are absent; what nobody can see is taken out of every text (web/plain-text.ts). No more is bent. */
export function readBody(request: Request): Body {
  // Nobody has read it: an answer as if nothing had been sent would be a lie.
  if (isUnread(request)) throw Object.assign(new Error('neither a form nor JSON, or photos'), { status: 415 });
  const body: unknown = request.body ?? {};
  if (typeof body !== 'object' || Array.isArray(body)) return { body };
  // A schema for fields of any name would pass over it without a word.
  if (Object.hasOwn(body as Body, '__proto__')) throw Object.assign(new Error('a prototype'), { status: 422 });
  return request.is('json') ? plainBody(body as Body) : blankIsAbsent(body as Body);
}

/** Something was sent, and no parser of ours takes it. */
function isUnread({ body, headers }: Request): boolean {
  const isSent = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
  return body === undefined && isSent;
}

export function blankIsAbsent(body: Body): Body {
  return Object.fromEntries(Object.entries(plainBody(body)).filter(([, value]) => value !== ''));
}

export function without(body: Body, ...names: string[]): Body {
  return Object.fromEntries(Object.entries(body).filter(([name]) => !names.includes(name)));
}

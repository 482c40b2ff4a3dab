import type { Express, NextFunction, Request, Response } from 'express';
import type { z } from 'zod';
import { answerPage, answerProblem, answerWent, wantsJson } from './answer.ts';
import { ask, onceOf, SignInFirst } from './ask.ts';
import type { Kitchen } from './kitchen.ts';
import {
  type ActRoute,
  type Asking,
  type CommandRoute,
  customerOf,
  orderOf,
  type PageAnswer,
  type Route,
  shopOf,
  staffOf,
  type Went,
} from './route.ts';
import { carryOut } from './timeline/carry-out.ts';
import { isRefusal, type Refusal } from './timeline/refusal.ts';
import { type Fault, faultsOf } from './web/faults.ts';
import { orderInJson } from './web/order-name.ts';
import { problem, problemOf } from './web/problem.ts';
import { say } from './web/words.ts';
import { anchorOf, placeOf } from './where-to.ts';

/**
 * Turns route lists into handlers. Read once: it is the same for every room.
 *
 * A page:    page('/desk', { who: 'staff', says: 'The open orders', page: async (asking) => ({ view, title, face, model }) })
 * An act:    act('/templates', { who: 'owner', says, schema, form, act: async (asking, input) => went | refusal | faults })
 * A command: command('/orders/:order/steps/:step/start', { who: 'staff', says, schema: StartStep, rule: startStep })
 *
 * The body of a form or of JSON goes through the schema; `key` and `from` are read here and taken out before.
 * Not understood is 422 with every fault at its field, refused is 409: HTML gets the same page again with what was typed.
 */
export function serveRoutes(app: Express, kitchen: Kitchen, routes: Route[]): void {
  for (const route of routes) {
    const handle = async (request: Request, response: Response) => {
      const asking = await ask(kitchen, request, route.who);
      response.locals.asking = asking;
      if (route.method === 'get') await servePage(route, asking, response);
      else if ('rule' in route) await serveCommand(route, asking, response);
      else await serveAct(route, asking, response);
    };
    app[route.method](route.path, handle);
  }
}

async function servePage(route: Route & { method: 'get' }, asking: Asking, response: Response): Promise<void> {
  const version = route.version?.(asking);
  if (version) {
    response.set('ETag', `"${version}"`);
    if (asking.request.fresh) {
      response.status(304).end();
      return;
    }
  }
  const read = route.query?.safeParse(asking.request.query, { reportInput: true });
  if (read?.error) {
    const errors = faultsOf(read.error, asking.language);
    const detail = errors.map(({ field, message }) => `${field}: ${message}`).join(' ');
    return answerProblem(asking, response, {
      ...problem(422, 'not-understood', say(asking.language, 'web.wrong-shape'), detail),
      errors,
    });
  }
  const answer = await route.page(asking);
  if (!('view' in answer) && !('location' in answer)) response.set('Cache-Control', 'no-store').json(answer.json);
  else if ('location' in answer) answerWent(asking, response, answer);
  else await answerPage(asking, response, answer);
}

async function serveCommand(route: CommandRoute, asking: Asking, response: Response): Promise<void> {
  const body = readBody(asking.request);
  const place = placeOf(asking, body.from);
  const addressed = Object.fromEntries(route.also.map((name) => [name, asking.params[name]]));
  const read = route.schema.safeParse({ ...without(body, 'from', 'key'), ...addressed }, { reportInput: true });
  if (!read.success) return notUnderstood(asking, response, body, read.error, place.form);
  const shop = shopOf(asking);
  const order = orderOf(asking);
  const done = await carryOut(
    asking.kitchen,
    {
      shop: shop.id,
      zone: shop.zone,
      number: order.number,
      actor: (route.who === 'customer' ? customerOf(asking) : staffOf(asking)) as never,
      command: read.data as never,
      once: onceOf(asking, body),
    },
    route.rule,
    route.look,
  );
  if (isRefusal(done)) return refused(asking, response, body, done, place.form);
  const location = place.location(order.name) + anchorOf(asking.params, done);
  answerWent(asking, response, { location, json: { order: orderInJson(order.name), ...done } });
}

async function serveAct(route: ActRoute, asking: Asking, response: Response): Promise<void> {
  const body = readBody(asking.request);
  asking.once = onceOf(asking, body);
  const read = route.schema.safeParse(without(body, 'key'), { reportInput: true });
  if (!read.success) return notUnderstood(asking, response, body, read.error, route.form);
  const answer: Went | Refusal | { faults: Record<string, string> } = await route.act(asking, read.data as never);
  if (isRefusal(answer)) return refused(asking, response, body, answer, route.form);
  if ('faults' in answer) {
    const faults = Object.entries(answer.faults).map(([field, message]) => ({ field, message }));
    return faulty(asking, response, body, faults, route.form);
  }
  answerWent(asking, response, answer);
}

type Form = (asking: Asking) => Promise<PageAnswer>;
type Body = Record<string, unknown>;

function notUnderstood(asking: Asking, response: Response, body: Body, error: z.ZodError, form: Form): Promise<void> {
  return faulty(asking, response, body, faultsOf(error, asking.language), form);
}

async function faulty(asking: Asking, response: Response, body: Body, errors: Fault[], form: Form): Promise<void> {
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

async function refused(asking: Asking, response: Response, body: Body, refusal: Refusal, form: Form): Promise<void> {
  const detail = say(asking.language, refusal.refused, refusal.with);
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

/** A form's blank fields are absent and its line ends one character; nothing else is bent. JSON is taken as it is. */
function readBody(request: Request): Body {
  const body: unknown = request.body ?? {};
  if (typeof body !== 'object' || Array.isArray(body)) return { body };
  if (request.is('json')) return body as Body;
  const given = Object.entries(body as Body).filter(([, value]) => value !== '');
  return Object.fromEntries(
    given.map(([name, value]) => [name, typeof value === 'string' ? value.replaceAll('\r\n', '\n') : value]),
  );
}

function without(body: Body, ...names: string[]): Body {
  return Object.fromEntries(Object.entries(body).filter(([name]) => !names.includes(name)));
}

/** The one place where errors become answers. */
export function serveErrors(app: Express, kitchen: Kitchen): void {
  app.use((error: unknown, request: Request, response: Response, _next: NextFunction) => {
    const asking = response.locals.asking as Asking | undefined;
    const language = asking?.language ?? (request.acceptsLanguages(['nl', 'en']) === 'en' ? 'en' : 'nl');
    if (error instanceof SignInFirst && request.method === 'GET' && !wantsJson(request)) {
      const order = request.params.order;
      response.redirect(
        303,
        typeof order === 'string' && /^[A-Za-z]{0,3}\d{1,9}$/.test(order) ? `/sign-in?order=${order}` : '/sign-in',
      );
      return;
    }
    const told =
      error instanceof SignInFirst
        ? problem(401, 'sign-in-first', say(language, 'web.sign-in-first'), say(language, 'web.sign-in-first'))
        : problemOf(error, language);
    if (told.status >= 500) kitchen.log.error({ err: error, reference: told.reference }, 'a request failed');
    answerProblem(asking ?? { kitchen, request, language, theme: null }, response, told);
  });
}

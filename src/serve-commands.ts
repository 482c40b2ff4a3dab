import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Express, type NextFunction, type Request, type Response, Router } from 'express';
import { answerPage, answerProblem, answerWent, wantsJson } from './answer.ts';
import { ask, FactorFirst, onceOf, SignInFirst } from './ask.ts';
import { type Body, faulty, notUnderstood, readBody, refused, without } from './form-again.ts';
import type { Kitchen } from './kitchen.ts';
import { orFormAgain } from './not-written.ts';
import { noteLook } from './note-look.ts';
import { pressedByHand } from './pressed-by-hand.ts';
import type { ActRoute, Asking, FileAnswer, Route, Went } from './route.ts';
import { serveCommand } from './serve-command.ts';
import { isRefusal, type Refusal } from './timeline/refusal.ts';
import { CrossSite } from './web/errors.ts';
import { faultsOf } from './web/faults.ts';
import { problem, problemOf } from './web/problem.ts';
import { say } from './web/words.ts';

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
  const wings = new Map<string, Router>();
  const wingOf = (path: string) => path.split('/', 2)[1]?.toLowerCase() ?? '';
  // Express tries one address after another: with two hundred it is quicker to look only where the first word is the same.
  app.use((request, response, next) => {
    const wing = wings.get(wingOf(request.path));
    if (wing) wing(request, response, next);
    else next();
  });
  for (const route of routes) {
    const wing = wings.get(wingOf(route.path)) ?? Router();
    wings.set(wingOf(route.path), wing);
    const handle = async (request: Request, response: Response) => {
      if (route.method === 'post')
        response.once('finish', () => kitchen.metrics.commanded(route.path, response.statusCode));
      const asking = await ask(kitchen, request, route.who);
      response.locals.asking = asking;
      if ('byHand' in route && route.byHand && !pressedByHand(request)) throw new CrossSite();
      if (route.method === 'get') await servePage(route, asking, response);
      else if ('rule' in route) await serveCommand(route, asking, response);
      else await serveAct(route, asking, response);
    };
    wing[route.method](route.path, handle);
  }
}

async function servePage(route: Route & { method: 'get' }, asking: Asking, response: Response): Promise<void> {
  noteLook(asking, response);
  const version = await route.version?.(asking);
  if (version) {
    response.set({ 'Cache-Control': 'no-store', ETag: `"${version}"` }).vary('Accept');
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
  if ('file' in answer) await sendFile(response, answer);
  else if ('json' in answer && !('view' in answer) && !('location' in answer))
    response.set('Cache-Control', 'no-store').json(answer.json);
  else if ('location' in answer) answerWent(asking, response, answer);
  else await answerPage(asking, response, answer);
}

/** What somebody sent is shown as a picture and as nothing else, and kept by no one on the way. */
function sendFile(response: Response, { file, type, name }: FileAnswer): void | Promise<void> {
  response.set({
    'Cache-Control': 'no-store',
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'Content-Disposition': name ? `attachment; filename="${name}"` : 'inline',
  });
  response.type(type);
  if (file instanceof Readable) return pipeline(file, response);
  response.send(file);
}

function serveAct(route: ActRoute, asking: Asking, response: Response): Promise<void> {
  const body = readBody(asking.request);
  return orFormAgain(asking, response, body, route.form, () => carryAct(route, asking, response, body));
}

async function carryAct(route: ActRoute, asking: Asking, response: Response, body: Body): Promise<void> {
  const read = route.schema.safeParse(without(body, 'key'), { reportInput: true });
  if (!read.success) return notUnderstood(asking, response, body, read.error, route.form);
  // Only of what was understood: anything else may be as deep as it likes.
  asking.once = onceOf(asking, body);
  const answer: Went | Refusal | { faults: Record<string, string> } = await route.act(asking, read.data as never);
  if (isRefusal(answer)) return refused(asking, response, body, answer, route.form);
  if ('faults' in answer) {
    const faults = Object.entries(answer.faults).map(([field, message]) => ({ field, message }));
    return faulty(asking, response, body, faults, route.form);
  }
  answerWent(asking, response, answer);
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
    if (error instanceof FactorFirst && request.method === 'GET' && !wantsJson(request)) {
      response.redirect(303, '/me/sign-in');
      return;
    }
    const told =
      error instanceof SignInFirst
        ? problem(401, 'sign-in-first', say(language, 'web.sign-in-first'), say(language, 'web.sign-in-first'))
        : error instanceof FactorFirst
          ? problem(
              403,
              'second-factor-first',
              say(language, 'web.not-allowed-title'),
              say(language, 'people.factor-first'),
            )
          : problemOf(error, language);
    if (told.status >= 500) kitchen.log.error({ err: error, reference: told.reference }, 'a request failed');
    answerProblem(asking ?? { kitchen, request, language, theme: null }, response, told);
  });
}

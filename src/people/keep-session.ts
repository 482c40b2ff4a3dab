import type { RequestHandler } from 'express';
import { identifySession } from './identify.ts';
import type { SignIn } from './sign-in.ts';

/** Hands the browser the cookie of a session that was lengthened, so that who comes every day is never signed out. */
export function keepSession(signIn: SignIn): RequestHandler {
  return async (request, response, next) => {
    if (request.method === 'GET' && request.headers.authorization === undefined) {
      await identifySession(signIn, request.headers.cookie, (cookies) => response.append('Set-Cookie', cookies));
    }
    next();
  };
}

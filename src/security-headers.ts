import type { RequestHandler } from 'express';
import helmet from 'helmet';
import type { Settings } from './settings.ts';

/** What every answer says of itself, whoever asks for what: worked out once. */
export function securityHeaders({
  publicUrl,
  production,
}: Pick<Settings, 'publicUrl' | 'production'>): Map<string, string> {
  const self = ["'self'"];
  const socket = new URL(publicUrl).origin.replace(/^http/, 'ws');
  const say = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: self,
        styleSrc: self,
        imgSrc: [...self, 'data:'],
        // Safari before 16 does not count a WebSocket as 'self'.
        connectSrc: [...self, socket],
        manifestSrc: self,
        workerSrc: self,
        formAction: self,
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: production,
    // With no-referrer a browser posts our own forms with "Origin: null"; the link's page sets the stricter one itself.
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
    // Express is told itself.
    xPoweredBy: false,
  });
  const said = new Map<string, string>();
  const listening = { setHeader: (name: string, value: string) => said.set(name, value) };
  say({} as never, listening as never, (fault) => {
    if (fault) throw fault;
  });
  return said;
}

export const sayHeaders =
  (headers: Map<string, string>): RequestHandler =>
  (_request, response, next) => {
    response.setHeaders(headers);
    next();
  };

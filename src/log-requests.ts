import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';

/** Notes a request when it is answered: a fault as an error, all else only where somebody wants to know everything. */
export type LogRequest = (request: IncomingMessage, response: ServerResponse, next?: () => void) => void;

export function logRequests(log: Logger, answered: (status: number) => void): LogRequest {
  return pinoHttp({
    logger: log,
    // Asked once for every answer.
    customLogLevel(_request, { statusCode }, error) {
      answered(statusCode);
      return error || statusCode >= 500 ? 'error' : 'debug';
    },
    serializers: {
      // A token in the address is a key to an order or to a password: it never reaches the log.
      req: (request: { method: string; url: string }) => ({
        method: request.method,
        url: request.url.replace(/^\/(l|reset)\/[^/?]*/, '/$1/…'),
      }),
      res: (response: { statusCode: number }) => ({ status: response.statusCode }),
    },
  });
}

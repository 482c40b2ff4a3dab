import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';

/** Notes a request when it is answered: a fault as an error, all else only where somebody wants to know everything. */
export type LogRequest = (request: IncomingMessage, response: ServerResponse, next?: () => void) => void;

export function logRequests(log: Logger): LogRequest {
  return pinoHttp({
    logger: log,
    customLogLevel: (_request, response, error) => (error || response.statusCode >= 500 ? 'error' : 'debug'),
    serializers: {
      // A token in the address is a key to an order: it never reaches the log.
      req: (request: { method: string; url: string }) => ({
        method: request.method,
        url: request.url.replace(/^\/l\/[^/?]*/, '/l/…'),
      }),
      res: (response: { statusCode: number }) => ({ status: response.statusCode }),
    },
  });
}

import { createServer, type RequestListener, type Server } from 'node:http';

export type Patience = {
  /** For the head of a request: a browser sends it at once. */
  headersTimeout: number;
  /** For all of it: ten photos over a bad line take their time. */
  requestTimeout: number;
  /** For the next request on a line that stays open. */
  keepAliveTimeout: number;
  /** How often is looked whose time is up. */
  connectionsCheckingInterval: number;
};

const second = 1000;
export const usualPatience: Patience = {
  headersTimeout: 15 * second,
  requestTimeout: 5 * 60 * second,
  keepAliveTimeout: 5 * second,
  connectionsCheckingInterval: 5 * second,
};

/** A server that waits for nobody for ever: whoever sends a byte now and then to hold a line is cut. */
export function limitedServer(listener: RequestListener, patience: Patience = usualPatience): Server {
  const server = createServer({ ...patience, maxHeaderSize: 16 * 1024 }, listener);
  server.maxHeadersCount = 100;
  return server;
}

import type { Server, Socket } from 'socket.io';

type Opening = { websocket: { listeners: (event: string) => Listener[]; off: (event: string, one: Listener) => void } };
type Listener = (...args: unknown[]) => void;

/**
 * Socket.IO keeps the request that opened a connection, and what it read of it, for as long as the page is open: a
 * quarter of all the memory that such a page takes. What is needed later is in `socket.data`, so this lets go of the
 * rest in each place that holds it: the connection, the answer that belongs to the request, and a listener that
 * Engine.IO leaves behind.
 */
export function lettingGo(io: Server): (socket: Socket) => void {
  const answers = new WeakMap<object, { req: unknown }>();
  io.engine.use((request: object, answer: { req: unknown }, next: () => void) => {
    answers.set(request, answer);
    next();
  });
  return (socket) => {
    const connection = socket.conn as unknown as { request: Opening | null };
    const { request } = connection;
    if (request === null) return;
    const { websocket } = request;
    for (const one of websocket.listeners('error')) if (one.name === 'onUpgradeError') websocket.off('error', one);
    const answer = answers.get(request);
    if (answer) answer.req = null;
    connection.request = null;
    (socket as { handshake: unknown }).handshake = null;
    // A room of its own that nobody here ever writes to.
    void socket.leave(socket.id);
  };
}

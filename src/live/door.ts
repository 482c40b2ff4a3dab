import type { Server, Socket } from 'socket.io';
import type { Ended } from '#src/kitchen.ts';
import type { Guest } from './seat.ts';

type Events = Record<string, (...args: unknown[]) => void>;
export type LiveSocket = Socket<Events, Events, object, Guest>;

/** Where connections come in, and are shown out again when what they came by has ended. */
export type Door = {
  /** Lets a connection in once `greet` has found out who it is; if that throws, it stays outside. */
  letIn: (greet: (socket: LiveSocket) => Promise<void>) => void;
  /** Ends the connections on this process of whoever came by this. */
  showOut: (ended: Ended) => void;
};

export function openDoor(io: Server): Door {
  // On its way in a connection is not yet among the sockets, and may have to be shown out all the same.
  const coming = new Set<LiveSocket>();
  return {
    letIn(greet) {
      io.use((plain, next) => {
        const socket = plain as LiveSocket;
        coming.add(socket);
        greet(socket)
          .then(
            () => next(),
            () => next(new Error('missing')),
          )
          .finally(() => setImmediate(() => coming.delete(socket)));
      });
    },
    showOut(ended) {
      for (const plain of [...io.of('/').sockets.values(), ...coming]) {
        const socket = plain as LiveSocket;
        if (!cameBy(socket.data, ended)) continue;
        if (socket.connected) socket.disconnect(true);
        else socket.conn.close(true);
      }
    },
  };
}

function cameBy({ staff, links }: Partial<Guest>, ended: Ended): boolean {
  if ('link' in ended) return links?.includes(ended.link) ?? false;
  if (!staff) return false;
  return 'session' in ended ? staff.session === ended.session : staff.person === ended.person;
}

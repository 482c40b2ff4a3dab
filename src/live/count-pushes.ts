import type { Server } from 'socket.io';
import type { Update } from './wire.ts';

/** Counts every update where it leaves for its room, whatever joins the processes. */
export function countPushes(io: Server, pushed: (update: Update) => void): void {
  const { adapter } = io.of('/');
  const broadcast = adapter.broadcast.bind(adapter);
  adapter.broadcast = (packet, options) => {
    const [event, update] = packet.data ?? [];
    if (event === 'update') pushed(update);
    broadcast(packet, options);
  };
}

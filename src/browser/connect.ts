import { io, type Socket } from 'socket.io-client';

export type Connection = {
  socket: Socket;
  /** At once, as after waking up. */
  again: () => void;
  /** For what Socket.IO does not try again by itself: the server ended it, or could not answer. */
  retry: () => void;
  /** The heart beats: the next trouble starts with short waits. */
  calm: () => void;
  end: () => void;
};

export const second = 1000;
export const jitter = (ms: number): number => ms * (0.5 + Math.random());

/** A websocket that comes back by itself, ever more patiently and never all pages at once. */
export function connect(as: string | undefined): Connection {
  let tries = 0;
  let timer = 0;
  const socket = io({
    transports: ['websocket'],
    auth: as ? { as } : {},
    reconnectionDelay: 500,
    reconnectionDelayMax: 15 * second,
    randomizationFactor: 0.5,
    timeout: 8 * second,
  });
  const again = () => void socket.disconnect().connect();
  return {
    socket,
    again,
    retry() {
      clearTimeout(timer);
      timer = window.setTimeout(again, jitter(Math.min(15 * second, second * 2 ** tries++)));
    },
    calm() {
      tries = 0;
    },
    end() {
      clearTimeout(timer);
      socket.disconnect();
    },
  };
}

import { createShardedAdapter } from '@socket.io/redis-adapter';
import type { Server } from 'socket.io';
import type { Redis } from '#src/database/open-redis.ts';

/** Who looks on, here and at other processes. */
export type Across = {
  /** Which of these rooms have somebody in them, on whatever process. */
  heard: (rooms: string[]) => Promise<ReadonlySet<string>>;
  /** Resolves when what this process has just joined is heard here too. */
  listening: () => Promise<void>;
  /** Whether what is told reaches other processes. */
  isWhole: () => boolean;
  /** Tells each time that it is whole again. */
  onWhole: (tell: () => void) => void;
};

/** One process alone: whoever looks on is here. */
export function alone(io: Server): Across {
  const { rooms } = io.of('/').adapter;
  return {
    heard: async (asked) => new Set(asked.filter((room) => rooms.has(room))),
    listening: async () => {},
    isWhole: () => true,
    onWhole: () => {},
  };
}

/**
 * Several processes: each hears of the rooms that somebody is in there. Without Redis nobody could be told what happens
 * on another process, so that then no page stays live: it sees that at once, says so, and asks by itself.
 */
export function across(io: Server, redis: Redis): Across {
  const { ask, hear, isThere, onTurn } = redis;
  io.adapter(createShardedAdapter(ask, hear, { channelPrefix: 'open-kitchen' }));
  onTurn((isBack) => isBack || io.local.disconnectSockets(true));
  return {
    async heard(asked) {
      const counts = await ask.sendCommand<(string | number)[]>(['PUBSUB', 'SHARDNUMSUB', ...asked.map(channelOf)]);
      return new Set(asked.filter((_room, i) => Number(counts[2 * i + 1]) > 0));
    },
    // Answers on one line come in the order of what was asked: behind the subscription.
    listening: async () => void (await hear.ping()),
    isWhole: isThere,
    onWhole: (tell) => onTurn((isBack) => isBack && tell()),
  };
}

// As the adapter names the channel of a room.
const channelOf = (room: string) => `open-kitchen#/#${room}#`;

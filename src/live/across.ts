import { createShardedAdapter } from '@socket.io/redis-adapter';
import type { Server } from 'socket.io';
import type { Redis } from '#src/database/open-redis.ts';
import type { Ended } from '#src/kitchen.ts';
import { keepSubscriptions } from './subscriptions.ts';

/** Who looks on, here and at other processes. */
export type Across = {
  /** Which of these rooms have somebody in them, on whatever process; known at once where there is only this one. */
  heard: (rooms: string[]) => Set<string> | Promise<Set<string>>;
  /** Resolves when what this process has just joined is heard here too. */
  listening: () => Promise<void>;
  /** Whether what is told reaches other processes. */
  isWhole: () => boolean;
  /** Tells each time that it is whole again. */
  onWhole: (tell: () => void) => void;
  /** Has every process show out whoever came by what has ended; one that cannot be reached has nobody connected. */
  showOut: (ended: Ended) => void;
};

/** How processes are joined: by Redis, or not at all. `showOut` is what each does by itself. */
export function joinProcesses(io: Server, redis: Redis | null, showOut: (ended: Ended) => void): Across {
  return redis ? across(io, redis, showOut) : alone(io, showOut);
}

/** One process alone: whoever looks on is here. */
function alone(io: Server, showOut: (ended: Ended) => void): Across {
  const { rooms } = io.of('/').adapter;
  return {
    heard: (asked) => new Set(asked.filter((room) => rooms.has(room))),
    listening: async () => {},
    isWhole: () => true,
    onWhole: () => {},
    showOut,
  };
}

/**
 * Several processes: each hears of the rooms that somebody is in there. Without Redis nobody could be told what happens
 * on another process, so that then no page stays live: it sees that at once, says so, and asks by itself.
 */
function across(io: Server, redis: Redis, showOut: (ended: Ended) => void): Across {
  const { ask, hear, isThere, onTurn } = redis;
  io.adapter(createShardedAdapter(ask, keepSubscriptions(redis), { channelPrefix: 'open-kitchen' }));
  onTurn((isBack) => isBack || io.local.disconnectSockets(true));
  const hearEndings = (text: string) => showOut(JSON.parse(text));
  // Once is enough but for a line that broke before the answer; what is heard already is not asked for twice.
  const subscribe = () => void hear.subscribe(endings, hearEndings).catch(() => {});
  subscribe();
  onTurn((isBack) => isBack && subscribe());
  return {
    async heard(asked) {
      const counts = await ask.sendCommand<(string | number)[]>(['PUBSUB', 'SHARDNUMSUB', ...asked.map(channelOf)]);
      return new Set(asked.filter((_room, i) => Number(counts[2 * i + 1]) > 0));
    },
    // Answers on one line come in the order of what was asked: behind the subscription.
    listening: async () => void (await hear.ping()),
    isWhole: isThere,
    onWhole: (tell) => onTurn((isBack) => isBack && tell()),
    showOut(ended) {
      showOut(ended);
      ask.publish(endings, JSON.stringify(ended)).catch(() => {});
    },
  };
}

const endings = 'open-kitchen#endings';

// As the adapter names the channel of a room.
const channelOf = (room: string) => `open-kitchen#/#${room}#`;

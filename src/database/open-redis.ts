import { setTimeout as wait } from 'node:timers/promises';
import { createClient } from '@redis/client';

export type Redis = {
  /** For commands, those that publish too. Fails at once while there is no Redis. */
  ask: Client;
  /** For what others publish; takes its subscriptions up again when it comes back. */
  hear: Client;
  isThere: () => boolean;
  /** Tells each time when it is gone or back. */
  onTurn: (tell: (isThere: boolean) => void) => void;
  close: () => void;
};

type Client = ReturnType<typeof aClient>;

type Told = { warn: (text: string) => void; info: (text: string) => void };

/**
 * What joins several processes. It holds nothing that cannot be lost, so that the server starts and serves without it
 * too; that it is gone, and that it is back, is said once each.
 */
export async function openRedis(url: string, { warn, info }: Told): Promise<Redis> {
  const ask = aClient(url, true);
  const hear = aClient(url, false);
  const isThere = () => ask.isReady && hear.isReady;
  const heard: ((isThere: boolean) => void)[] = [];
  let wasThere = true;
  const look = () => {
    if (isThere() === wasThere) return;
    wasThere = isThere();
    if (wasThere) info('Redis is back: pages are live again');
    else warn('Redis is gone: pages ask for news by themselves until it is back');
    for (const tell of heard) tell(wasThere);
  };
  const refused = new Promise((resolve) => ask.once('error', resolve));
  const connected = Promise.all([ask.connect(), hear.connect()]);
  connected.catch(() => {});
  // Not longer: who waits for the shop's pages need not wait for Redis.
  await Promise.race([connected, refused, wait(5000, undefined, { ref: false })]).catch(() => {});
  look();
  for (const client of [ask, hear]) for (const event of ['ready', 'error', 'end']) client.on(event, look);
  const close = () => {
    for (const client of [ask, hear]) client.removeListener('end', look).removeListener('error', look).destroy();
  };
  return { ask, hear, isThere, onTurn: (tell) => heard.push(tell), close };
}

// A server that vanished without a word is found out within seconds.
const heartbeat = 2000;

function aClient(url: string, failsAtOnce: boolean) {
  const client = createClient({
    url,
    disableOfflineQueue: failsAtOnce,
    pingInterval: heartbeat,
    socket: {
      connectTimeout: 5000,
      socketTimeout: 3 * heartbeat,
      // In milliseconds, with jitter: many processes do not come back all at once.
      reconnectStrategy: (tries) => Math.min(2000, 50 * 2 ** tries) * (0.5 + Math.random()),
    },
  });
  // It tries again by itself; without anybody who listens an error would end the process.
  return client.on('error', () => {});
}

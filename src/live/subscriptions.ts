import type { Redis } from '#src/database/open-redis.ts';

type Listener = (message: Buffer, channel: Buffer) => void;

/** What Socket.IO's sharded adapter asks of the client it hears by. */
type Subscriber = {
  sSubscribe: (channel: string, listener: Listener) => void;
  sUnsubscribe: (channel: string) => void;
};

/**
 * What a process hears of, over a line that may break at any moment. The adapter waits for no answer, so that a line
 * which breaks before one came would end the process, and the channel would stay unheard when Redis is back.
 */
export function keepSubscriptions({ hear, onTurn }: Pick<Redis, 'hear' | 'onTurn'>): Subscriber {
  const wanted = new Map<string, Listener>();
  const subscribe = (channel: string, listener: Listener) =>
    void hear.sSubscribe(channel, listener, true).catch(unanswered);
  // What survived the break is not asked for twice: the client knows it.
  onTurn((isBack) => {
    if (isBack) for (const [channel, listener] of wanted) subscribe(channel, listener);
  });
  return {
    sSubscribe(channel, listener) {
      wanted.set(channel, listener);
      subscribe(channel, listener);
    },
    // With its listener, so that whoever comes back before the answer subscribes anew and is not taken for heard.
    sUnsubscribe(channel) {
      const listener = wanted.get(channel);
      wanted.delete(channel);
      void hear.sUnsubscribe(channel, listener, true).catch(unanswered);
    },
  };
}

/** The line broke: that is said where it is watched, and what is wanted is asked for again when it is back. */
const unanswered = () => {};

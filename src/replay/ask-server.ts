import { setTimeout as rest } from 'node:timers/promises';

/** What a server said to one command; `body` is its JSON. */
export type Answer = { status: number; body: Record<string, unknown> };

export type AskServer = {
  get: (path: string, key: string) => Promise<Answer>;
  /** The same `once` is done once, however often it has to be sent. */
  post: (path: string, body: object, key: string, once: string) => Promise<Answer>;
};

const times = 4;

/** Talks to a running server as any other program does. A broken connection is tried again, a refusal is an answer. */
export function askServer(url: string): AskServer {
  const send = async (path: string, init: RequestInit, key: string): Promise<Answer> => {
    const headers = { ...init.headers, authorization: `Bearer ${key}`, accept: 'application/json' };
    const response = await fetchPatiently(url + path, { ...init, headers });
    return { status: response.status, body: (await response.json().catch(() => ({}))) as Answer['body'] };
  };
  return {
    get: (path, key) => send(path, {}, key),
    post: (path, body, key, once) => {
      const headers = { 'content-type': 'application/json', 'idempotency-key': once };
      return send(path, { method: 'POST', headers, body: JSON.stringify(body) }, key);
    },
  };
}

async function fetchPatiently(url: string, init: RequestInit): Promise<Response> {
  for (let time = 1; ; time += 1) {
    try {
      return await fetch(url, init);
    } catch (error) {
      if (time >= times) throw new Error(`No server answers at ${new URL(url).origin}.`, { cause: error });
      await rest(200 * 2 ** time);
    }
  }
}

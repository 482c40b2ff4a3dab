import { setTimeout as pause } from 'node:timers/promises';

export type Notes = {
  /** Every note that was answered, by its text, with the order it is on and the number it got. */
  written: Map<string, { order: number; seq: number }>;
  /** What clients met, by what it was: an answer that was no 200, or a line that broke. */
  trouble: Map<string, number>;
  stop: () => Promise<void>;
};

type Writing = { orders: number[]; key: string; perSecond: number };

/**
 * Notes at a rate, each sent again under the same key until it is answered: half of them as programs send them, with a
 * header, half as a form does, with the key among its fields.
 */
export function steadyNotes(url: string, { orders, key, perSecond }: Writing): Notes {
  const written: Notes['written'] = new Map();
  const trouble: Notes['trouble'] = new Map();
  const going = new Set<Promise<void>>();
  const note = (what: string) => trouble.set(what, (trouble.get(what) ?? 0) + 1);
  let count = 0;
  const one = async (n: number) => {
    const order = orders[n % orders.length] ?? 0;
    const kind = n % 2 === 0 ? 'header' : 'form';
    const text = `Notitie ${n}`;
    const body = { text, audience: 'customer', ...(kind === 'form' ? { key: `pressed-${n}` } : {}) };
    const headers: Record<string, string> = {
      authorization: `Bearer ${key}`,
      accept: 'application/json',
      'content-type': 'application/json',
      ...(kind === 'header' ? { 'idempotency-key': `steady-${n}` } : {}),
    };
    for (;;) {
      const answer = await fetch(`${url}/orders/${order}/notes`, {
        ...{ method: 'POST', headers, body: JSON.stringify(body) },
        signal: AbortSignal.timeout(20_000),
      }).catch((fault: Error) => String((fault.cause as Error | undefined)?.message ?? fault.message));
      if (typeof answer !== 'string' && answer.status === 200) {
        const { seq } = (await answer.json()) as { seq: number };
        return void written.set(text, { order, seq });
      }
      note(`${kind}: ${typeof answer === 'string' ? answer : answer.status}`);
      await pause(200 + Math.random() * 300);
    }
  };
  const timer = setInterval(() => {
    const sent = one(count++);
    going.add(sent);
    void sent.finally(() => going.delete(sent));
  }, 1000 / perSecond);
  const stop = async () => {
    clearInterval(timer);
    await Promise.all(going);
  };
  return { written, trouble, stop };
}

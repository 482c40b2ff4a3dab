import { setTimeout as pause } from 'node:timers/promises';

type Kind = 'header' | 'form';

export type Notes = {
  /** Every note that was answered, by its text. */
  written: Set<string>;
  /** How often one had to be sent again: its answer was no 200, or the line broke. */
  trouble: Record<Kind, number>;
  stop: () => Promise<void>;
};

type Writing = { orders: number[]; key: string; perSecond: number; called: string };

/**
 * Notes at a rate, each sent again under the same key until it is answered: half of them as programs send them, with a
 * header, half as a form does, with the key among its fields.
 */
export function steadyNotes(url: string, { orders, key, perSecond, called }: Writing): Notes {
  const written = new Set<string>();
  const trouble = { header: 0, form: 0 };
  const going = new Set<Promise<void>>();
  let count = 0;
  const send = async (n: number) => {
    const kind: Kind = n % 2 === 0 ? 'header' : 'form';
    const once = `${called} ${n}`;
    const text = `Notitie ${once}`;
    const body = JSON.stringify({ text, audience: 'customer', ...(kind === 'form' ? { key: once } : {}) });
    const plain = { authorization: `Bearer ${key}`, accept: 'application/json', 'content-type': 'application/json' };
    const headers: Record<string, string> = kind === 'header' ? { ...plain, 'idempotency-key': once } : plain;
    const address = `${url}/orders/${orders[n % orders.length]}/notes`;
    for (;;) {
      const asked = { method: 'POST', headers, body, signal: AbortSignal.timeout(20_000) };
      const status = await fetch(address, asked).then(
        async (answer) => {
          await answer.arrayBuffer();
          return answer.status;
        },
        () => 0,
      );
      if (status === 200) return void written.add(text);
      trouble[kind] += 1;
      await pause(200 + Math.random() * 300);
    }
  };
  const timer = setInterval(() => {
    const note = send(count++);
    going.add(note);
    void note.finally(() => going.delete(note));
  }, 1000 / perSecond);
  const stop = async () => {
    clearInterval(timer);
    await Promise.all(going);
  };
  return { written, trouble, stop };
}

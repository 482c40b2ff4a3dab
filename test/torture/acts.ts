import sharp from 'sharp';
import type { BusyHouse } from './busy-house.ts';

export const kinds = ['steps', 'intake', 'questions', 'photos'] as const;
export type Kind = (typeof kinds)[number];

/** One write under its key. `says` is found again in the record once if it was carried out. */
export type Act = {
  kind: Kind | 'resume';
  says: string;
  address: string;
  headers: Record<string, string>;
  body: () => string | FormData;
};

const asJson = { 'content-type': 'application/json', accept: 'application/json' };

/** Endless acts of one kind for one of several who write side by side; null when there is nothing more to ask. */
export async function actsOf(kind: Kind, house: BusyHouse, lane: number, lanes: number): Promise<() => Act | null> {
  let count = 0;
  const own = house.orders.filter((_, i) => i % lanes === lane);
  const bench = { ...asJson, authorization: `Bearer ${house.keys.bench}` };
  const named = (what: string) => `${what} ${lane}-${count}`;
  const json = (body: object) => () => JSON.stringify(body);

  if (kind === 'steps') {
    const [order] = own;
    const at = `/orders/${order?.number}`;
    return () => {
      const says = named('werk');
      const turn = count++ % 3;
      if (turn === 0)
        return { kind, says, headers: bench, address: `${at}/notes`, body: json({ text: says, audience: 'customer' }) };
      const step = `${at}/steps/${order?.step}`;
      if (turn === 1)
        return { kind, says, headers: bench, address: `${step}/pause`, body: json({ reason: 'break', note: says }) };
      return { kind: 'resume', says, headers: bench, address: `${step}/resume`, body: json({}) };
    };
  }
  if (kind === 'intake') {
    const headers = { ...asJson, authorization: `Bearer ${house.keys.desk}` };
    const day = new Date(Date.now() + 5 * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
    return () => {
      const says = named('auto');
      count += 1;
      const when = { day, from: '10:00', until: '11:00' };
      return {
        kind,
        says,
        headers,
        address: '/orders',
        body: json({ template: house.template, subject: says, name: 'Bo', ...when }),
      };
    };
  }
  if (kind === 'questions')
    return () => {
      // So many questions may wait on one order.
      const order = own[Math.floor(count / 5)];
      if (!order) return null;
      const says = named('vraag');
      count += 1;
      const headers = { ...asJson, cookie: `link-${order.number}=${order.token}` };
      return { kind, says, headers, address: `/follow/${order.number}/questions`, body: json({ text: says }) };
    };
  const picture = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#a65' } })
    .jpeg()
    .toBuffer();
  return () => {
    const says = named('foto');
    const order = own[count % own.length];
    count += 1;
    const body = () => {
      const form = new FormData();
      form.append('text', says);
      form.append('audience', 'customer');
      form.append('photos', new Blob([new Uint8Array(picture)], { type: 'image/jpeg' }), 'foto.jpg');
      return form;
    };
    const key = house.keys.photographers[count % house.keys.photographers.length];
    const headers = { accept: 'application/json', authorization: `Bearer ${key}` };
    return { kind, says, headers, address: `/orders/${order?.number}/notes`, body };
  };
}

/** Sends it once; 0 where nobody answered. */
export async function send(url: string, act: Act): Promise<number> {
  const headers = { ...act.headers, 'idempotency-key': `${act.kind} ${act.says}` };
  const asked = { method: 'POST', headers, body: act.body(), signal: AbortSignal.timeout(20_000) };
  return fetch(url + act.address, asked).then(
    async (answer) => {
      await answer.arrayBuffer();
      return answer.status;
    },
    () => 0,
  );
}

import sharp from 'sharp';
import { makeSender } from '#src/browser/outbox/send.ts';
import type { Act } from '#src/browser/outbox/store.ts';
import type { Delivered } from '#src/browser/parcel.ts';
import { makeKey } from '#src/people/keys.ts';
import { anAct, locks } from '../browser/outbox/an-act.ts';
import { memoryStore } from '../browser/outbox/memory-store.ts';
import { aHouse, type House } from '../exceptions/a-house.ts';
import type { Finding } from './finding.ts';
import { type Fate, fates, lossyLine } from './lossy-line.ts';

const orders = 5;
const tuesday = Date.parse('2026-11-24T12:42:00Z');

/**
 * What a bench made without a connection, sent by its own outbox over a line that loses half of everything: notes,
 * photos, pauses. Each happens once, in the order in which it was made on its order, and nothing is missing.
 */
export async function lossyWrites(writes: number, seed: number): Promise<Finding> {
  const house = await aHouse(() => tuesday);
  const chance = dice(seed);
  const line = await lossyLine(urlOf(house), () => (chance() < 0.5 ? 'passes' : pick(fates.slice(1), chance())));
  try {
    const acts = await makeActs(house, writes);
    const began = Date.now();
    await sendAll(house, acts, line.url, chance);
    const found = await compare(house, acts);
    const { counts } = line;
    const tries = Object.values(counts).reduce((sum, one) => sum + one, 0);
    const seconds = Math.round((Date.now() - began) / 1000);
    const good = Object.values(found).every((wrong) => wrong === 0);
    return { name: 'writes over a lossy line', counts: { seed, writes, tries, ...counts, ...found, seconds }, good };
  } finally {
    await line.close();
    await house.close();
  }
}

const pick = (from: readonly Fate[], at: number): Fate => from[Math.floor(at * from.length)] ?? 'passes';

/** Numbers from 0 to 1 that are the same for the same seed. */
function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Every tenth write is a photo, every fifth a pause or its end; each says in its words which one it is. */
async function makeActs(house: House, writes: number): Promise<Act[]> {
  const photo = await sharp({ create: { width: 320, height: 240, channels: 3, background: '#a65' } })
    .jpeg()
    .toBuffer();
  const steps: string[] = [];
  for (let order = 1; order <= orders; order += 1) steps.push(await begin(house, order));
  const isPaused = steps.map(() => false);
  return Array.from({ length: writes }, (_, i) => {
    const at = i % orders;
    const order = String(at + 1);
    const turn = Math.floor(i / orders);
    const given = { order, person: 'yusuf', madeAt: Date.now() - 3_600_000 };
    if (turn % 5 === 4) {
      const press = isPaused[at] ? 'resume' : 'pause';
      isPaused[at] = !isPaused[at];
      const address = `/orders/${order}/steps/${steps[at]}/${press}`;
      return anAct(`act ${i}`, { ...given, address, fields: press === 'pause' ? [['reason', 'break']] : [] });
    }
    return anAct(`act ${i}`, { ...given, photos: turn % 10 === 3 ? [new Blob([photo], { type: 'image/jpeg' })] : [] });
  });
}

async function begin(house: House, number: number): Promise<string> {
  const taken = await house.post('marieke', '/orders', {
    ...{ template: 'brakes', subject: 'Volvo V60', name: 'Sanne', phone: '06 12 34 56 18', language: 'nl' },
    ...{ day: '2026-11-24', from: '16:30', until: '17:15' },
  });
  if (taken.status !== 201) throw new Error(`taking in answered ${taken.status}: ${taken.text}`);
  const { reader } = house.kitchen.database;
  const { id } = await reader.selectFrom('orders').select('id').where('number', '=', number).executeTakeFirstOrThrow();
  const step = reader.selectFrom('steps').select('id').where('order_id', '=', id).where('specialist', '=', 'yusuf');
  const brakes = (await step.executeTakeFirstOrThrow()).id;
  const started = await house.post('yusuf', `/orders/${number}/steps/${brakes}/start`, {});
  if (started.status !== 200) throw new Error(`starting answered ${started.status}: ${started.text}`);
  return brakes;
}

async function sendAll(house: House, acts: Act[], url: string, chance: () => number): Promise<void> {
  const { key } = await makeKey(house.kitchen.signIn, 'yusuf');
  const store = memoryStore();
  for (const act of acts) await store.add(act);
  // Waiting is the outbox's own; here it is a thousand times shorter.
  const later = (work: () => void, ms: number) => {
    const timer = setTimeout(work, ms / 1000);
    return () => clearTimeout(timer);
  };
  const post = (act: Act, headers: Record<string, string>) =>
    postTo(url, act, { ...headers, authorization: `Bearer ${key}` });
  const world = { person: 'yusuf', store, post, alone: locks(), now: Date.now, later, random: chance };
  await new Promise<void>((resolve, reject) => {
    const sender = makeSender({
      ...world,
      changed: () => {
        if (store.acts.size === 0) resolve();
        const refused = [...store.acts.values()].find(({ state }) => state === 'refused');
        if (refused) reject(new Error(`${refused.key} was refused: ${refused.detail}`));
      },
    });
    void sender.go();
  });
}

async function postTo(url: string, act: Act, headers: Record<string, string>): Promise<Delivered> {
  const { address, fields, key, photos } = act;
  const body = photos.length > 0 ? new FormData() : new URLSearchParams();
  for (const [name, value] of fields) body.append(name, value);
  if (body instanceof FormData) for (const photo of photos) body.append('photos', photo, 'foto.jpg');
  try {
    const response = await fetch(url + address, {
      ...{ method: 'POST', body, signal: AbortSignal.timeout(20_000) },
      headers: { ...headers, accept: 'application/json', 'idempotency-key': key },
    });
    return { status: response.status, answer: (await response.json().catch(() => ({}))) as Delivered['answer'] };
  } catch {
    return { status: 0, answer: {} };
  }
}

/** The timeline of every order beside what was made on it. */
async function compare({ kitchen }: House, acts: Act[]) {
  const { reader } = kitchen.database;
  const wrong = { missing: 0, 'too often': 0, 'out of order': 0, unmarked: 0, 'photos missing': 0, gaps: 0 };
  for (let number = 1; number <= orders; number += 1) {
    const order = await reader.selectFrom('orders').select('id').where('number', '=', number).executeTakeFirstOrThrow();
    const rows = await reader
      .selectFrom('entries')
      .selectAll()
      .where('order_id', '=', order.id)
      .orderBy('number')
      .execute();
    wrong.gaps += rows.filter((row, i) => row.number !== i + 1).length;
    const kinds = ['note-added', 'step-paused', 'step-resumed'];
    const told = rows.filter(({ kind, actor }) => kinds.includes(kind) && actor === 'yusuf');
    const happened = told.map(({ kind, body }) => (kind === 'note-added' ? (JSON.parse(body).text as string) : kind));
    const made = acts.filter((act) => act.order === String(number)).map(nameOf);
    wrong.missing += Math.max(0, made.length - happened.length);
    wrong['too often'] += Math.max(0, happened.length - made.length);
    wrong['out of order'] += made.filter((name, i) => happened[i] !== name).length;
    wrong.unmarked += told.filter(({ made_at }) => made_at === null).length;
    const photos = acts.filter((act) => act.order === String(number)).flatMap((act) => act.photos).length;
    const { count } = await reader
      .selectFrom('photos')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('order_id', '=', order.id)
      .executeTakeFirstOrThrow();
    wrong['photos missing'] += Math.abs(photos - count);
  }
  return wrong;
}

function nameOf({ address, key }: Act): string {
  if (address.endsWith('/pause')) return 'step-paused';
  return address.endsWith('/resume') ? 'step-resumed' : key;
}

const urlOf = ({ app }: House): string => {
  const address = app.server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
};

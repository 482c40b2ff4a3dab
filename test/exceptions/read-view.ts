import type { aKitchen } from '../kitchen.ts';
import type { View } from './simple-check.ts';

type Kitchen = Awaited<ReturnType<typeof aKitchen>>['kitchen'];
type Told = { kind: string; at: number; number: number; actor: string | null; audience: string; body: Said };
type Said = Record<string, string | null>;

/** An order for the simple check, read the long way: from its whole log. */
export async function readView({ database: { reader } }: Kitchen, order: string, away: string[]): Promise<View> {
  const of = { order_id: order };
  const row = await reader.selectFrom('orders').selectAll().where('id', '=', order).executeTakeFirstOrThrow();
  const all = <T extends 'steps' | 'promises' | 'questions' | 'exceptions' | 'entries'>(table: T) =>
    reader
      .selectFrom(table as 'steps')
      .selectAll()
      .where('order_id', '=', of.order_id);
  const steps = await all('steps').orderBy('position').execute();
  const promises = (await all('promises').orderBy('id').execute()) as unknown as Promised[];
  const questions = (await all('questions').execute()) as unknown as Question[];
  const exceptions = (await all('exceptions').execute()) as unknown as Question[];
  const entries = ((await all('entries').execute()) as unknown as (Omit<Told, 'body'> & { body: string })[])
    .map((entry): Told => ({ ...entry, body: JSON.parse(entry.body) }))
    .toSorted((one, other) => one.number - other.number);
  const words = entries.filter(({ audience, actor }) => audience === 'customer' && actor !== null);
  const changes = entries.filter(({ kind }) => /^(step|order)-/.test(kind));
  const ready = promises.filter(({ kind }) => kind === 'ready-by').at(-1);
  const called = entries.filter(({ kind, body }) => kind === 'call-noted' && (body.outcome === 'spoke' || body.next));
  const isCounting = ({ state }: Promised) => state === 'open' || state === 'broken';
  const asTold = ({ id, state, until_at }: Promised) => ({ id, state, until: until_at });
  return {
    state: row.state,
    steps: steps.map(({ id, state, minutes, specialist, paused_at, pause }) => {
      const said = JSON.parse(pause ?? '{"reason":null,"until":null}');
      return { id, state, minutes, specialist, pausedAt: paused_at, worked: workedOn(entries, id), ...said };
    }),
    ready: ready && isCounting(ready) ? asTold(ready) : null,
    calls: promises
      .filter((one) => one.kind === 'call-by' && isCounting(one))
      .filter(({ id }) => !called.some(({ body }) => body.promise === id))
      .map(asTold),
    questions: questions
      .filter(({ state }) => state === 'open' || state === 'asked-back')
      .map(({ id, state, promise, hands, turn_at, offered_at }) => {
        const until = promises.find((one) => one.id === promise)?.until_at ?? 0;
        return { id, state, promise, until, hands, turn: turn_at, offeredAt: offered_at };
      }),
    offers: exceptions
      .filter(({ state }) => state === 'open')
      .map(({ id, offered_at }) => ({ id, offeredAt: offered_at })),
    word: words.at(-1) ?? null,
    changed: changes.at(-1)?.at ?? row.opened_at,
    missing: (person) => away.includes(person),
  };
}

type Promised = { id: string; kind: string; state: string; until_at: number };
type Question = {
  id: string;
  state: string;
  promise: string;
  hands: number;
  turn_at: number;
  offered_at: number | null;
};

function workedOn(entries: Told[], step: string): { from: number; until: number | null }[] {
  const worked: { from: number; until: number | null }[] = [];
  for (const { kind, at, body } of entries) {
    if (body.step !== step) continue;
    if (kind === 'step-started' || kind === 'step-resumed') worked.push({ from: at, until: null });
    const last = worked.at(-1);
    if (kind === 'step-paused' && last) last.until = at;
  }
  return worked;
}

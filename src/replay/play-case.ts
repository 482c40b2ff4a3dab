import { Temporal } from 'temporal-polyfill';
import type { ShopRow } from '#src/database/tables.ts';
import type { AskServer } from './ask-server.ts';
import type { Case, Happening, Work } from './events.ts';
import { type Stage, wordsOf } from './prepare.ts';

export type Taken = { case: string; order: number | string; link: string };

export type Playing = {
  server: AskServer;
  stage: Stage;
  shop: ShopRow;
  /** Makes the commands of this run different from those of another one. */
  run: string;
  count: { commands: number; refused: number };
  onTaken: (taken: Taken) => void | Promise<void>;
};

/** The server said no, or something nobody expected. The case is not played on. */
export class Stopped extends Error {}

/**
 * Plays one case, an event at a time: the order is taken in before its first event, a step is added when it begins, and
 * the order is reported ready and handed over after its last.
 */
export function playCase(playing: Playing, { id, events }: Case): (event: Happening) => Promise<void> {
  const { server, stage, shop, count } = playing;
  const words = wordsOf[shop.language];
  const steps = new Map<Work, string>();
  let order = '';
  let sent = 0;

  const post = async (path: string, body: object, key: string) => {
    sent += 1;
    const { status, body: said } = await server.post(path, body, key, `${playing.run} ${id} ${sent}`);
    count.commands += 1;
    if (status < 300) return said;
    count.refused += 1;
    throw new Stopped(`case ${id}, ${path}: ${status} ${said.detail ?? said.title ?? ''}`);
  };
  const takeIn = async () => {
    const { order: name, link } = await post('/orders', intakeOf(id, playing), stage.deskKey);
    order = `/orders/${name}`;
    await playing.onTaken({ case: id, order: name as Taken['order'], link: String(link) });
  };
  const start = async (row: Work, key: string) => {
    const minutes = String(Math.min(2880, Math.max(1, Math.round((row.end - (row.start ?? row.end)) / 60_000))));
    const { step } = await post(`${order}/steps`, { title: row.activity, minutes, reason: words.reason }, key);
    if (typeof step !== 'string') throw new Stopped(`${order}: no step was added`);
    steps.set(row, step);
    await post(`${order}/steps/${step}/start`, {}, key);
  };
  return async ({ what, row }) => {
    const key = stage.keyOf.get(row.resource) ?? '';
    if (order === '') await takeIn();
    if (!steps.has(row)) await start(row, key);
    if (what === 'start') return;
    await post(`${order}/steps/${steps.get(row)}/finish`, {}, key);
    if (row !== events.at(-1)?.row) return;
    await post(`${order}/ready`, {}, key);
    await post(`${order}/hand-over`, {}, stage.deskKey);
  };
}

function intakeOf(id: string, { stage, shop }: Playing): object {
  const words = wordsOf[shop.language];
  const day = Temporal.Now.plainDateISO(shop.zone).add({ days: 7 }).toString();
  const ready = { day, from: '08:00', until: '17:00' };
  return { template: stage.template, name: `${words.customer} ${id}`.slice(0, 80), subject: id, ...ready };
}

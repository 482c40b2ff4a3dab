import { setTimeout as pause } from 'node:timers/promises';
import { type Server, startProduct } from '../benchmark/product.ts';
import { aFolder, tidyUp } from '../benchmark/tidy-up.ts';
import { type Kind, kinds } from './acts.ts';
import { busyHouse } from './busy-house.ts';
import { busyWriters } from './busy-writers.ts';
import { compareActs, whatIsWrong } from './compare-acts.ts';
import type { Finding } from './finding.ts';

const lanes = 4;

/**
 * `kill -9` of the server in the middle of writes, again and again: notes and steps, intake, customers' questions, photos.
 * Whoever got no answer sends again under the same key. After each kill the files are looked through as they lie; at the
 * end each write is there once. About five seconds for each kill of a kind; the kinds run side by side, each in a folder of
 * its own.
 */
export async function kills(each: number, tell: (text: string) => void = () => {}): Promise<Finding> {
  try {
    const all = await Promise.all(kinds.map((kind) => killsOf(kind, { each, tell })));
    const sum = (of: (one: (typeof all)[number]) => number) => all.reduce((total, one) => total + of(one), 0);
    const wrong = {
      lost: sum(({ lost }) => lost),
      doubled: sum(({ doubled }) => doubled),
      gaps: sum(({ gaps }) => gaps),
      'photos lost': sum((one) => one['photos lost']),
    };
    const [killed, sound] = [sum((one) => one.kills), sum((one) => one.sound)];
    const byKind = Object.fromEntries(all.map((one) => [`acknowledged: ${one.kind}`, one.acknowledged]));
    const counts = { kills: killed, ...byKind, 'sent again': sum((one) => one.again), ...wrong };
    const good = Object.values(wrong).every((many) => many === 0) && sound === killed && all.every(isBusy);
    return { name: 'kill -9 while writing', counts: { ...counts, 'integrity ok': `${sound}/${killed}` }, good };
  } finally {
    tidyUp();
  }
}

/** Kills between which nothing was written show nothing. */
const isBusy = ({ acknowledged, kills }: { acknowledged: number; kills: number }) => acknowledged >= kills;

type Given = { each: number; orders?: number; tell?: (text: string) => void };

/** So many kills in the middle of writes of one kind. */
export async function killsOf(kind: Kind, { each, orders = 120, tell = () => {} }: Given) {
  const folder = aFolder();
  const house = await busyHouse(folder, orders);
  const start = (port?: number) => startProduct(folder, port ? { port } : {});
  let server: Server = await start();
  const writers = await busyWriters(house, { kinds: [kind], lanes, url: () => server.url });
  let sound = 0;
  for (let i = 0; i < each; i += 1) {
    await writers.next();
    await pause(Math.random() * 500);
    await server.kill();
    const wrong = await whatIsWrong(folder);
    if (wrong === null) sound += 1;
    else tell(`${kind}: after kill ${i + 1}: ${wrong}\n`);
    server = await start(server.port);
    if ((i + 1) % 10 === 0) tell(`${kind}: ${i + 1} of ${each} kills, ${writers.acknowledged.length} answered\n`);
  }
  await writers.finish();
  await server.stop();
  const { acknowledged, others } = writers;
  const again = [...others.values()].reduce((sum, many) => sum + many, 0);
  const found = await compareActs(folder, acknowledged);
  return { kind, kills: each, sound, acknowledged: acknowledged.length, again, ...found };
}

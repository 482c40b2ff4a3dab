import { setTimeout as pause } from 'node:timers/promises';
import { startProduct } from '../benchmark/product.ts';
import { aFolder, tidyUp } from '../benchmark/tidy-up.ts';
import { kinds } from './acts.ts';
import { busyHouse } from './busy-house.ts';
import { busyWriters } from './busy-writers.ts';
import { compareActs, whatIsWrong } from './compare-acts.ts';
import type { Finding } from './finding.ts';
import { forgetfulDisk, whyNoDisk } from './forgetful-disk.ts';

const name = 'power cuts while writing';

/**
 * The power goes in the middle of notes, steps, intake, questions and photos: a disk under the server forgets whatever was
 * not synced, at every other cut only half of that. What was answered is there when the server starts on what is left.
 * Then as many cuts as `unsafe` says with synchronous=NORMAL, which has to lose something: else the disk proves nothing.
 * About six seconds for each cut. Needs root, /dev/fuse and python3-fusepy.
 */
export async function powerCuts(
  cuts: number,
  unsafe: number,
  tell: (text: string) => void = () => {},
): Promise<Finding> {
  const why = whyNoDisk();
  if (why) return { name, counts: { 'not tried': why }, good: true };
  try {
    const { sound, ...safe } = await cutAgainAndAgain(cuts, false, tell);
    const { lost: bitten } = await cutAgainAndAgain(unsafe, true, tell);
    const { acknowledged, ...wrong } = safe;
    const isWhole = Object.values(wrong).every((many) => many === 0) && sound === cuts && acknowledged >= cuts;
    const proof = { [`lost in ${unsafe} cuts with synchronous=NORMAL`]: bitten };
    const counts = { cuts, acknowledged, ...wrong, 'integrity ok': `${sound}/${cuts}`, ...proof };
    return { name, counts, good: isWhole && bitten > 0 };
  } finally {
    tidyUp();
  }
}

async function cutAgainAndAgain(cuts: number, normal: boolean, tell: (text: string) => void) {
  const folder = aFolder();
  const house = await busyHouse(folder);
  let url = 'http://127.0.0.1:1';
  const writers = await busyWriters(house, { kinds, lanes: 2, url: () => url });
  const { acknowledged } = writers;
  let sound = 0;
  for (let i = 0; i < cuts; i += 1) {
    const disk = await forgetfulDisk(folder);
    const server = await startProduct(disk.at, { normal });
    url = server.url;
    // Whose pause was lost cannot go on: without safety nobody waits for the rest.
    const isLast = i === cuts - 1 && !normal;
    if (isLast) await writers.finish();
    else for (let many = 0; many < 8; many += 1) await writers.next();
    await pause(300 + Math.random() * 700);
    await disk.cut(i % 2 === 1);
    await server.kill();
    await disk.remove();
    const wrong = await whatIsWrong(folder);
    if (wrong === null) sound += 1;
    else tell(`after cut ${i + 1}: ${wrong}\n`);
    if ((i + 1) % 10 === 0) tell(`${i + 1} of ${cuts} cuts, ${acknowledged.length} answered\n`);
  }
  if (normal) await writers.giveUp();
  return { sound, acknowledged: acknowledged.length, ...(await compareActs(folder, acknowledged)) };
}

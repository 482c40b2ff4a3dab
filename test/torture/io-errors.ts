import { aFolder, tidyUp } from '../benchmark/tidy-up.ts';
import { busyHouse } from './busy-house.ts';
import type { Finding } from './finding.ts';
import { forgetfulDisk, whyNoDisk } from './forgetful-disk.ts';
import { inTrouble, isWell } from './in-trouble.ts';

const name = 'a disk that fails';

/**
 * A disk under the server on which writes and syncs fail with EIO for a while, one in three and then all of them in turn:
 * writers are told with 503, and once it is mended everything goes on. About half a minute. Needs root, /dev/fuse and
 * python3-fusepy.
 */
export async function ioErrors(rounds: number): Promise<Finding> {
  const why = whyNoDisk();
  if (why) return { name, counts: { 'not tried': why }, good: true };
  try {
    const folder = aFolder();
    const house = await busyHouse(folder);
    const disk = await forgetfulDisk(folder);
    try {
      const found = await inTrouble(house, {
        ...{ at: disk.at, rounds, status: 503, reason: 'disk-fault' },
        begin: (round) => disk.fail(round % 2 === 0 ? 'some' : 'all'),
        end: disk.mend,
      });
      return { name, counts: { rounds, ...found }, good: isWell(found) };
    } finally {
      await disk.remove();
    }
  } finally {
    tidyUp();
  }
}

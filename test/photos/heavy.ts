import type { Alone } from './alone.ts';
import { progressive } from './made-jpeg.ts';
import { png, zeros } from './made-png.ts';
import { animated } from './made-webp.ts';
import { form, photo, sendRaw } from './sent.ts';

/** What takes the most to open and is opened, and what would take more and is not. */
const heavyFiles = async (): Promise<Buffer[]> => [
  progressive({ width: 4800, height: 3600 }),
  png({ width: 3600, height: 3600, depth: 16, colour: 6, interlaced: true }),
  png({ width: 8000, height: 5000, colour: 2 }),
  png({ width: 100, height: 100, pixels: zeros(2 ** 28) }),
  progressive({ width: 6300, height: 6300, levels: 8 }),
  await animated(1000, 3600),
  png({ width: 999_999, height: 40, depth: 16, colour: 6, pixels: zeros(10) }),
  Buffer.alloc(15 * 2 ** 20, 'x'),
];

export type Read = { status: number; ms: number };

/** Several people send the heaviest there is, at once and again, while somebody else turns pages. */
export async function whileOthersRead(
  { url, keys }: Alone,
  rounds: number,
): Promise<{ statuses: number[]; reads: Read[] }> {
  const [desk, technician] = keys.map((key) => ({ authorization: `Bearer ${key}` }));
  const files = await heavyFiles();
  const reads: Read[] = [];
  let going = true;
  const reading = (async () => {
    while (going) {
      const begun = performance.now();
      const { status } = await fetch(`${url}/orders/1`, { headers: { ...desk, accept: 'text/html' } });
      reads.push({ status, ms: Math.round(performance.now() - begun) });
    }
  })();
  const statuses: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const sent = files.map((file) => {
      const body = form([{ name: 'audience', value: 'kitchen' }, photo(file)]);
      return sendRaw({ url }, '/orders/1/notes', body, { ...technician });
    });
    for (const { status } of await Promise.all(sent)) statuses.push(status);
  }
  going = false;
  await reading;
  return { statuses, reads };
}

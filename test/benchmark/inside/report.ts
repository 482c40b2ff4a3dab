import { writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';

// Loaded into every measured process with --import: it answers what the benchmark asks over the channel to its child,
// so that nothing of the program itself has to know about being measured.

type Ask = { ask: number; what: 'cpu' | 'memory' | 'profile' | 'profiled'; file?: string };

let session: Session | undefined;

const answers = {
  /** Microseconds of processor time of the whole process: its own threads, the collector's and the kernel's for it. */
  cpu: async () => {
    const { user, system } = process.cpuUsage();
    return user + system;
  },
  /** Bytes that stay resident after everything that could be collected was. */
  memory: async () => {
    for (let i = 0; i < 4; i += 1) {
      // A plain collection keeps pages for later, which would hide what came since.
      await globalThis.gc?.({ type: 'major', execution: 'async', flavor: 'last-resort' });
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return process.memoryUsage.rss();
  },
  profile: async () => {
    session = new Session();
    session.connect();
    await session.post('Profiler.enable');
    await session.post('Profiler.setSamplingInterval', { interval: 250 });
    await session.post('Profiler.start');
    return 0;
  },
  profiled: async ({ file }: Ask) => {
    const stopped = await session?.post('Profiler.stop');
    if (file && stopped) writeFileSync(file, JSON.stringify(stopped.profile));
    session?.disconnect();
    return 0;
  },
};

process.on('message', (message) => {
  const asked = message as Ask;
  if (!(asked?.what in answers)) return;
  answers[asked.what](asked).then((answer) => process.send?.({ ask: asked.ask, answer }));
});
// Whatever becomes of the benchmark, it leaves nothing running.
process.on('disconnect', () => process.exit(1));

import { fanOut } from './fan-out.ts';
import { growth } from './growth.ts';
import { pages } from './pages.ts';
import { reconnect } from './reconnect.ts';
import type { Row } from './row.ts';
import { scriptSize } from './script-size.ts';
import { durable, relaxed, slowDisk } from './throughput.ts';
import { twoProcesses } from './two-processes.ts';
import { updates } from './updates.ts';

/** Everything that is measured, in the order in which it is told. */
export const rows: Row[] = [
  updates,
  durable,
  slowDisk,
  relaxed,
  fanOut,
  reconnect,
  pages,
  growth,
  twoProcesses,
  scriptSize,
];

import path from 'node:path';
import { lastingFolder } from './memory-disk.ts';

/** For programs that a test starts: what Node has compiled once it takes from there, which is half of a start. */
export const compiled = {
  NODE_COMPILE_CACHE: path.join(lastingFolder(), `open-kitchen-compiled-${process.getuid?.()}`),
};

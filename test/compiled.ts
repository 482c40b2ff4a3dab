import { tmpdir } from 'node:os';
import path from 'node:path';

/** For programs that a test starts: what Node has compiled once it takes from there, which is half of a start. */
export const compiled = { NODE_COMPILE_CACHE: path.join(tmpdir(), `open-kitchen-compiled-${process.getuid?.()}`) };

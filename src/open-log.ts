import { destination, type Logger, pino } from 'pino';

// In characters. What cannot be written waits and goes out with the next line that can; beyond this it is dropped.
const mostWaiting = 1024 * 1024;

/**
 * The log, in lines of JSON on the standard output. Where that leads may fill up or break: then lines are lost, and
 * nothing else. Pino's own way would wait for room when the process ends, for ever, and answer nobody meanwhile.
 */
export function openLog(level: string): Logger {
  const output = destination({ dest: 1, sync: true, maxLength: mostWaiting, retryEAGAIN: () => false });
  output.on('error', lost);
  return pino({ level, redact: ['req.headers.cookie', 'req.headers.authorization'] }, output);
}

/** Nobody could be told: this is where it would be said. */
export const lost = () => {};

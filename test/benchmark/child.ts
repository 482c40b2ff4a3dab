import { fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { compiled } from '../compiled.ts';
import { watchOver } from './tidy-up.ts';

/** A process that is measured, or one that puts load on it. */
export type Child = {
  pid: number;
  /** Microseconds of processor time since it started. */
  cpu: () => Promise<number>;
  /** Resident bytes after a full collection. */
  memory: () => Promise<number>;
  /** Samples where its time goes between two calls; the second one writes the file. */
  profile: () => Promise<void>;
  profiled: (file: string) => Promise<void>;
  /** Whatever it says over its channel besides. */
  hear: (listener: (message: unknown) => void) => void;
  tell: (message: object) => void;
  /** Asks it to end and waits until it has. */
  stop: () => Promise<void>;
  /** kill -9. */
  kill: () => Promise<void>;
};

export type Start = {
  env?: Record<string, string>;
  /** Files of test/benchmark/inside that are loaded before it. */
  inside?: string[];
  args?: string[];
  /** So many milliseconds more for each sync, as on another disk. Needs strace. */
  syncTakes?: number;
  /** Its output; nowhere without this. */
  output?: (text: string) => void;
};

/** Starts a TypeScript file as a process of its own. It ends with the benchmark at the latest. */
export function startChild(file: string, { env = {}, inside = [], args = [], syncTakes, output }: Start = {}): Child {
  const imports = ['report.ts', ...inside].flatMap((name) => [
    '--import',
    new URL(`./inside/${name}`, import.meta.url).href,
  ]);
  const node = ['--expose-gc', ...imports];
  const child = fork(file, args, {
    env: { ...clean(process.env), ...compiled, ...env },
    silent: true,
    ...(syncTakes === undefined ? { execArgv: node } : slowly(syncTakes, node)),
  });
  watchOver(child);
  let said = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => output?.(text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-4000);
  });
  let asked = 0;
  let isEnding = false;
  const waiting = new Map<number, { resolve: (answer: number) => void; reject: (fault: Error) => void }>();
  const gone = once(child, 'exit').then(([code, signal]) => {
    const fault = new Error(`${path.basename(file)} ended with ${code ?? signal}. ${said}`);
    for (const one of waiting.values()) one.reject(fault);
    // Nothing that was measured without it counts, unless it was us who ended it.
    if (!(isEnding || child.killed))
      setImmediate(() => {
        throw fault;
      });
  });
  child.on('message', (message: { ask?: number; answer?: number }) => {
    if (message.ask === undefined) return;
    waiting.get(message.ask)?.resolve(message.answer ?? 0);
    waiting.delete(message.ask);
  });
  const ask = (what: string, more: object = {}) =>
    new Promise<number>((resolve, reject) => {
      waiting.set(++asked, { resolve, reject });
      child.send({ ask: asked, what, ...more });
    });
  const end = async (signal: NodeJS.Signals) => {
    isEnding = true;
    // A signal would end strace alone; what it watches ends with its channel.
    if (syncTakes === undefined) child.kill(signal);
    else child.disconnect();
    await gone;
  };
  return {
    pid: child.pid ?? 0,
    cpu: () => ask('cpu'),
    memory: () => ask('memory'),
    profile: async () => void (await ask('profile')),
    profiled: async (file) => void (await ask('profiled', { file })),
    hear: (listener) => void child.on('message', listener),
    tell: (message) => void child.send(message),
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  };
}

/** Under strace, which stops nothing but the syncs. */
function slowly(ms: number, node: string[]) {
  const calls = 'fsync,fdatasync';
  const how = ['-f', '--seccomp-bpf', '-qq', '-o', '/dev/null', '-e', `trace=${calls}`];
  const inject = ['-e', `inject=${calls}:delay_exit=${ms * 1000}`];
  return { execPath: 'strace', execArgv: [...how, ...inject, process.execPath, ...node] };
}

/** Why nothing can be measured with slower syncs here; null where it can. */
export function whyNoSlowSyncs(): string | null {
  const isThere = spawnSync('strace', ['-f', '--seccomp-bpf', '-qq', '-o', '/dev/null', 'true']).status === 0;
  return isThere
    ? null
    : 'there is no strace on this machine that may watch a process (Debian: apt-get install strace)';
}

// What the benchmark was started with is not what it measures.
function clean({ NODE_OPTIONS: _, DATABASE_URL: __, REDIS_URL: ___, ...rest }: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return rest;
}

import { z } from 'zod';

const blankIsAbsent = (value: unknown) => (value === '' ? undefined : value);
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(blankIsAbsent, schema.optional());

const Environment = z.object({
  NODE_ENV: optional(z.string()),
  PORT: optional(z.coerce.number('PORT is a number from 0 to 65535.').int().min(0).max(65535)),
  HOST: optional(z.string()),
  DATA_DIR: optional(z.string()),
  PUBLIC_URL: optional(
    z.url({ protocol: /^https?$/, error: 'PUBLIC_URL is an address such as https://garage.example.' }),
  ),
  TRUST_PROXY: optional(z.coerce.number('TRUST_PROXY is a number of proxies.').int().min(0).max(10)),
  LOG_LEVEL: optional(
    z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], 'LOG_LEVEL is a pino level.'),
  ),
});

export type Settings = {
  production: boolean;
  port: number;
  host: string;
  dataDir: string;
  /** Without a slash at its end; every absolute link is made of this, never of a Host header. */
  publicUrl: string;
  trustProxy: number;
  logLevel: string;
};

/** Reads the environment, or throws one sentence that names the wrong setting. */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const read = Environment.safeParse(environment);
  if (!read.success) {
    const issue = read.error.issues[0];
    throw new Error(`Wrong setting ${issue?.path.join('.')}: ${issue?.message}`);
  }
  const env = read.data;
  const production = env.NODE_ENV === 'production';
  const port = env.PORT ?? 3000;
  const publicUrl = env.PUBLIC_URL ?? `http://localhost:${port}`;
  const wrong = refusedSetting(environment) ?? (production ? notForProduction(env.PUBLIC_URL) : null);
  if (wrong) throw new Error(`Wrong setting ${wrong}`);
  return {
    production,
    port,
    host: env.HOST ?? '127.0.0.1',
    dataDir: env.DATA_DIR ?? './data',
    publicUrl: publicUrl.replace(/\/+$/, ''),
    trustProxy: env.TRUST_PROXY ?? 0,
    logLevel: env.LOG_LEVEL ?? 'info',
  };
}

// Somebody who sets these expects the data to be elsewhere than it would be.
function refusedSetting(environment: NodeJS.ProcessEnv): string | null {
  const name = ['DATABASE_URL', 'REDIS_URL'].find((one) => environment[one]);
  return name
    ? `${name}: this version keeps everything in one SQLite file under DATA_DIR and runs as one process.`
    : null;
}

function notForProduction(publicUrl: string | undefined): string | null {
  if (!publicUrl) return 'PUBLIC_URL: it is required with NODE_ENV=production, because links are made of it.';
  const { protocol, hostname } = new URL(publicUrl);
  if (protocol === 'https:' || hostname === 'localhost' || hostname === '127.0.0.1') return null;
  return 'PUBLIC_URL: with NODE_ENV=production it begins with https://, because browsers keep the sign-in for nothing less.';
}

import { z } from 'zod';
import type { S3Settings } from './files/s3.ts';

const blankIsAbsent = (value: unknown) => (value === '' ? undefined : value);
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(blankIsAbsent, schema.optional());

const Environment = z.object({
  NODE_ENV: optional(z.string()),
  PORT: optional(z.coerce.number('PORT is a number from 0 to 65535.').int().min(0).max(65535)),
  HOST: optional(z.string()),
  DATA_DIR: optional(z.string()),
  DATABASE_URL: optional(
    z.url({
      protocol: /^postgres(ql)?$/,
      error: 'DATABASE_URL is an address such as postgres://user:password@host/name.',
    }),
  ),
  REDIS_URL: optional(z.url({ protocol: /^rediss?$/, error: 'REDIS_URL is an address such as redis://host:6379.' })),
  PUBLIC_URL: optional(
    z.url({ protocol: /^https?$/, error: 'PUBLIC_URL is an address such as https://garage.example.' }),
  ),
  TRUST_PROXY: optional(z.coerce.number('TRUST_PROXY is a number of proxies.').int().min(0).max(10)),
  S3_BUCKET: optional(z.string()),
  S3_ENDPOINT: optional(
    z.url({ protocol: /^https?$/, error: 'S3_ENDPOINT is an address such as https://s3.example.' }),
  ),
  S3_REGION: optional(z.string()),
  S3_ACCESS_KEY_ID: optional(z.string()),
  S3_SECRET_ACCESS_KEY: optional(z.string()),
  SMTP_URL: optional(
    z.url({
      protocol: /^smtps?$/,
      hostname: /./,
      error: 'SMTP_URL is an address such as smtps://user:password@mail.example.',
    }),
  ),
  MAIL_FROM: optional(
    z
      .string()
      .max(200)
      .regex(
        /^(?:[^<>"@,;:\r\n]+ <[^\s<>"@,;]+@[^\s<>"@,;]+>|[^\s<>"@,;]+@[^\s<>"@,;]+)$/,
        'MAIL_FROM is an address such as werkplaats@garage.example, or: Garage De Werf <werkplaats@garage.example>.',
      ),
  ),
  LOG_LEVEL: optional(
    z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], 'LOG_LEVEL is a pino level.'),
  ),
});

export type Settings = {
  production: boolean;
  port: number;
  host: string;
  /** Photos and the secret, and without a `databaseUrl` the database itself. */
  dataDir: string;
  /** PostgreSQL, in place of the SQLite file. */
  databaseUrl: string | null;
  /** What joins several processes that serve the same database. */
  redisUrl: string | null;
  /** Without a slash at its end; every absolute link is made of this, never of a Host header. */
  publicUrl: string;
  trustProxy: number;
  logLevel: string;
  /** Where photos lie, if not in a folder beside the database. */
  s3: S3Settings | null;
  /** Who carries mail, and from whom it is. Without it nothing is sent. */
  mail: { url: string; from: string } | null;
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
  const wrong =
    redisAlone(environment) ??
    halfS3(environment) ??
    halfMail(environment) ??
    (production ? notForProduction(env.PUBLIC_URL) : null);
  if (wrong) throw new Error(`Wrong setting ${wrong}`);
  return {
    production,
    port,
    host: env.HOST ?? '127.0.0.1',
    dataDir: env.DATA_DIR ?? './data',
    databaseUrl: env.DATABASE_URL ?? null,
    redisUrl: env.REDIS_URL ?? null,
    publicUrl: publicUrl.replace(/\/+$/, ''),
    trustProxy: env.TRUST_PROXY ?? 0,
    logLevel: env.LOG_LEVEL ?? 'info',
    s3: s3Of(env),
    mail: env.SMTP_URL && env.MAIL_FROM ? { url: env.SMTP_URL, from: env.MAIL_FROM } : null,
  };
}

const s3Names = ['S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const;

/** All of it or none: photos must not lie half here, half there because of a name that was mistyped. */
function halfS3(environment: NodeJS.ProcessEnv): string | null {
  const isMeant = [...s3Names, 'S3_ENDPOINT', 'S3_REGION'].some((name) => environment[name]);
  const missing = s3Names.find((name) => !environment[name]);
  return isMeant && missing ? `${missing}: photos are kept in S3 only with a bucket, a key and its secret.` : null;
}

function s3Of(env: z.infer<typeof Environment>): S3Settings | null {
  const { S3_BUCKET: bucket, S3_ACCESS_KEY_ID: key, S3_SECRET_ACCESS_KEY: secret } = env;
  if (!bucket || !key || !secret) return null;
  return { bucket, key, secret, endpoint: env.S3_ENDPOINT ?? null, region: env.S3_REGION ?? 'us-east-1' };
}

function halfMail({ SMTP_URL, MAIL_FROM }: NodeJS.ProcessEnv): string | null {
  if (SMTP_URL && !MAIL_FROM) return 'MAIL_FROM: mail has to be from somebody: set it together with SMTP_URL.';
  return MAIL_FROM && !SMTP_URL ? 'SMTP_URL: nobody carries mail without it: set it together with MAIL_FROM.' : null;
}

// One SQLite file is served by one process, so there is nothing to join.
function redisAlone({ DATABASE_URL, REDIS_URL }: NodeJS.ProcessEnv): string | null {
  return REDIS_URL && !DATABASE_URL
    ? 'REDIS_URL: it joins several processes, and those need PostgreSQL: set DATABASE_URL too.'
    : null;
}

function notForProduction(publicUrl: string | undefined): string | null {
  if (!publicUrl) return 'PUBLIC_URL: it is required with NODE_ENV=production, because links are made of it.';
  const { protocol, hostname } = new URL(publicUrl);
  if (protocol === 'https:' || hostname === 'localhost' || hostname === '127.0.0.1') return null;
  return 'PUBLIC_URL: with NODE_ENV=production it begins with https://, because browsers keep the sign-in for nothing less.';
}

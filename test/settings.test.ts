import { expect, test } from 'vitest';
import { readSettings } from '#src/settings.ts';

test('Without any setting it serves this machine alone, from ./data', () => {
  expect(readSettings({})).toEqual({
    production: false,
    port: 3000,
    host: '127.0.0.1',
    dataDir: './data',
    databaseUrl: null,
    redisUrl: null,
    publicUrl: 'http://localhost:3000',
    trustProxy: 0,
    logLevel: 'info',
    s3: null,
    mail: null,
  });
  expect(readSettings({ PORT: '8080', HOST: '' })).toMatchObject({
    publicUrl: 'http://localhost:8080',
    host: '127.0.0.1',
  });
  const real = { NODE_ENV: 'production', PUBLIC_URL: 'https://werf.example/', TRUST_PROXY: '1' };
  expect(readSettings(real)).toMatchObject({ production: true, publicUrl: 'https://werf.example', trustProxy: 1 });
});

test.each([
  [{ PORT: 'http' }, /PORT/],
  [{ PORT: '70000' }, /PORT/],
  [{ TRUST_PROXY: 'yes' }, /TRUST_PROXY/],
  [{ LOG_LEVEL: 'loud' }, /LOG_LEVEL/],
  [{ PUBLIC_URL: 'werf.example' }, /PUBLIC_URL/],
  [{ NODE_ENV: 'production' }, /PUBLIC_URL.*required/],
  [{ NODE_ENV: 'production', PUBLIC_URL: 'http://werf.example' }, /PUBLIC_URL.*https/],
  [{ DATABASE_URL: 'mysql://x/y' }, /DATABASE_URL.*postgres/],
  [{ REDIS_URL: 'redis://x' }, /REDIS_URL.*DATABASE_URL/],
  [{ REDIS_URL: 'http://x', DATABASE_URL: 'postgres://x/y' }, /REDIS_URL.*redis:/],
  [{ SMTP_URL: 'smtp://mail.example' }, /MAIL_FROM: mail has to be from somebody/],
  [{ MAIL_FROM: 'werf@example.org' }, /SMTP_URL: nobody carries mail/],
  [{ SMTP_URL: 'http://mail.example', MAIL_FROM: 'werf@example.org' }, /SMTP_URL is an address such as smtps:/],
  [{ SMTP_URL: 'smtp://mail.example', MAIL_FROM: 'De Werf' }, /MAIL_FROM is an address such as/],
  [{ SMTP_URL: 'smtp://mail.example', MAIL_FROM: 'a@b.example\r\nBcc: c@d.example' }, /MAIL_FROM/],
  [{ S3_BUCKET: 'photos' }, /S3_ACCESS_KEY_ID.*only with a bucket, a key and its secret/],
  [{ S3_BUCKET: 'photos', S3_ACCESS_KEY_ID: 'k' }, /S3_SECRET_ACCESS_KEY/],
  [{ S3_ACCESS_KEY_ID: 'k', S3_SECRET_ACCESS_KEY: 's' }, /S3_BUCKET/],
  [{ S3_ENDPOINT: 'https://s3.example' }, /S3_BUCKET/],
  [{ S3_REGION: 'eu-west-1' }, /S3_BUCKET/],
  [{ S3_BUCKET: 'photos', S3_ACCESS_KEY_ID: 'k', S3_SECRET_ACCESS_KEY: '', S3_ENDPOINT: '' }, /S3_SECRET_ACCESS_KEY/],
  [{ S3_BUCKET: 'p', S3_ACCESS_KEY_ID: 'k', S3_SECRET_ACCESS_KEY: 's', S3_ENDPOINT: 's3.example' }, /S3_ENDPOINT/],
])('A wrong setting is one sentence that names it: %j', (environment, sentence) => {
  expect(() => readSettings(environment)).toThrow(sentence);
});

test('With a bucket, a key and its secret photos lie in S3, at Amazon unless an address says otherwise', () => {
  const given = { S3_BUCKET: 'photos', S3_ACCESS_KEY_ID: 'k', S3_SECRET_ACCESS_KEY: 's' };
  const read = { bucket: 'photos', key: 'k', secret: 's' };
  expect(readSettings(given).s3).toEqual({ ...read, endpoint: null, region: 'us-east-1' });
  const own = { ...given, S3_ENDPOINT: 'https://s3.example', S3_REGION: 'eu-central' };
  expect(readSettings(own).s3).toEqual({ ...read, endpoint: 'https://s3.example', region: 'eu-central' });
});

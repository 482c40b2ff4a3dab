import { expect, test } from 'vitest';
import { readSettings } from '#src/settings.ts';

test('Without any setting it serves this machine alone, from ./data', () => {
  expect(readSettings({})).toEqual({
    production: false,
    port: 3000,
    host: '127.0.0.1',
    dataDir: './data',
    publicUrl: 'http://localhost:3000',
    trustProxy: 0,
    logLevel: 'info',
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
  [{ DATABASE_URL: 'postgres://x' }, /DATABASE_URL.*SQLite/],
  [{ REDIS_URL: 'redis://x' }, /REDIS_URL/],
])('A wrong setting is one sentence that names it: %j', (environment, sentence) => {
  expect(() => readSettings(environment)).toThrow(sentence);
});

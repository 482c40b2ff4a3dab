import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:https';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import tls from 'node:tls';
import { freePort } from '#src/demo/free-port.ts';
import { aFolder, watchOver } from '../benchmark/tidy-up.ts';

const template = new URL('../../deploy/nginx.conf.template', import.meta.url);

export type Front = {
  /** With the port at its end; its certificate is believed by this process from now on. */
  url: string;
  plain: string;
  /** Everything that it has written down so far. */
  log: () => string;
  stop: () => Promise<void>;
};

/** Why nothing can be tried behind a proxy here; null where it can. */
export function whyNoProxy(): string | null {
  const programs = { nginx: '-v', openssl: 'version', 'redis-server': '--version' };
  const missing = Object.entries(programs).filter(([name, asked]) => spawnSync(name, [asked]).status !== 0);
  return missing.length > 0 ? `there is no ${missing.map(([name]) => name).join(' and no ')} on this machine` : null;
}

export type Ports = { tls: number; plain: number };

export async function proxyPorts(): Promise<Ports> {
  const from = 20_000 + Math.floor(Math.random() * 20_000);
  const secure = await freePort(from, '127.0.0.1');
  return { tls: secure, plain: await freePort(secure + 1, '127.0.0.1') };
}

/** nginx as operators run it, from the same file, in front of these two. */
export async function startProxy(ports: Ports, behind: [number, number]): Promise<Front> {
  const folder = aFolder();
  // Whoever serves is another user than the one who began.
  chmodSync(folder, 0o711);
  mkdirSync(path.join(folder, 'work'), { mode: 0o755 });
  certify(folder);
  const written = path.join(folder, 'log');
  const given: Record<string, string> = {
    KITCHEN_HOST: 'localhost',
    KITCHEN_TLS: `127.0.0.1:${ports.tls}`,
    KITCHEN_PLAIN: `127.0.0.1:${ports.plain}`,
    KITCHEN_WORK: path.join(folder, 'work'),
    KITCHEN_LOG: written,
    KITCHEN_CERTIFICATES: folder,
    KITCHEN_ONE: `127.0.0.1:${behind[0]}`,
    KITCHEN_OTHER: `127.0.0.1:${behind[1]}`,
  };
  const file = path.join(folder, 'nginx.conf');
  writeFileSync(
    file,
    readFileSync(template, 'utf8').replaceAll(/\$\{(KITCHEN_\w+)\}/g, (_, name) => given[name] ?? ''),
  );
  const log = openSync(written, 'a');
  const child = spawn('nginx', ['-c', file, '-p', folder, '-g', `daemon off; pid ${folder}/pid;`], {
    stdio: ['ignore', log, log],
  });
  watchOver(child);
  const plain = `http://localhost:${ports.plain}`;
  // Asked to, and waited for: killed, it would leave its workers behind.
  const stop = async () => {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
  };
  for (let tries = 0; !(await fetch(plain, { redirect: 'manual' }).catch(() => null)); tries += 1) {
    if (tries > 100) throw new Error(`nginx does not answer: ${readFileSync(written, 'utf8')}`);
    await pause(50);
  }
  return { url: `https://localhost:${ports.tls}`, plain, log: () => readFileSync(written, 'utf8'), stop };
}

/** A certificate of its own for localhost, which this process believes besides the usual ones. */
function certify(folder: string): void {
  const [key, certificate] = [path.join(folder, 'privkey.pem'), path.join(folder, 'fullchain.pem')];
  const asked = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  execFileSync('openssl', [...asked, ...names, '-keyout', key, '-out', certificate], { stdio: 'ignore' });
  tls.setDefaultCACertificates([...tls.getCACertificates('default'), readFileSync(certificate, 'utf8')]);
}

/** Asks from this address of the machine, on a line of its own: the status, or 0 where the line was refused. */
export function askFrom(localAddress: string, url: string, headers: Record<string, string> = {}): Promise<number> {
  const agent = new Agent({ keepAlive: false });
  return new Promise((resolve) => {
    const asked = request(url, { agent, localAddress, family: 4, headers }, (response) => {
      response.resume().once('end', () => resolve(response.statusCode ?? 0));
    });
    asked.once('error', () => resolve(0)).end();
  });
}

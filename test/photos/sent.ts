import { readdirSync } from 'node:fs';
import { request as ask } from 'node:http';
import { connect } from 'node:net';
import path from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';
import type { Name, TestKitchen } from '../kitchen.ts';

/** One part of a multipart form as it goes over the line: a field, or a file if it has a name. */
export type Part = { name: string; value: string | Buffer; file?: string; type?: string };

const line = '\r\n';
export const boundary = 'the-boundary-7f3a';

export function form(parts: Part[], end = `--${boundary}--${line}`): Buffer {
  const all = parts.flatMap(({ name, value, file, type }) => {
    const named = `Content-Disposition: form-data; name="${name}"${file === undefined ? '' : `; filename="${file}"`}`;
    const typed = type ?? (file === undefined ? '' : 'image/jpeg');
    const head = `--${boundary}${line}${named}${line}${typed && `Content-Type: ${typed}${line}`}${line}`;
    return [Buffer.from(head), Buffer.from(value), Buffer.from(line)];
  });
  return Buffer.concat([...all, Buffer.from(end)]);
}

export type Sent = { status: number; text: string; headers: Record<string, string | string[] | undefined> };

/** Sends bytes as they are. `cut` ends the connection so many milliseconds after them: there is no answer to wait for. */
export async function sendRaw(
  { url }: { url: string },
  to: string,
  body: Buffer,
  { cut = -1, ...headers }: Record<string, string | number> = {},
): Promise<Sent> {
  const given = { 'content-type': `multipart/form-data; boundary=${boundary}`, 'content-length': `${body.length}` };
  const all = { ...given, accept: 'application/json', ...(headers as Record<string, string>) };
  if (typeof cut === 'number' && cut >= 0) return sendAndCut(url, to, body, all, cut);
  return new Promise((resolve, reject) => {
    const request = ask(url + to, { method: 'POST', headers: all, agent: false }, (response) => {
      let text = '';
      response.on('data', (part: Buffer) => {
        text += part.toString();
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text, headers: response.headers }));
    });
    request.on('error', reject);
    request.end(body);
  });
}

async function sendAndCut(
  url: string,
  to: string,
  body: Buffer,
  headers: Record<string, string>,
  after: number,
): Promise<Sent> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => {});
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  socket.write([`POST ${to} HTTP/1.1`, `Host: ${hostname}`, ...head, '', ''].join(line));
  await new Promise((resolve) => socket.write(body, resolve));
  await rest(after);
  socket.destroy();
  return { status: 0, text: '', headers: {} };
}

/** A note with files, by a program in somebody's name. */
export function sendNote(
  house: TestKitchen,
  order: number,
  parts: Part[],
  { who = 'Yusuf', ...headers }: { who?: Name; [header: string]: string } = {},
): Promise<Sent> {
  const body = form([{ name: 'audience', value: 'customer' }, ...parts]);
  return sendRaw(house, `/orders/${order}/notes`, body, { authorization: `Bearer ${house.keys[who]}`, ...headers });
}

export const photo = (value: Buffer | string, file = 'foto.jpg', type = 'image/jpeg'): Part => ({
  ...{ name: 'photos', value, file, type },
});

/** The files of photos that are kept, by their path. */
export const kept = (house: TestKitchen): string[] => under(house, 'photos');

/** Whatever lies on the disk because of uploads, kept or set aside. */
export const lying = (house: TestKitchen): string[] => [...under(house, 'incoming'), ...kept(house)];

function under({ kitchen }: TestKitchen, folder: string): string[] {
  try {
    const at = path.join(kitchen.settings.dataDir, folder);
    const found = readdirSync(at, { recursive: true, withFileTypes: true });
    // What is set aside lies in folders of their own, which go too.
    const counted = found.filter((one) => folder === 'incoming' || one.isFile());
    return counted.map(({ parentPath, name }) => path.join(parentPath, name));
  } catch {
    return [];
  }
}

/** What stays on the disk for good: clearing up goes on for a moment behind the answer. */
export async function left(house: TestKitchen): Promise<string[]> {
  for (let i = 0; i < 100 && lying(house).length > 0; i += 1) await rest(20);
  return lying(house);
}

export async function photoIds({ kitchen }: TestKitchen): Promise<string[]> {
  const rows = await kitchen.database.reader.selectFrom('photos').select('id').orderBy('added_at').execute();
  return rows.map(({ id }) => id);
}

/** Waits for what happens behind an answer. */
export async function until(isSo: () => boolean | Promise<boolean>, what: string): Promise<void> {
  for (let i = 0; i < 200; i += 1) {
    if (await isSo()) return;
    await rest(20);
  }
  throw new Error(`not within four seconds: ${what}`);
}

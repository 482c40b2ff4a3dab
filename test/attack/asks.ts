import type { Route } from '#src/route.ts';
import { exampleOf, fieldsOf, type Posted } from '../whole/bad-bodies.ts';
import { table } from '../whole/may-table.ts';
import type { Things, Victim } from './a-victim.ts';
import type { Attacker, Headers } from './attackers.ts';
import { marksIn } from './canaries.ts';

/** One request: where it goes and what it carries. */
export type Ask = { name: string; method: string; path: string; headers: Headers; body?: string };
export type Asked = { asks: number; leaks: string[]; broken: string[] };

const json = { 'content-type': 'application/json', accept: 'application/json' };
const form = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' };

/** Everything there is to ask of one address, whole, or as much of it as the suite has time for. */
export function asksOf(route: Route, { victim }: Victim, attacker: Attacker, whole: boolean): Ask[] {
  const places = whole ? everyMix(route, victim, attacker.own) : [victim];
  const paths = [...new Set(places.map((things) => addressOf(route, things)))];
  const name = `${route.method.toUpperCase()} ${route.path}`;
  if (route.method === 'get')
    return paths.flatMap((path) =>
      (whole ? ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] : ['GET']).flatMap((method) =>
        (whole ? ['text/html', 'application/json'] : [oneOf(name, attacker)]).map((accept) => ({
          ...{ name, method, path, headers: { accept, ...(method === 'GET' ? {} : json) } },
          ...(['POST', 'PUT', 'PATCH', 'DELETE'].includes(method) ? { body: '{}' } : {}),
        })),
      ),
    );
  const body = filled(route, victim);
  const asForm = new URLSearchParams(Object.entries(body).map(([field, value]) => [field, String(value)])).toString();
  return paths.flatMap((path) => [
    { name, method: 'POST', path, headers: json, body: JSON.stringify(body) },
    ...(whole ? [{ name, method: 'POST', path, headers: form, body: asForm }] : []),
    ...(whole ? [{ name, method: 'POST', path, headers: json, body: '{"no-such-field":"x"}' }] : []),
    ...(whole
      ? ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE'].map((method) => ({
          name,
          method,
          path,
          headers: { accept: 'text/html' },
        }))
      : []),
    ...(whole
      ? [
          {
            name,
            method: 'POST',
            path: `${path}?shop=${victim.shop}&order=${victim.order}`,
            headers: form,
            body: asForm,
          },
        ]
      : []),
  ]);
}

/** The page for some of them and its twin for the others: there is no time for both in the suite. */
const oneOf = (name: string, attacker: Attacker) =>
  (name.length + attacker.name.length) % 2 === 0 ? 'text/html' : 'application/json';

/** Their own order with what is in the other, and the other way round, one name at a time. */
function everyMix({ path }: Route, victim: Things, own: Things | null): Things[] {
  const names = [...path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '');
  if (!own || names.length < 2) return [victim];
  return [
    victim,
    ...names.map((name) => ({ ...victim, [name]: own[name] ?? '' })),
    ...names.map((name) => ({ ...own, [name]: victim[name] ?? '' })),
  ];
}

export const addressOf = ({ path }: Route, things: Things): string => {
  const query = /\/(updates|entries)$/.test(path) ? '?after=0' : '';
  return path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(things[name] ?? 'no-such-thing')) + query;
};

/** A form that would be understood, with whatever is the victim's in each field that names something. */
export function filled(route: Posted, victim: Things): Record<string, unknown> {
  const body = exampleOf(route);
  const words = ['name', 'day', 'order', 'from'];
  for (const field of fieldsOf(route))
    if (victim[field] !== undefined && !words.includes(field)) body[field] = victim[field];
  return route.schema.safeParse(body).success || route.path.includes(':') ? body : exampleOf(route);
}

/** Whoever may already, asks only for what is for more than they are; the rest of the table is theirs. */
export function isAsked({ method, path }: Route, { asks }: Attacker): boolean {
  const who = table[`${method.toUpperCase()} ${path}`];
  if (asks === 'above-technician') return who === 'owner' || who === 'desk' || who === 'customer';
  return asks === 'all' || who === 'owner' || who === 'customer';
}

/** Asks, and looks for marks in all that comes back: the status line, every header, the body. */
export async function askFor(url: string, ask: Ask, attacker: Attacker, found: Asked): Promise<void> {
  const { name, method, path, body } = ask;
  const headers = { ...ask.headers, ...attacker.headers };
  const answer = await fetch(url + path, {
    method,
    headers,
    redirect: 'manual',
    ...(body === undefined ? {} : { body }),
  });
  const bytes = Buffer.from(await answer.arrayBuffer());
  const said = `${answer.statusText}\n${JSON.stringify([...answer.headers])}\n${bytes.toString('utf8')}`;
  found.asks += 1;
  const where = `${attacker.name}: ${name} as ${method} ${path} ${answer.status}`;
  const marks = marksIn(said).filter((kind) => attacker.never.includes(kind));
  if (marks.length > 0) found.leaks.push(`${where} says ${marks.join()}`);
  if (answer.headers.get('content-type')?.startsWith('image/') && path.includes('/photos/'))
    found.leaks.push(`${where} is a photo`);
  const isOfSomebody = table[name] !== 'anyone' && ['GET', 'POST'].includes(method) && answer.status !== 303;
  const policy = answer.headers.get('content-security-policy') ?? 'unsafe';
  if (isOfSomebody && answer.headers.get('cache-control') !== 'no-store') found.broken.push(`${where} may be kept`);
  if (/unsafe|\*/.test(policy) || answer.headers.get('x-content-type-options') !== 'nosniff')
    found.broken.push(`${where} allows too much`);
  if (answer.status >= 500) found.broken.push(`${where} ${bytes.toString('utf8').slice(0, 200)}`);
  if (/\n? {4}at |node_modules|SQLITE/.test(said)) found.broken.push(`${where} shows what it is made of`);
}

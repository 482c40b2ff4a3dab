import fc from 'fast-check';
import type { Route, Who } from '#src/route.ts';
import { exampleOf, fieldsOf, type Posted } from '../whole/bad-bodies.ts';
import { table } from '../whole/may-table.ts';
import { brokenBodies, nastyText, nastyValue } from './nasty.ts';
import { accept, encoded, oddHeaders, query } from './odd-headers.ts';

/** A request as it goes over the line, byte for byte, but for who asks. */
export type FuzzedAsk = { seat: number; method: string; path: string; headers: [string, string][]; body: Buffer };

/** Who may ask such a thing, of nobody, a customer, a technician, the desk and the owner: a stranger gets no further. */
const seatOf: Record<Who, number> = {
  anyone: 0,
  customer: 1,
  follower: 1,
  'signed-in': 2,
  staff: 2,
  desk: 3,
  owner: 4,
};

/** What stands for each name in an address and a field: some that are there. */
export type Known = Record<string, string[]>;

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE', 'PROPFIND', 'QUERY'];

/** Requests over every address, made of what its schema wants, and then bent. */
export function fuzzedAsks(routes: Route[], known: Known, seats: number): fc.Arbitrary<FuzzedAsk> {
  const posted = new Map(
    routes
      .filter((route): route is Posted => route.method === 'post')
      .map((route) => [`POST ${route.path}`, bodiesOf(route, known)]),
  );
  const places = [...Object.keys(table), ...others.map((path) => `GET ${path}`)];
  return fc.constantFrom(...places).chain((place) => {
    const [right = 'GET', path = '/'] = place.split(' ');
    const method = fc.oneof(
      { arbitrary: fc.constant(right), weight: 9 },
      { arbitrary: fc.constantFrom(...methods), weight: 1 },
    );
    const body = fc.oneof(
      { arbitrary: posted.get(place) ?? fc.constant(nothing), weight: 5 },
      {
        arbitrary: fc.constantFrom(...brokenBodies).map(({ type, body }) => ({ type, body: Buffer.from(body) })),
        weight: right === 'POST' ? 2 : 0,
      },
      {
        arbitrary: fc
          .tuple(fc.constantFrom(...types), fc.uint8Array({ maxLength: 400 }))
          .map(([type, bytes]) => ({ type, body: Buffer.from(bytes) })),
        weight: right === 'POST' ? 1 : 0,
      },
    );
    return fc
      .record({
        seat: fc.oneof(fc.nat(seats - 1), fc.constant(seatOf[table[place] ?? 'anyone'])),
        method,
        path: pathsOf(path, known),
        query,
        headers: oddHeaders,
        accept,
        body,
      })
      .map(({ seat, method, path, query, headers, accept, body: { type, body } }) => ({
        ...{ seat, method, path: path + query, body },
        headers: [...(type ? ([['content-type', type]] as [string, string][]) : []), ['accept', accept], ...headers],
      }));
  });
}

const others = [
  '/healthz',
  '/readyz',
  '/metrics',
  '/openapi.json',
  '/brand/:shop.css',
  '/assets/:file',
  '/bench-worker.js',
  '/bench.webmanifest',
  '/:nowhere',
  '/socket.io/',
];
const types = [
  'application/json',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=b',
  'application/octet-stream',
];
const nothing = { type: '', body: Buffer.alloc(0) };
type Sent = { type: string; body: Buffer };

/** A whole form with one field bent, or two, or all; as JSON, as a form, as a multipart form. */
function bodiesOf(route: Posted, known: Known): fc.Arbitrary<Sent> {
  const fields = fieldsOf(route);
  const good = exampleOf(route);
  for (const field of fields) if (known[field]?.[0] !== undefined && field in good) good[field] = known[field][0];
  const one = fc.tuple(fc.constantFrom(...(fields.length > 0 ? fields : ['x'])), nastyValue);
  const bent = fc.oneof(
    { arbitrary: fc.constant<[string, unknown][]>([]), weight: 1 },
    { arbitrary: fc.array(one, { minLength: 1, maxLength: 2 }), weight: 6 },
    { arbitrary: fc.array(one, { minLength: fields.length, maxLength: fields.length + 2 }), weight: 1 },
    { arbitrary: fc.tuple(nastyText, nastyValue).map((pair): [string, unknown][] => [pair]), weight: 1 },
  );
  const key = fc.option(nastyValue, { freq: 4 });
  const from = fc.option(
    fc.oneof(fc.constantFrom('order', 'bench', 'desk', 'questions', 'beside', 'follow', 'bench-order'), nastyText),
    { freq: 4 },
  );
  return fc.record({ bent, key, from, how: fc.nat(9) }).map(({ bent, key, from, how }) => {
    const body = {
      ...good,
      ...Object.fromEntries(bent),
      ...(key === null ? {} : { key }),
      ...(from === null ? {} : { from }),
    };
    if (how < 6) return { type: 'application/json', body: Buffer.from(JSON.stringify(body)) };
    const pairs = Object.entries(body).flatMap(([name, value]) =>
      [value].flat(1).map((one) => [name, plain(one)] as [string, string]),
    );
    return how < 8
      ? { type: 'application/x-www-form-urlencoded', body: Buffer.from(new URLSearchParams(pairs).toString()) }
      : asMultipart(pairs);
  });
}

const plain = (value: unknown): string => {
  if (typeof value === 'string') return value;
  return (JSON.stringify(value) ?? '').slice(0, 100_000);
};

function asMultipart(pairs: [string, string][]): Sent {
  const parts = pairs.map(
    ([name, value]) => `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const photo =
    '--b\r\nContent-Disposition: form-data; name="photos"; filename="a.jpg"\r\nContent-Type: image/jpeg\r\n\r\nno\r\n';
  return { type: 'multipart/form-data; boundary=b', body: Buffer.from(`${parts.join('')}${photo}--b--\r\n`) };
}

/** The address with what is there in it, or with what never was. */
function pathsOf(path: string, known: Known): fc.Arbitrary<string> {
  const names = [...path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '');
  const parts = names.map((name) =>
    fc.oneof(
      { arbitrary: fc.constantFrom(...(known[name] ?? ['x'])), weight: 7 },
      { arbitrary: nastyText.map((text) => encoded(text)), weight: 1 },
      {
        arbitrary: fc.constantFrom(
          '%00',
          '%ff',
          '%',
          '%2e%2e%2f',
          '..',
          '.',
          '%2f',
          '1%20',
          '1;x',
          '01',
          '1e3',
          '-1',
          '%E0%A4%A',
          '999999999',
          'constructor',
          '__proto__',
        ),
        weight: 1,
      },
    ),
  );
  const whole = fc.tuple(...parts).map((values) => {
    let i = 0;
    return path.replace(/:(\w+)/g, () => values[i++] ?? '');
  });
  const bent = fc
    .constantFrom('/', '//', '/.', '/../', '%00', '%2f..%2f', '\\', ';x=1', '/%2e%2e/%2e%2e/etc/passwd', '.json', '%')
    .chain((end) => whole.map((at) => at + end));
  return fc.oneof({ arbitrary: whole, weight: 14 }, { arbitrary: bent, weight: 1 });
}

import { z } from 'zod';
import type { Route } from '#src/route.ts';

/** A route that takes a form, with what its schema says of every field that a sender may write. */
export type Posted = Extract<Route, { method: 'post' }>;
export type Bad = { why: string; body: string };

/** Typed values, one of which every field understands: sentences, times, days, numbers, choices. */
const typed = [
  ...['Dit is een zin.', '08:00', '16:30', '2026-11-25', '30', 'nl', 'Q', 'ab', '#1d4ed8', '4815', '2026'],
  ...['a@example.org', '010 123 45 67', 'Europe/Amsterdam', 'desk', 'up', 'add', 'een lange zin voor de werkbank'],
  ...['123456', '{}'],
] as const;
const long = 1_000_000;

export const addressed = ({ path }: Posted): string[] => [...path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '');

export function fieldsOf(route: Posted): string[] {
  const also = 'also' in route ? route.also : [];
  return Object.keys(shapeOf(route).properties ?? {}).filter((field) => !also.includes(field));
}

type Shape = z.core.JSONSchema.BaseSchema;
const shapeOf = ({ schema }: Posted): Shape => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });

const choicesIn = (shape: Shape | boolean | undefined): unknown[] =>
  typeof shape === 'object'
    ? [shape.enum ?? [], shape.const === undefined ? [] : [shape.const], shape.anyOf?.flatMap(choicesIn) ?? []].flat()
    : [];

/** What the schema says of one field, however the others stand. */
function understands(route: Posted, field: string, value: unknown): boolean {
  const read = route.schema.safeParse({ ...inAddress(route), [field]: value });
  return (
    read.success ||
    !read.error.issues.some(({ path, code, message }) => path[0] === field || isOf(field, code, message))
  );
}
const isOf = (field: string, code: string, message: string) =>
  code === 'unrecognized_keys' && message.includes(`"${field}"`);

const inAddress = (route: Posted) => Object.fromEntries('also' in route ? route.also.map((name) => [name, 'one']) : []);

const accepts = (route: Posted, body: object): boolean =>
  route.schema.safeParse({ ...inAddress(route), ...body }).success;

/** A whole body, of what has to be there: whatever is wrong with a field, the next value is tried for it. */
export function example(route: Posted): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  const left = new Map<string, unknown[]>();
  for (let turn = 0; turn < 100; turn += 1) {
    const read = route.schema.safeParse({ ...inAddress(route), ...body });
    if (read.success) return body;
    for (const field of new Set(read.error.issues.map(({ path }) => String(path[0])))) {
      const values = left.get(field) ?? valuesFor(route, field);
      body[field] = values.shift();
      left.set(field, values);
    }
  }
  throw new Error(`${route.path}: which of the values above can be typed there? ${JSON.stringify(body)} is not it`);
}

/** The same, or nothing where only a device could write it. */
export function exampleOf(route: Posted): Record<string, unknown> {
  try {
    return example(route);
  } catch {
    return {};
  }
}

function valuesFor(route: Posted, field: string): unknown[] {
  // A range ends after it begins.
  const first = field.endsWith('until') ? ['16:30'] : [];
  return [...choicesIn(shapeOf(route).properties?.[field]), ...first, ...typed];
}

/** Fields for free words, in which a sentence is as good as another. */
export const wordsOf = (route: Posted): string[] =>
  fieldsOf(route).filter(
    (field) => understands(route, field, typed[0]) && understands(route, field, 'Iets heel anders!'),
  );

/** Fields for words that take a book. */
export const endless = (route: Posted): string[] =>
  wordsOf(route).filter((field) => understands(route, field, 'n'.repeat(long)));

/** Bodies that no sender means, each with what is wrong about it. What the schema takes is not among them. */
export function badBodies(route: Posted): Bad[] {
  const fields = fieldsOf(route);
  const good = example(route);
  const all = (value: unknown) => Object.fromEntries(fields.map((field) => [field, value]));
  const timed = (right: string, wrong: string[]) =>
    fields
      .filter((field) => understands(route, field, right) && !understands(route, field, typed[0]))
      .flatMap((field) => wrong.map((value) => [`${field} ${value}`, { ...good, [field]: value }] as const));
  const bodies: (readonly [why: string, body: object])[] = [
    ['an unknown field', { ...good, 'no-such-field': 'x' }],
    ['nothing', {}],
    ['numbers', all(7)],
    ['objects', all({ a: { b: 1 } })],
    ['lists of lists', all([[1]])],
    ['too long', all('n'.repeat(Math.floor(long / Math.max(1, fields.length))))],
    ['control characters', all('\u0000\u0007\u001b[2J')],
    ['blanks', all('   ')],
    ...timed('16:30', ['25:61', '2026-02-30T10:00', 'straks']),
    ...timed('2026-11-25', ['2026-02-30', '25-11-2026']),
  ];
  const refused = bodies.filter(([, body]) => !accepts(route, body));
  return [
    { why: 'a prototype', body: '{"__proto__": {"role": "owner"}}' },
    { why: 'a list', body: '[]' },
    ...refused.map(([why, body]) => ({ why, body: JSON.stringify(body) })),
  ];
}

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { roomRoutes } from '#src/routes.ts';
import { nastyValue } from '../attack/nasty.ts';
import { exampleOf, fieldsOf, type Posted } from './bad-bodies.ts';

const posted = roomRoutes.filter((route): route is Posted => route.method === 'post');
const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 1_000_000_000));
const schemas = posted.map((route) => ({ route, name: route.path, fields: fieldsOf(route), good: goodOf(route) }));

/** A body that is understood, with what the address says. */
function goodOf(route: Posted): Record<string, unknown> {
  const inAddress = 'also' in route ? Object.fromEntries(route.also.map((name) => [name, 'one'])) : {};
  return { ...exampleOf(route), ...inAddress };
}

/** What a schema says; anything but its own error is a fault of ours. */
function read({ route, name }: (typeof schemas)[number], body: unknown) {
  try {
    return route.schema.safeParse(body, { reportInput: true });
  } catch (fault) {
    throw new Error(`${name} fell over ${JSON.stringify(body)?.slice(0, 300)} (SEED=${seed}): ${fault}`);
  }
}

test('Every form is understood or refused by its schema, whatever is in it, and never falls over', () => {
  const bent = fc.tuple(fc.constantFrom(...schemas), fc.nat(), nastyValue, fc.boolean());
  let [taken, refused] = [0, 0];
  fc.assert(
    fc.property(bent, ([one, which, value, isAlone]) => {
      const field = one.fields[which % Math.max(1, one.fields.length)] ?? 'x';
      const result = read(one, isAlone ? { [field]: value } : { ...one.good, [field]: value });
      if (result.success) taken += 1;
      else refused += 1;
      if (!result.success) expect(result.error).toBeInstanceOf(z.ZodError);
    }),
    { numRuns: 4000, seed },
  );
  fc.assert(
    fc.property(fc.constantFrom(...schemas), nastyValue, (one, body) => {
      if (one.fields.length > 0 && (typeof body !== 'object' || body === null || Array.isArray(body)))
        expect(read(one, body).success, `${one.name} takes ${JSON.stringify(body)?.slice(0, 100)}`).toBe(false);
    }),
    { numRuns: 1000, seed },
  );
  expect(taken).toBeGreaterThan(100);
  expect(refused).toBeGreaterThan(1000);
});

test('No form takes a field that it does not know, nor a prototype, nor a list where one value is meant', () => {
  const wrong: string[] = [];
  for (const one of schemas) {
    const { name, good, fields, route } = one;
    const withPrototype = JSON.parse(
      `{"__proto__": {"role": "owner"}, ${JSON.stringify(good).slice(1, -1) || '"x": 1'}}`,
    );
    const strange = [
      { ...good, 'no-such-field': 'x' },
      { ...good, constructor: { prototype: {} } },
    ];
    // Where fields may have any name, it is refused before (form-again.ts).
    if (!takesAnyName(route)) strange.push(withPrototype);
    for (const body of strange) if (read(one, body).success) wrong.push(`${name} takes ${Object.keys(body).join()}`);
    const shape = z.toJSONSchema(route.schema, { io: 'input', unrepresentable: 'any' });
    for (const field of fields) {
      const value = good[field];
      if (typeof value !== 'string' || takesLists(shape.properties?.[field])) continue;
      for (const list of [[value], [value, value], { 0: value }])
        if (read(one, { ...good, [field]: list }).success) wrong.push(`${name} takes a list for ${field}`);
    }
  }
  expect(wrong).toEqual([]);
  expect(({} as { role?: string }).role).toBeUndefined();
});

test('What a form was read as can be read again, and is the same', () => {
  const wrong: string[] = [];
  let again = 0;
  for (const one of schemas) {
    const first = read(one, one.good);
    if (!first.success) continue;
    const plain: unknown = JSON.parse(JSON.stringify(first.data));
    const second = read(one, plain);
    again += 1;
    // Days, hours and minutes are read into times and numbers: those are for the rule, not for a second reading.
    if (second.success && JSON.stringify(second.data) !== JSON.stringify(first.data)) wrong.push(one.name);
  }
  expect(wrong).toEqual([]);
  expect(again).toBeGreaterThan(90);
});

const takesAnyName = ({ schema }: Posted) =>
  typeof z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }).additionalProperties === 'object';

type Shape = z.core.JSONSchema._JSONSchema | undefined;
const takesLists = (shape: Shape): boolean =>
  typeof shape === 'object' &&
  (shape.type === 'array' ||
    (shape.anyOf ?? []).some(takesLists) ||
    Object.keys(shape).every((key) => key === 'description'));

import type { Compilable, CompiledQuery } from 'kysely';
import type { Reader, Tx } from './transact.ts';

type Asked = Record<string, string | number | null>;

/** Stands in the compiled query where what is asked for goes. */
type Blank = { blank: string };
const blanks = new Proxy({}, { get: (_, blank: string): Blank => ({ blank }) });
const isBlank = (value: unknown): value is Blank => typeof value === 'object' && value !== null && 'blank' in value;

/**
 * A query that is built and compiled once, for what is asked all the time: building one costs more than the database
 * takes to answer it. `write` reads what is asked for as plain values, and decides nothing by them.
 */
export function compiled<A extends Asked, Row>(
  write: (reader: Reader, asked: A) => Compilable<Row>,
): (from: Reader | Tx, asked: A) => Promise<Row[]> {
  // By the connection's dialect: every transaction on it writes the same text.
  const made = new WeakMap<object, CompiledQuery<Row>>();
  return async (from, asked) => {
    const { adapter } = from.getExecutor();
    const query = made.get(adapter) ?? write(from as Reader, blanks as A).compile();
    made.set(adapter, query);
    const parameters = query.parameters.map((value) => (isBlank(value) ? asked[value.blank] : value));
    return (await (from as Reader).executeQuery<Row>({ ...query, parameters })).rows;
  };
}

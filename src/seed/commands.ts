import type { ShopRow } from '#src/database/tables.ts';
import type { Tx } from '#src/database/transact.ts';
import type { Staff } from '#src/people/actor.ts';
import type { CommandRoute, Route } from '#src/route.ts';
import { carryOut, type Floor, type Look } from '#src/timeline/carry-out.ts';
import type { Rule } from '#src/timeline/order.ts';
import { isRefusal } from '#src/timeline/refusal.ts';
import { say } from '#src/web/words.ts';
import type { SeedOrder } from './seed-file.ts';
import { readWhen } from './when.ts';

/** What can be done on an order, by the name a file gives it: `start`, `finish`, `note`, `hand-over` … */
export type Commands = ReadonlyMap<string, CommandRoute>;

const otherNames: Record<string, string> = { notes: 'note', steps: 'add-step' };

/** Every command of the house that is about an order or one of its steps, from the lists that the server runs. */
export function commandsOf(routes: Route[]): Commands {
  const commands = routes.filter(
    (route) =>
      'rule' in route &&
      /^\/orders\/:order\/(?!questions|promises|calls|process|exceptions|photos|\w*-?offer)/.test(route.path),
  );
  return new Map((commands as CommandRoute[]).map((route) => [nameOf(route.path), route]));
}

function nameOf(path: string): string {
  const last = path.slice(path.lastIndexOf('/') + 1);
  return otherNames[last] ?? last;
}

type Doing = {
  floor: Floor;
  tx: Tx;
  commands: Commands;
  shop: ShopRow;
  order: { id: string; number: number };
  actor: Staff;
  idOf: (name: string) => string;
  at: number;
  now: number;
};

/** Does on an order what a person would do by the same command, with the same rule. Throws what it refuses. */
export async function doOnOrder(doing: Doing, progress: SeedOrder['progress'][number]): Promise<void> {
  const { floor, shop, order, actor, at } = doing;
  const { do: name, at: _, by: __, step, ...fields } = progress;
  const route = doing.commands.get(name);
  if (!route) throw new Error(`there is no command "${name}"; there are ${[...doing.commands.keys()].join(', ')}`);
  const { specialist, until } = fields;
  const command = {
    ...fields,
    ...(step === undefined ? {} : { step: await stepAt(doing, step) }),
    ...(specialist && specialist !== 'nobody' ? { specialist: doing.idOf(specialist) } : {}),
    ...(until ? { until: new Date(readWhen(until, shop.zone, doing.now)).toISOString() } : {}),
  };
  const read = route.schema.safeParse(command);
  if (!read.success)
    throw new Error(read.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join(', '));
  const asked = { shop: shop.id, zone: shop.zone, number: order.number, actor, command: read.data, at };
  const look = route.look as Look<unknown, unknown> | undefined;
  const done = await carryOut(floor, asked, route.rule as Rule<unknown, Staff, unknown>, look);
  if (isRefusal(done)) throw new Error(say('en', done.refused, done.with));
}

async function stepAt({ tx, shop, order }: Doing, position: number): Promise<string> {
  const step = await tx
    .selectFrom('steps')
    .select('id')
    .where('shop', '=', shop.id)
    .where('order_id', '=', order.id)
    .where('position', '=', position)
    .executeTakeFirst();
  if (!step) throw new Error(`the order has no step ${position}`);
  return step.id;
}

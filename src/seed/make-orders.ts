import type { ShopRow } from '#src/database/tables.ts';
import { keep, type Tx } from '#src/database/transact.ts';
import type { Kitchen } from '#src/kitchen.ts';
import type { Staff } from '#src/people/actor.ts';
import type { Colleague } from '#src/people/colleagues.ts';
import { tokenOf } from '#src/people/link.ts';
import { openOrder, takeNumber } from '#src/timeline/open-order.ts';
import { isRefusal } from '#src/timeline/refusal.ts';
import { orderInJson, orderName } from '#src/web/order-name.ts';
import { type Commands, doOnOrder } from './commands.ts';
import { inPlace } from './in-place.ts';
import type { SeedOrder } from './seed-file.ts';
import { readWhen } from './when.ts';

export type Seeded = { order: number | string; link: string };

export type Ground = {
  kitchen: Kitchen;
  commands: Commands;
  shop: ShopRow;
  colleagues: ReadonlyMap<string, Colleague>;
  idOf: (name: string) => string;
  /** The template by its name in this shop, or by its key in a pack. */
  templateOf: (name: string) => Promise<Template>;
};

export type Template = { title: string; noun_nl: string; noun_en: string; steps: Step[] };
type Step = Parameters<typeof openOrder>[2]['steps'][number];

/** Takes in the orders and does what was done on them, in one transaction: all of the file, or nothing. */
export async function makeOrders(ground: Ground, orders: SeedOrder[]): Promise<Seeded[]> {
  const templates = await Promise.all(
    orders.map((order, i) => inPlace(`orders.${i}`, () => ground.templateOf(order.template))),
  );
  return ground.kitchen.database.transact(async (tx) => {
    const made: Seeded[] = [];
    for (const [i, order] of orders.entries()) {
      const template = templates[i];
      if (template) made.push(await inPlace(`orders.${i}`, () => makeOrder(tx, ground, order, template)));
    }
    return keep(made);
  });
}

async function makeOrder(tx: Tx, ground: Ground, given: SeedOrder, template: Template): Promise<Seeded> {
  const { kitchen, shop, idOf, commands } = ground;
  const now = kitchen.now();
  const when = (text: string | undefined) => (text === undefined ? now : readWhen(text, shop.zone, now));
  const takenInBy = given.by === undefined ? someoneAtTheDesk(ground) : idOf(given.by);
  const link = kitchen.newId();
  const number = await takeNumber(tx, shop.id);
  const promise = { from: when(given.ready.from), until: when(given.ready.until) };
  if (promise.until <= promise.from) throw new Error('ready.until is not after ready.from');
  let last = when(given.at);
  const { order } = await openOrder(tx, kitchen, {
    ...{ shop: shop.id, number, at: last, actor: takenInBy, promise, link, ...template },
    owner: given.owner === undefined ? takenInBy : idOf(given.owner),
    customer: { name: given.name, phone: given.phone ?? null, email: given.email ?? null },
    subject: { name: given.subject ?? given.plate ?? template.title, plate: given.plate ?? null },
    ...{ purpose: given.purpose ?? null, wishes: given.wishes ?? null, language: given.language ?? shop.language },
  });
  const inside = { ...kitchen, announce: () => {}, database: { ...kitchen.database, transact: within(tx) } };
  for (const [i, progress] of given.progress.entries()) {
    await inPlace(`progress.${i}`, async () => {
      const at = progress.at === undefined ? last : when(progress.at);
      if (at < last || at > now)
        throw new Error('the moments of an order follow each other, and none is still to come');
      last = at;
      const actor = staffOf(ground, progress.by === undefined ? takenInBy : idOf(progress.by));
      await doOnOrder({ floor: inside, tx, commands, shop, order, actor, idOf, at, now }, progress);
    });
  }
  const { publicUrl } = kitchen.settings;
  return { order: orderInJson(orderName(shop.code, number)), link: `${publicUrl}/l/${tokenOf(kitchen.secret, link)}` };
}

/** Whatever is done belongs to the one transaction that runs already. */
function within(tx: Tx): Kitchen['database']['transact'] {
  return async (work) => {
    const { keep, value } = await work(tx);
    // What is refused is thrown by whoever asked; an undone nothing would leave a gap in the numbers.
    if (!keep && !isRefusal(value)) throw new Error('that changes nothing');
    return value;
  };
}

function someoneAtTheDesk({ colleagues }: Ground): string {
  const here = [...colleagues.values()].filter((colleague) => colleague.here);
  const one = here.find(({ roles }) => roles.includes('desk')) ?? here.find(({ roles }) => roles.includes('owner'));
  if (!one) throw new Error('nobody of the desk works here who could have taken it in');
  return one.id;
}

function staffOf({ colleagues, shop }: Ground, person: string): Staff {
  const { name, language, roles } = colleagues.get(person) ?? { name: '', language: shop.language, roles: [] };
  const here = roles.map((role) => ({ shop: shop.id, role }));
  return { as: 'staff', person, name, language, roles: here, session: null, via: 'key' };
}

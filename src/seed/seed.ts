import type { ShopRow } from '#src/database/tables.ts';
import type { Kitchen } from '#src/kitchen.ts';
import type { Route } from '#src/route.ts';
import { commandsOf } from './commands.ts';
import { inPlace } from './in-place.ts';
import { type Hired, keepPeople } from './keep-people.ts';
import { keepShop } from './keep-shop.ts';
import { keepTemplates, type Packs } from './keep-templates.ts';
import { makeOrders, type Seeded, type Template } from './make-orders.ts';
import type { SeedFile, SeedShop } from './seed-file.ts';

/** What other rooms know and a file may speak of: the templates of the trades, and every command on an order. */
export type House = { packs: Packs; routes: Route[] };

export type SeedResult = {
  shops: { code: string; name: string; shop: string }[];
  people: (Hired & { shop: string })[];
  orders: Seeded[];
};

/**
 * Makes what a file names, in its order. Shops, people and templates that are there already are used as they are, so
 * that a file may be corrected and run again; the orders of a shop are made all together or not at all.
 */
export async function seed(kitchen: Kitchen, house: House, file: SeedFile): Promise<SeedResult> {
  const result: SeedResult = { shops: [], people: [], orders: [] };
  for (const [i, given] of file.shops.entries()) {
    await inPlace(`shops.${i}`, async () => {
      const shop = await keepShop(kitchen, given);
      const hired = await keepPeople(kitchen, shop, given.people);
      result.shops.push({ code: shop.code, name: shop.name, shop: shop.id });
      result.people.push(...hired.map((one) => ({ ...one, shop: shop.code })));
      result.orders.push(...(await fill(kitchen, house, shop, given)));
    });
  }
  return result;
}

async function fill(kitchen: Kitchen, { packs, routes }: House, shop: ShopRow, given: SeedShop): Promise<Seeded[]> {
  kitchen.colleagues.forget();
  const colleagues = await kitchen.colleagues.of(shop.id);
  const here = [...colleagues.values()].filter((colleague) => colleague.here);
  const idOf = (name: string) => {
    const colleague = here.find((one) => one.name === name);
    if (!colleague) throw new Error(`nobody named "${name}" works at ${shop.name}`);
    return colleague.id;
  };
  await keepTemplates(kitchen, packs, shop, given, idOf);
  const keys = new Map(
    Object.values(packs).flatMap((pack) => Object.entries(pack).map(([key, text]) => [key, text(shop.language).name])),
  );
  const templateOf = (name: string) => findTemplate(kitchen, shop, [name, keys.get(name)]);
  return makeOrders({ kitchen, commands: commandsOf(routes), shop, colleagues, idOf, templateOf }, given.orders);
}

async function findTemplate(
  { database: { reader } }: Kitchen,
  shop: ShopRow,
  names: (string | undefined)[],
): Promise<Template> {
  const template = await reader
    .selectFrom('templates')
    .selectAll()
    .where('shop', '=', shop.id)
    .where('retired_at', 'is', null)
    .where(
      'name',
      'in',
      names.filter((name) => name !== undefined),
    )
    .executeTakeFirst();
  if (!template) throw new Error(`${shop.name} has no template "${names[0]}"`);
  const steps = await reader
    .selectFrom('template_steps')
    .selectAll()
    .where('shop', '=', shop.id)
    .where('template', '=', template.id)
    .orderBy('position')
    .execute();
  const { name: title, noun_nl, noun_en } = template;
  return { title, noun_nl, noun_en, steps: steps.map((step) => ({ ...step, specialist: step.usual_person })) };
}

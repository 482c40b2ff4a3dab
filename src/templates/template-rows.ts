import type { News } from '#src/database/tables.ts';
import type { Tx } from '#src/database/transact.ts';

export type TemplateStep = {
  title: string;
  customerNl: string;
  customerEn: string;
  minutes: number;
  news: News;
  usually: string;
  usualPerson: string | null;
};

export type Template = { name: string; nounNl: string; nounEn: string; steps: TemplateStep[] };

export async function insertTemplate(
  tx: Tx,
  { shop, id, position, at }: { shop: string; id: string; position: number; at: number },
  template: Template,
): Promise<void> {
  const { name, nounNl: noun_nl, nounEn: noun_en, steps } = template;
  const row = { shop, id, name, noun_nl, noun_en, position, retired_at: null, changed_at: at };
  await tx.insertInto('templates').values(row).execute();
  await insertSteps(tx, shop, id, steps);
}

/** Puts the template in the place of what it was, if it still is what was looked at; false when it is not. */
export async function replaceTemplate(
  tx: Tx,
  { shop, id, version, at }: { shop: string; id: string; version: number | null; at: number },
  { name, nounNl, nounEn, steps }: Template,
): Promise<boolean> {
  const was = await tx
    .selectFrom('templates')
    .select('changed_at')
    .where('shop', '=', shop)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!was || (version !== null && was.changed_at !== version)) return false;
  // Two changes within a millisecond are two versions.
  const changed_at = Math.max(at, was.changed_at + 1);
  await tx
    .updateTable('templates')
    .set({ name, noun_nl: nounNl, noun_en: nounEn, changed_at })
    .where('shop', '=', shop)
    .where('id', '=', id)
    .execute();
  await tx.deleteFrom('template_steps').where('shop', '=', shop).where('template', '=', id).execute();
  await insertSteps(tx, shop, id, steps);
  return true;
}

async function insertSteps(tx: Tx, shop: string, template: string, steps: TemplateStep[]): Promise<void> {
  const rows = steps.map(({ title, customerNl, customerEn, minutes, news, usually, usualPerson }, i) => ({
    ...{ shop, template, position: i + 1, title, customer_nl: customerNl, customer_en: customerEn },
    ...{ minutes, news, usually, usual_person: usualPerson },
  }));
  if (rows.length > 0) await tx.insertInto('template_steps').values(rows).execute();
}

/** The names of the shop's templates in use: no two have the same. */
export async function namesInUse(tx: Tx, shop: string, except?: string): Promise<Set<string>> {
  const rows = await tx
    .selectFrom('templates')
    .select(['id', 'name'])
    .where('shop', '=', shop)
    .where('retired_at', 'is', null)
    .execute();
  return new Set(rows.filter(({ id }) => id !== except).map(({ name }) => name));
}

/** The name itself, or with the first number that makes it a name of its own. */
export function freeName(names: ReadonlySet<string>, wanted: string): string {
  for (let n = 2, name = wanted; ; n += 1) {
    if (!names.has(name)) return name;
    name = `${wanted} ${n}`;
  }
}

export async function nextPosition(tx: Tx, shop: string): Promise<number> {
  const row = await tx
    .selectFrom('templates')
    .select((eb) => eb.fn.max('position').as('last'))
    .where('shop', '=', shop)
    .executeTakeFirst();
  return (row?.last ?? 0) + 1;
}

/** The templates in use, in their order, numbered from 1. */
export async function setPositions(tx: Tx, shop: string, ids: string[]): Promise<void> {
  for (const [i, id] of ids.entries()) {
    await tx
      .updateTable('templates')
      .set({ position: i + 1 })
      .where('shop', '=', shop)
      .where('id', '=', id)
      .execute();
  }
}

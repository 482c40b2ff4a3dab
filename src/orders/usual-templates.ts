import type { TemplateRow, TemplateStepRow } from '#src/database/tables.ts';
import type { Reader } from '#src/database/transact.ts';

export type TemplateWithSteps = TemplateRow & { steps: TemplateStepRow[] };

const inUse = (reader: Reader, shop: string) =>
  reader.selectFrom('templates').selectAll().where('shop', '=', shop).where('retired_at', 'is', null);

export async function findTemplate(reader: Reader, shop: string, id: string): Promise<TemplateWithSteps | null> {
  const template = await inUse(reader, shop).where('id', '=', id).executeTakeFirst();
  if (!template) return null;
  const steps = await reader
    .selectFrom('template_steps')
    .selectAll()
    .where('shop', '=', shop)
    .where('template', '=', id)
    .orderBy('position')
    .execute();
  return { ...template, steps };
}

// Enough to know what a week looks like, and a short read however many orders there are.
const lately = 40;

/** The templates in use with how many steps they have: what was used last stands first. */
export async function usualTemplates(
  reader: Reader,
  shop: string,
): Promise<{ id: string; name: string; steps: number }[]> {
  const [templates, counts, recent] = await Promise.all([
    inUse(reader, shop).orderBy('position').execute(),
    reader
      .selectFrom('template_steps')
      .select(({ fn }) => ['template', fn.countAll<number>().as('steps')])
      .where('shop', '=', shop)
      .groupBy('template')
      .execute(),
    reader
      .selectFrom('orders')
      .select('title')
      .where('shop', '=', shop)
      .orderBy('number', 'desc')
      .limit(lately)
      .execute(),
  ]);
  const steps = new Map(counts.map((row) => [row.template, Number(row.steps)]));
  const place = (name: string) => {
    const at = recent.findIndex(({ title }) => title === name);
    return at < 0 ? lately : at;
  };
  return templates
    .map(({ id, name }) => ({ id, name, steps: steps.get(id) ?? 0 }))
    .sort((one, other) => place(one.name) - place(other.name));
}

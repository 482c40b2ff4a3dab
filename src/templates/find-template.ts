import type { TemplateRow } from '#src/database/tables.ts';
import type { Reader, Tx } from '#src/database/transact.ts';
import type { Template } from './template-rows.ts';

export type KnownTemplate = Template & Pick<TemplateRow, 'id' | 'position' | 'retired_at' | 'changed_at'>;

/** A template of this shop with its steps, in use or not. */
export async function findTemplate(reader: Reader | Tx, shop: string, id: string): Promise<KnownTemplate | null> {
  const row = await reader
    .selectFrom('templates')
    .select(['id', 'name', 'noun_nl as nounNl', 'noun_en as nounEn', 'position', 'retired_at', 'changed_at'])
    .where('shop', '=', shop)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  const steps = await reader
    .selectFrom('template_steps')
    .select(['title', 'customer_nl as customerNl', 'customer_en as customerEn', 'minutes', 'news', 'usually'])
    .select('usual_person as usualPerson')
    .where('shop', '=', shop)
    .where('template', '=', id)
    .orderBy('position')
    .execute();
  return { ...row, steps };
}

export type ListedTemplate = Pick<KnownTemplate, 'id' | 'name' | 'nounNl' | 'nounEn' | 'retired_at'> & {
  steps: number;
};

/** All of a shop's templates in their order, with how many steps they have. */
export async function listTemplates(reader: Reader | Tx, shop: string): Promise<ListedTemplate[]> {
  const rows = await reader
    .selectFrom('templates')
    .select(['id', 'name', 'noun_nl as nounNl', 'noun_en as nounEn', 'retired_at'])
    .select((eb) =>
      eb
        .selectFrom('template_steps')
        .select((count) => count.fn.countAll<number>().as('steps'))
        .whereRef('template_steps.shop', '=', 'templates.shop')
        .whereRef('template_steps.template', '=', 'templates.id')
        .as('steps'),
    )
    .where('shop', '=', shop)
    .orderBy('position')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ ...row, steps: Number(row.steps ?? 0) }));
}

import type { Language, ShopRow, TemplateRow } from '#src/database/tables.ts';
import { keep, type Tx } from '#src/database/transact.ts';
import type { Kitchen } from '#src/kitchen.ts';
import type { SeedShop, SeedTemplate } from './seed-file.ts';

/** A template in one shop's language, as the packs that come with the program give it. */
export type TemplateText = {
  name: string;
  nounNl: string;
  nounEn: string;
  steps: {
    title: string;
    customerNl: string;
    customerEn: string;
    minutes: number;
    news: 'loud' | 'silent';
    usually: string;
  }[];
};

/** The packs by their trade, and in them the templates by their keys. */
export type Packs = Record<string, Record<string, (language: Language) => TemplateText>>;

/** Puts the file's templates into the shop, in their order; what it has under the same name is left alone. */
export async function keepTemplates(
  { database, newId, now }: Kitchen,
  packs: Packs,
  shop: ShopRow,
  { templates, crew }: Pick<SeedShop, 'templates' | 'crew'>,
  idOf: (name: string) => string,
): Promise<void> {
  const texts = templates.flatMap((template) => textsOf(packs, template, shop.language));
  const known = await database.reader
    .selectFrom('templates')
    .select('name')
    .where('shop', '=', shop.id)
    .where('retired_at', 'is', null)
    .execute();
  const names = new Set(known.map(({ name }) => name));
  const usual = (usually: string) => (crew[usually] === undefined ? null : idOf(crew[usually]));
  await database.transact(async (tx) => {
    let position = names.size;
    for (const text of texts) {
      if (names.has(text.name)) continue;
      names.add(text.name);
      position += 1;
      await insertTemplate(tx, shop.id, newId(), text, { position, at: now(), usual });
    }
    return keep(undefined);
  });
}

function textsOf(packs: Packs, template: SeedTemplate, language: Language): TemplateText[] {
  if (!('pack' in template)) return [ownText(template)];
  const pack = packs[template.pack];
  if (!pack) throw new Error(`there is no pack "${template.pack}"; there are ${Object.keys(packs).join(', ')}`);
  return (template.only ?? Object.keys(pack)).map((key) => {
    const text = pack[key];
    if (!text) throw new Error(`the pack "${template.pack}" has no "${key}"; it has ${Object.keys(pack).join(', ')}`);
    return text(language);
  });
}

function ownText({ name, noun, steps }: Exclude<SeedTemplate, { pack: string }>): TemplateText {
  return {
    name,
    nounNl: noun.nl,
    nounEn: noun.en,
    steps: steps.map(({ title, customer, minutes, news = 'loud', usually = '' }) => {
      return { title, customerNl: customer.nl, customerEn: customer.en, minutes, news, usually };
    }),
  };
}

type Around = { position: number; at: number; usual: (usually: string) => string | null };

async function insertTemplate(tx: Tx, shop: string, id: string, text: TemplateText, around: Around): Promise<void> {
  const { position, at, usual } = around;
  const { name, nounNl: noun_nl, nounEn: noun_en } = text;
  const row: TemplateRow = { shop, id, name, noun_nl, noun_en, position, retired_at: null, changed_at: at };
  await tx.insertInto('templates').values(row).execute();
  const steps = text.steps.map(({ title, customerNl, customerEn, minutes, news, usually }, i) => ({
    ...{ shop, template: id, position: i + 1, title, customer_nl: customerNl, customer_en: customerEn, minutes, news },
    ...{ usually, usual_person: usual(usually) },
  }));
  if (steps.length > 0) await tx.insertInto('template_steps').values(steps).execute();
}

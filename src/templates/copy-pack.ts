import type { Language } from '#src/database/tables.ts';
import type { Tx } from '#src/database/transact.ts';
import { draftInLanguage, packs } from './pack.ts';
import { freeName, insertTemplate, namesInUse, nextPosition } from './template-rows.ts';

export type Copying = {
  shop: string;
  trade: string;
  /** One template of the pack by its key; left out: all of them. */
  only?: string | undefined;
  /** The shop's own language; what customers read comes along in both. */
  language: Language;
  /** Who usually does the work of a role, by the role's name in that language. */
  usual?: Readonly<Record<string, string>>;
  now: number;
  newId: () => string;
};

/** Puts the usual orders of a trade into a shop, behind what it has. A name that is taken gets a number. */
export async function copyPack(tx: Tx, copying: Copying): Promise<{ id: string; name: string }[]> {
  const { shop, trade, only, language, usual = {}, now, newId } = copying;
  const pack = packs.find((one) => one.trade === trade);
  const drafts = pack?.templates.filter(({ key }) => only === undefined || key === only) ?? [];
  const names = await namesInUse(tx, shop);
  let position = await nextPosition(tx, shop);
  const copied: { id: string; name: string }[] = [];
  for (const draft of drafts) {
    const { steps, ...template } = draftInLanguage(draft, language);
    const [id, name] = [newId(), freeName(names, template.name)];
    const withPeople = steps.map((step) => ({ ...step, usualPerson: usual[step.usually] ?? null }));
    await insertTemplate(tx, { shop, id, position, at: now }, { ...template, name, steps: withPeople });
    names.add(name);
    copied.push({ id, name });
    position += 1;
  }
  return copied;
}

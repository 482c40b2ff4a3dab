import { type Asking, type Faulty, shopOf, type Went } from '#src/route.ts';
import { carryAct } from '#src/timeline/carry-act.ts';
import { isRefusal, type Refusal, refuse } from '#src/timeline/refusal.ts';
import { Missing } from '#src/web/errors.ts';
import { say } from '#src/web/words.ts';
import { findTemplate } from './find-template.ts';
import type { SavedTemplate } from './template-form.ts';
import { insertTemplate, namesInUse, nextPosition, replaceTemplate } from './template-rows.ts';

const nameTaken = 'templates.name-taken';

/** A template whole: all of its rows in the place of what was there. Orders keep the steps they were made with. */
export async function saveTemplate(asking: Asking, saved: SavedTemplate | null): Promise<Went | Refusal | Faulty> {
  const { kitchen, language, params, once } = asking;
  // A press on "add" or "up" changes the form alone, and the page shows that.
  if (saved === null) return { faults: { do: say(language, 'templates.not-saved-yet') } };
  const shop = shopOf(asking).id;
  const faults = await peopleFaults(asking, saved);
  if (Object.keys(faults).length > 0) return { faults };
  const known = params.template ? await findTemplate(kitchen.database.reader, shop, params.template) : null;
  if (params.template && !known) throw new Missing();
  const id = known?.id ?? kitchen.newId();
  const at = kitchen.now();
  const done = await carryAct(kitchen, { shop, once }, async (tx) => {
    if (!known?.retired_at && (await namesInUse(tx, shop, id)).has(saved.name))
      return refuse(nameTaken, { name: saved.name });
    if (!known) await insertTemplate(tx, { shop, id, position: await nextPosition(tx, shop), at }, saved);
    else if (!(await replaceTemplate(tx, { shop, id, version: saved.version, at }, saved)))
      return refuse('templates.changed-meanwhile');
    return { value: { template: id } };
  });
  if (isRefusal(done))
    return done.refused === nameTaken ? { faults: { name: say(language, nameTaken, done.with) } } : done;
  const status = known ? 200 : 201;
  return { location: `/templates/${done.template}?saved=yes`, status, json: done };
}

/** Whoever usually does a step works here, or did when the template was made. */
async function peopleFaults(
  { kitchen, language, shop }: Asking,
  { steps }: SavedTemplate,
): Promise<Record<string, string>> {
  const colleagues = await kitchen.colleagues.of(shop?.id ?? '');
  const strangers = steps.filter(({ usualPerson }) => usualPerson !== null && !colleagues.has(usualPerson));
  return Object.fromEntries(strangers.map(({ at }) => [at('usualPerson'), say(language, 'templates.no-such-person')]));
}

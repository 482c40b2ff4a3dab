import type { Tx } from '#src/database/transact.ts';
import { type Asking, shopOf, type Went } from '#src/route.ts';
import { type Acted, carryAct } from '#src/timeline/carry-act.ts';
import { isRefusal, type Refusal, refuse } from '#src/timeline/refusal.ts';
import { Missing } from '#src/web/errors.ts';
import { say } from '#src/web/words.ts';
import { copyPack } from './copy-pack.ts';
import { findTemplate, type KnownTemplate, listTemplates } from './find-template.ts';
import { freeName, insertTemplate, namesInUse, nextPosition, setPositions } from './template-rows.ts';

/** Copies one template of a pack, or all of it, to be changed here. */
export async function fromPack(asking: Asking, { trade, template }: { trade: string; template?: string | undefined }) {
  const { kitchen, once } = asking;
  const { id: shop, language } = shopOf(asking);
  const done = await carryAct(kitchen, { shop, once }, async (tx) => {
    const { now, newId } = kitchen;
    const copied = await copyPack(tx, { shop, trade, only: template, language, now: now(), newId });
    return copied.length > 0 ? { value: { templates: copied } } : refuse('templates.no-such-pack');
  });
  if (isRefusal(done)) return done;
  const [only, ...more] = done.templates;
  const location = only && more.length === 0 ? `/templates/${only.id}` : '/templates';
  return { location, status: 201 as const, json: done };
}

/** The same template once more, under a name of its own. */
export const copyTemplate = (asking: Asking) =>
  onTemplate(asking, 201, async (tx, template) => {
    const { kitchen, language } = asking;
    const shop = shopOf(asking).id;
    const wanted = say(language, 'templates.copy-of', { name: template.name.slice(0, 60) });
    const name = freeName(await namesInUse(tx, shop), wanted);
    const at = { shop, id: kitchen.newId(), position: await nextPosition(tx, shop), at: kitchen.now() };
    await insertTemplate(tx, at, { ...template, name });
    return { value: { template: at.id }, location: `/templates/${at.id}` };
  });

/** Out of use: nobody can begin an order with it. Nothing is lost, and what was made with it stays as it is. */
export const retireTemplate = (asking: Asking) =>
  onTemplate(asking, 200, async (tx, { id }) => {
    await setRetired(tx, shopOf(asking).id, id, asking.kitchen.now());
    return { value: { template: id }, location: '/templates' };
  });

export const bringBackTemplate = (asking: Asking) =>
  onTemplate(asking, 200, async (tx, { id, name }) => {
    const shop = shopOf(asking).id;
    if ((await namesInUse(tx, shop, id)).has(name)) return refuse('templates.name-taken', { name });
    await setRetired(tx, shop, id, null);
    return { value: { template: id }, location: '/templates' };
  });

/** One place up or down among the templates in use. */
export const moveTemplate = (asking: Asking, to: 'up' | 'down') =>
  onTemplate(asking, 200, async (tx, { id }) => {
    const shop = shopOf(asking).id;
    const used = (await listTemplates(tx, shop)).filter((one) => one.retired_at === null).map((one) => one.id);
    const at = used.indexOf(id);
    const place = to === 'up' ? at - 1 : at + 1;
    const moved = place < 0 || place >= used.length ? used : used.toSpliced(at, 1).toSpliced(place, 0, id);
    if (at >= 0) await setPositions(tx, shop, moved);
    return { value: { template: id }, location: '/templates' };
  });

type Done = Acted<{ template: string }> & { location: string };

async function onTemplate(
  asking: Asking,
  status: 200 | 201,
  work: (tx: Tx, template: KnownTemplate) => Promise<Done | Refusal>,
): Promise<Went | Refusal> {
  const shop = shopOf(asking).id;
  const done = await carryAct<{ template: string; location: string }>(
    asking.kitchen,
    { shop, once: asking.once },
    async (tx) => {
      const template = await findTemplate(tx, shop, asking.params.template ?? '');
      if (!template) throw new Missing();
      const outcome = await work(tx, template);
      return isRefusal(outcome) ? outcome : { value: { ...outcome.value, location: outcome.location } };
    },
  );
  if (isRefusal(done)) return done;
  const { location, template } = done;
  return { location, status, json: { template } };
}

function setRetired(tx: Tx, shop: string, id: string, retired_at: number | null): Promise<unknown> {
  return tx.updateTable('templates').set({ retired_at }).where('shop', '=', shop).where('id', '=', id).execute();
}

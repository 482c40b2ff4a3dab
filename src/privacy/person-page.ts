import { noteAudit } from '#src/people/audit.ts';
import { deskBar } from '#src/people/desk-bar.ts';
import { type Asking, type FileAnswer, orderOf, type PageAnswer, shopOf, staffOf } from '#src/route.ts';
import { collectPerson, type PersonHeld } from '#src/timeline/collect-person.ts';
import { Missing } from '#src/web/errors.ts';
import { say } from '#src/web/words.ts';
import { heldView } from './held-view.ts';
import { packPerson } from './pack-person.ts';

/** Everything held about the person behind an order, to read, to print, and as one file. Who took it out is noted. */
export async function personPage(asking: Asking): Promise<PageAnswer> {
  const { language } = asking;
  const held = await collect(asking);
  const { name } = orderOf(asking);
  return {
    view: 'privacy/person',
    title: `${say(language, 'privacy.held')} ${name}`,
    face: 'frontdesk',
    model: {
      bar: await deskBar(asking, null),
      orderName: name,
      held: heldView(held, language, shopOf(asking).zone),
    },
    json: held,
  };
}

export async function personFile(asking: Asking): Promise<FileAnswer> {
  const held = await collect(asking);
  const { name } = orderOf(asking);
  const body = packPerson(asking.kitchen, shopOf(asking), held, asking.language);
  return { file: body, type: 'application/x-tar', name: `order-${name}-person.tar` };
}

async function collect(asking: Asking): Promise<PersonHeld> {
  const { kitchen, language } = asking;
  const [shop, order] = [shopOf(asking), orderOf(asking)];
  const held = await collectPerson(kitchen, { shop: shop.id, order: order.id, language });
  if (!held) throw new Missing();
  const who = staffOf(asking).person;
  await noteAudit(kitchen, { what: 'person-exported', shop: shop.id, who, order: order.id, about: { from: 'desk' } });
  return held;
}

import type { ShopRow } from '#src/database/tables.ts';
import type { Tx } from '#src/database/transact.ts';
import type { Kitchen } from '#src/kitchen.ts';
import { tokenOf } from '#src/people/link.ts';
import { type Asking, type Faulty, shopOf, staffOf, type Went } from '#src/route.ts';
import { carryAct } from '#src/timeline/carry-act.ts';
import { type NewOrder, openOrder, takeNumber } from '#src/timeline/open-order.ts';
import { isRefusal, type Refusal } from '#src/timeline/refusal.ts';
import { type Contact, updateCustomer } from '#src/timeline/same-customer.ts';
import { orderInJson, orderName } from '#src/web/order-name.ts';
import { say, type Word } from '#src/web/words.ts';
import { readReadyBy } from './ready-by.ts';
import type { TakeIn } from './take-in.ts';
import { findTemplate, type TemplateWithSteps } from './usual-templates.ts';

/** Opens the order with its steps, its first promise and the customer's link: all of it, or nothing. */
export async function takeInOrder(asking: Asking, input: TakeIn): Promise<Went | Refusal | Faulty> {
  const { kitchen } = asking;
  const shop = shopOf(asking);
  const faulty = (field: string, word: Word) => ({ faults: { [field]: say(asking.language, word) } });
  const template = await findTemplate(kitchen.database.reader, shop.id, input.template);
  if (!template) return faulty('template', 'orders.no-such-template');
  const promise = readReadyBy(input, shop.zone, kitchen.now());
  if ('word' in promise) return faulty(promise.field, promise.word);
  const colleagues = await kitchen.colleagues.of(shop.id);
  const owner = input.owner ?? staffOf(asking).person;
  if (!colleagues.get(owner)?.here) return faulty('owner', 'orders.no-such-colleague');
  const isHere = (person: string | null) => person !== null && colleagues.get(person)?.here === true;
  const given = newOrder(asking, input, template, isHere, { promise, owner, link: kitchen.newId() });
  const taken = await carryAct(kitchen, { shop: shop.id, once: asking.once }, (tx) =>
    write(tx, kitchen, shop, input, given),
  );
  if (isRefusal(taken)) return taken;
  const { number, seq, link } = taken;
  const name = orderName(shop.code, number);
  const json = {
    order: orderInJson(name),
    seq,
    link: `${kitchen.settings.publicUrl}/l/${tokenOf(kitchen.secret, link)}`,
  };
  return { location: `/orders/${name}?new=1#fresh`, status: 201, json };
}

type Given = Omit<NewOrder, 'number' | 'at'> & { link: string; customer: Contact };

function newOrder(
  asking: Asking,
  input: TakeIn,
  { name: title, noun_nl, noun_en, steps }: TemplateWithSteps,
  isHere: (person: string | null) => boolean,
  agreed: Pick<Given, 'promise' | 'owner' | 'link'>,
): Given {
  const shop = shopOf(asking);
  const { name, phone, email, plate, purpose, wishes } = input;
  const noun = shop.language === 'nl' ? noun_nl : noun_en;
  const subject = input.subject || plate || noun.charAt(0).toUpperCase() + noun.slice(1);
  return {
    shop: shop.id,
    actor: staffOf(asking).person,
    customer: { name, phone: phone || null, email: email || null },
    subject: { name: subject, plate: plate || null },
    ...{ title, noun_nl, noun_en, purpose: purpose || null, wishes: wishes || null },
    steps: steps.map((step) => ({ ...step, specialist: isHere(step.usual_person) ? step.usual_person : null })),
    language: input.language ?? shop.language,
    ...agreed,
  };
}

async function write(tx: Tx, kitchen: Kitchen, shop: ShopRow, input: TakeIn, given: Given) {
  const known = input.customer ? await updateCustomer(tx, shop.id, input.customer, given.customer) : null;
  const number = await takeNumber(tx, shop.id);
  const customer = known ? { id: known } : given.customer;
  const { order, entries } = await openOrder(tx, kitchen, { ...given, customer, number, at: kitchen.now() });
  const value = { number, seq: order.last_entry, link: given.link };
  return { value, changes: [{ shop: shop.id, order: order.id, entries }] };
}

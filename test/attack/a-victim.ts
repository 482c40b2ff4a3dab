import { keep } from '#src/database/transact.ts';
import { customerOf } from '../asking.ts';
import { openLink } from '../follower.ts';
import { type Agent, agent, aKitchen, aShop, type Name, type TestKitchen, takeIn } from '../kitchen.ts';
import { sendWithPhotos } from '../photos/with-photos.ts';
import { hireThere } from './attackers.ts';
import { mark, markedPhone } from './canaries.ts';

/** What stands for each name in an address or a field. */
export type Things = Record<string, string>;

export type Victim = {
  house: TestKitchen;
  /** Ids of the order and the shop that are attacked. */
  victim: Things;
  /** Of another order of the same shop, and of one of another shop. */
  neighbour: Things;
  elsewhere: Things;
  cookies: { victim: string; neighbour: string; elsewhere: string };
  /** Of the owner of the other shop. */
  strangerKey: string;
};

/** An order with one of everything, every word of it marked, a neighbour in the same shop and one in another shop. */
export async function aVictim(): Promise<Victim> {
  const house = await aKitchen({ signIn: true });
  const other = await aShop(house.kitchen, { id: 'shop-two', code: 'R', name: 'Garage De Kade' });
  const anna = await hireThere(house, 'Anna', other.id, ['owner', 'desk', 'technician']);
  const bea = await hireThere(house, 'Bea', other.id, ['technician']);
  const kanarie = await hireThere(house, mark('shop'), house.shop.id, ['technician'], `${mark('owner')}@example.org`);
  const olga = house.as('Olga');
  const intake = {
    ...{ name: `${mark('order')} Jansen`, phone: markedPhone.phone, email: `${mark('order')}@example.org` },
    ...{ plate: mark('order'), subject: `Volvo ${mark('order')}` },
    ...{ purpose: `De remmen ${mark('order')}.`, wishes: `Graag ${mark('order')}.` },
  };
  const first = await takeIn(house, intake);
  await markTemplates(house);
  const victim = await fill(house, olga, first, { person: kanarie.id, standIn: house.ids.Priya, says: mark });
  const second = await takeIn(house, { plate: 'UE-550-A', name: 'Rob', phone: '06 98 76 54 32', email: null });
  const others = { person: house.ids.Tom, standIn: house.ids.Marieke, says: () => 'gewoon' };
  const neighbour = await fill(house, olga, second, others);
  const boss = agent(house.url, anna.key);
  await copyTemplate(house, other.id);
  const their = { template: 'their-brakes', name: 'Rob', phone: '06 98 76 54 32', language: 'nl' };
  const third = await boss.post('/orders', { ...their, day: '2026-11-24', from: '15:30', until: '16:15' });
  const theirs = { person: bea.id, standIn: anna.id, says: () => 'gewoon' };
  const elsewhere = await fill(house, boss, third.body, theirs);
  await house.app.settled();
  const cookies = { victim: victim.cookie, neighbour: neighbour.cookie, elsewhere: elsewhere.cookie };
  return {
    house,
    victim: victim.things,
    neighbour: neighbour.things,
    elsewhere: elsewhere.things,
    cookies,
    strangerKey: anna.key,
  };
}

async function markTemplates({ kitchen, as }: TestKitchen): Promise<void> {
  await kitchen.database.transact(async (tx) => {
    const at = { shop: 'shop-one', id: 'marked', name: mark('shop'), noun_nl: mark('shop'), noun_en: mark('shop') };
    await tx
      .insertInto('templates')
      .values({ ...at, position: 2, retired_at: null, changed_at: 0 })
      .execute();
    return keep(undefined);
  });
  await as('Olga').post('/settings/holidays', { day: '2026-12-28', name: mark('shop') });
}

type Filling = { person: string; standIn: string; says: (kind: 'order' | 'kitchen' | 'shop') => string };

/** A question, a photo for each audience, an exception, a promise, a second person, an absence with its card: ids of all. */
async function fill(
  house: TestKitchen,
  boss: Agent,
  { order, link }: { order: number | string; link: string },
  { person, standIn, says }: Filling,
): Promise<{ things: Things; cookie: string }> {
  const at = `/orders/${order}`;
  const done = async (path: string, body: object) => {
    const answer = await boss.post(path, body);
    if (answer.status >= 300) throw new Error(`${path} answered ${answer.status}: ${answer.text}`);
    return answer.body;
  };
  const cookie = await openLink(house.url, link);
  const { question } = await customerOf(house, order as number, cookie).ask(`Kan het ${says('order')}?`);
  const page = await boss.get(at);
  const [step = ''] = page.body.steps.map(({ id }: { id: string }) => id);
  await done(`${at}/notes`, { text: `Praat ${says('kitchen')}`, audience: 'kitchen' });
  await done(`${at}/notes`, { text: `Bericht ${says('order')}`, audience: 'customer' });
  await done(`${at}/steps`, {
    title: says('kitchen'),
    customerNl: says('order'),
    customerEn: says('order'),
    minutes: '20',
  });
  await done(`${at}/people`, { name: says('order'), language: 'nl' });
  await done(`${at}/questions/${question}/remark`, { text: `Let op ${says('kitchen')}` });
  const { exception } = await done(`${at}/exceptions`, { text: `De brug ${says('kitchen')}` });
  await done(`${at}/promises`, { of: 'call-by', until: '16:30', words: `Over ${says('order')}.` });
  await done(`${at}/process`, { reason: `Zonder ${says('kitchen')}` });
  const { absence } = await done('/people/away', { person, until: '2026-11-25' });
  const rows = await idsOf(house, question);
  const photo = String(order).startsWith('R')
    ? 'no-such-photo'
    : await aKitchenPhoto(house, Number(order), says('kitchen'));
  const { body } = await boss.get(at);
  const things = {
    ...{
      order: String(order),
      step,
      question,
      exception,
      promise: rows.promise,
      absence,
      cover: 'no-such-cover',
      photo,
    },
    ...{ follower: body.people[0].follower, link: body.links[0].id, day: '2026-12-28', file: 'small.jpg' },
    ...{ person, standIn, to: standIn, owner: person, specialist: person, usualPerson: person, was: person },
    ...{ key: rows.key, customer: rows.customer, shop: rows.shop, orderId: rows.id, token: 'a'.repeat(32) },
    template: rows.shop === 'shop-one' ? (says('shop') === 'gewoon' ? 'brakes' : 'marked') : 'their-brakes',
  };
  return { things, cookie };
}

async function aKitchenPhoto(house: TestKitchen, order: number, text: string): Promise<string> {
  await sendWithPhotos(house, 'Yusuf' satisfies Name, `/orders/${order}/notes`, {
    fields: { audience: 'kitchen', text },
  });
  const rows = await house.kitchen.database.reader.selectFrom('photos').select('id').orderBy('id').execute();
  return rows.at(-1)?.id ?? 'no-such-photo';
}

async function idsOf({ kitchen: { database } }: TestKitchen, question: string) {
  const order = await database.reader
    .selectFrom('questions')
    .innerJoin('orders', 'orders.id', 'questions.order_id')
    .select(['orders.id', 'orders.shop', 'orders.customer', 'questions.owner'])
    .where('questions.id', '=', question)
    .executeTakeFirstOrThrow();
  const ofOrder = database.reader.selectFrom('promises').select('id').where('order_id', '=', order.id);
  const promise = await ofOrder.where('kind', '=', 'call-by').executeTakeFirstOrThrow();
  const key = await database.reader
    .selectFrom('keys')
    .select('id')
    .where('person', '=', order.owner)
    .executeTakeFirst();
  return { ...order, promise: promise.id, key: key?.id ?? 'no-such-key' };
}

async function copyTemplate({ kitchen }: TestKitchen, shop: string): Promise<void> {
  await kitchen.database.transact(async (tx) => {
    const row = { shop, id: 'their-brakes', name: 'Remmen', noun_nl: 'auto', noun_en: 'car', position: 1 };
    await tx
      .insertInto('templates')
      .values({ ...row, retired_at: null, changed_at: 0 })
      .execute();
    const words = { title: 'Meet', customer_nl: 'Onderzoek', customer_en: 'Diagnosis', minutes: 30, position: 1 };
    const usual = { news: 'loud' as const, usually: 'monteur', usual_person: null };
    await tx
      .insertInto('template_steps')
      .values({ shop, template: 'their-brakes', ...words, ...usual })
      .execute();
    return keep(undefined);
  });
}

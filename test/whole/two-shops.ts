import { keep } from '#src/database/transact.ts';
import { insertPerson } from '#src/people/add-person.ts';
import { makeKey } from '#src/people/keys.ts';
import { customerOf } from '../asking.ts';
import { openLink } from '../follower.ts';
import { type Agent, agent, aKitchen, aShop, type TestKitchen, takeIn } from '../kitchen.ts';

/** What stands for each name in an address, and in a form for each kind of thing. */
export type Things = Record<string, string>;
export type TwoShops = {
  house: TestKitchen;
  here: Things;
  elsewhere: Things;
  /** Of the customer of the order here. */
  cookie: string;
  /** An owner who reads English. */
  englishKey: string;
};

/** A shop with one of everything, and another one with one of everything of its own. */
export async function twoShops(): Promise<TwoShops> {
  const house = await aKitchen();
  const { kitchen, ids } = house;
  const other = await aShop(kitchen, { id: 'shop-two', code: 'R', name: 'Garage De Kade' });
  const hire = async (id: string, shop: string, language: 'nl' | 'en') => {
    const roles = (['owner', 'desk', 'technician'] as const).map((role) => ({ shop, role }));
    await kitchen.database.transact(async (tx) =>
      keep(await insertPerson(tx, id, { name: id, language }, roles, kitchen.now())),
    );
    return (await makeKey(kitchen.signIn, id)).key;
  };
  const anna = agent(house.url, await hire('Anna', other.id, 'nl'));
  await hire('Bea', other.id, 'nl');
  const english = await hire('Oliver', house.shop.id, 'en');
  const first = await furnish(house, house.as('Olga'), await takeIn(house), { person: ids.Tom, standIn: ids.Priya });
  await copyTemplate(house, other.id);
  const intake = { template: 'their-brakes', name: 'Rob de Groot', phone: '06 98 76 54 32', language: 'nl' };
  const order = await anna.post('/orders', { ...intake, day: '2026-11-24', from: '15:30', until: '16:15' });
  const second = await furnish(house, anna, order.body, { person: 'Bea', standIn: 'Anna' });
  return { house, here: first.things, elsewhere: second.things, cookie: first.cookie, englishKey: english };
}

async function copyTemplate({ kitchen, shop }: TestKitchen, to: string): Promise<void> {
  await kitchen.database.transact(async (tx) => {
    const row = { shop: to, id: 'their-brakes', name: 'Remmen', noun_nl: 'auto', noun_en: 'car', position: 1 };
    await tx
      .insertInto('templates')
      .values({ ...row, retired_at: null, changed_at: 0 })
      .execute();
    const step = { title: 'Meet', customer_nl: 'Onderzoek', customer_en: 'Diagnosis', minutes: 30, position: 1 };
    const usual = { news: 'loud' as const, usually: 'monteur', usual_person: null };
    await tx
      .insertInto('template_steps')
      .values({ shop: to, template: 'their-brakes', ...step, ...usual })
      .execute();
    return keep(shop);
  });
}

type Taken = { order: number | string; link: string };

async function furnish(
  house: TestKitchen,
  owner: Agent,
  { order, link }: Taken,
  who: { person: string; standIn: string },
) {
  const at = `/orders/${order}`;
  const done = async (path: string, body: object) => {
    const answer = await owner.post(path, body);
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}: ${answer.text}`);
    return answer.body;
  };
  const cookie = await openLink(house.url, link);
  const { question } = await customerOf(house, order as number, cookie).ask('Kan het eerder?');
  const { body } = await owner.get(at);
  const step = body.steps[0].id;
  await done(`${at}/steps/${step}/assign`, { specialist: who.person, reason: 'Die is er.' });
  const { exception } = await done(`${at}/exceptions`, { text: 'De brug lekt.' });
  await done(`${at}/promises`, { of: 'call-by', until: '16:30', words: 'Over de tijd.' });
  const { absence } = await done('/people/away', { person: who.person, until: '2026-11-25' });
  const { cover } = await done(`/away/${absence}/offer`, { standIn: who.standIn });
  const { reader } = house.kitchen.database;
  const row = await reader
    .selectFrom('questions')
    .innerJoin('orders', 'orders.id', 'questions.order_id')
    .select(['orders.id', 'orders.shop', 'orders.customer'])
    .where('questions.id', '=', question)
    .executeTakeFirstOrThrow();
  const promise = await reader
    .selectFrom('promises')
    .select('id')
    .where('order_id', '=', row.id)
    .where('kind', '=', 'call-by')
    .executeTakeFirstOrThrow();
  const key = await reader.selectFrom('keys').select('id').where('person', '=', who.standIn).executeTakeFirst();
  const things = {
    ...{ order: String(order), step, question, exception, promise: promise.id, absence, cover },
    ...{ follower: body.people[0].follower, link: body.links[0].id, day: '2026-12-25' },
    ...{ person: who.person, standIn: who.standIn, key: key?.id ?? 'no-such-key', photo: 'no-such-photo' },
    ...{ token: 'no-such-token', passkey: 'no-such-passkey' },
    ...{ customer: row.customer, shop: row.shop, template: row.shop === 'shop-one' ? 'brakes' : 'their-brakes' },
  };
  return { things, cookie };
}

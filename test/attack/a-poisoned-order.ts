import { keep } from '#src/database/transact.ts';
import { customerOf, stepsOf } from '../asking.ts';
import { openLink } from '../follower.ts';
import { type Name, type TestKitchen, takeIn } from '../kitchen.ts';
import { aPhoto } from '../photos/a-photo.ts';

/** Gives the next text that fits in so many signs. */
export type Poison = (most: number) => string;
export type Poisoned = { order: number; link: string; cookie: string; step: string; photo: string };

/** An order in which every word that anybody may write is poison; whatever was refused is told. */
export async function aPoisonedOrder(house: TestKitchen, poison: Poison, refused: string[]): Promise<Poisoned> {
  await poisonShop(house, poison, refused);
  const words = { subject: poison(80), plate: poison(20), purpose: poison(500), wishes: poison(1000) };
  const { order, link } = await takeIn(house, { ...words, name: poison(80), day: 'tomorrow' });
  const cookie = await openLink(house.url, link);
  const customer = customerOf(house, order, cookie);
  const at = `/orders/${order}`;
  const act = async (who: Name, path: string, body: object = {}) => {
    const answer = await house.as(who).post(`${at}/${path}`, body);
    if (answer.status >= 300) refused.push(`${path} answered ${answer.status}: ${answer.text}`);
    return answer.body;
  };
  const [one, two, three = ''] = await stepsOf(house, order);
  await act('Priya', `steps/${one}/start`);
  await act('Priya', 'notes', { text: poison(5000), audience: 'customer', step: one });
  await act('Priya', 'notes', { text: poison(5000), audience: 'kitchen' });
  await act('Priya', `steps/${one}/pause`, { reason: 'part', note: poison(500) });
  await act('Priya', `steps/${one}/resume`);
  await act('Priya', `steps/${one}/finish`);
  await act('Priya', `steps/${one}/take-back`, { reason: poison(500) });
  const step = {
    title: poison(80),
    customerNl: poison(80),
    customerEn: poison(80),
    minutes: '20',
    reason: poison(500),
  };
  await act('Yusuf', 'steps', step);
  await act('Yusuf', `steps/${two}/change`, {
    title: poison(80),
    customerNl: poison(80),
    customerEn: poison(80),
    reason: poison(500),
  });
  await act('Yusuf', `steps/${three}/skip`, { reason: poison(500) });
  await act('Yusuf', `steps/${three}/redo`, { reason: poison(500) });
  await act('Yusuf', `steps/${three}/assign`, { specialist: house.ids.Tom, reason: poison(500) });
  await act('Marieke', 'people', { name: poison(80), language: 'nl' });
  const { question } = await customer.ask(poison(2000));
  const asked = `questions/${question}`;
  await act('Marieke', `${asked}/remark`, { text: poison(2000) });
  await act('Marieke', `${asked}/take-over`);
  await act('Marieke', `${asked}/ask-back`, { text: poison(2000) });
  await customer.write(question, poison(2000));
  await act('Marieke', `${asked}/offer`, { to: house.ids.Priya, note: poison(300) });
  await act('Priya', `${asked}/decline`, { reason: poison(500) });
  await act('Marieke', `${asked}/answer`, { text: poison(2000) });
  const other = await customer.ask(poison(2000), two);
  await act('Marieke', `questions/${other.question}/close`, { reason: poison(500) });
  await customer.ask(poison(2000), one);
  const inAnHour = new Date(house.kitchen.now() + 26 * 60 * 60_000).toISOString().slice(0, 16);
  await act('Marieke', 'promises', { of: 'free', until: inAnHour, words: poison(300) });
  const promised = await act('Marieke', 'promises', { of: 'call-by', until: inAnHour, words: poison(300) });
  if (promised.promise)
    await act('Marieke', `promises/${promised.promise}/move`, {
      until: inAnHour.replace(/:\d\d$/, ':59'),
      reason: poison(500),
    });
  await act('Marieke', 'calls', { outcome: 'spoke', text: poison(300) });
  await act('Yusuf', 'process', { reason: poison(500) });
  const { exception } = await act('Tom', 'exceptions', { text: poison(500), owner: house.ids.Marieke });
  await act('Marieke', `exceptions/${exception}/offer`, { to: house.ids.Yusuf, note: poison(500) });
  const raised = await act('Tom', 'exceptions', { text: poison(500), owner: house.ids.Marieke });
  await act('Marieke', `exceptions/${raised.exception}/settle`, { text: poison(500) });
  await act('Marieke', 'offer', { to: house.ids.Tom, note: poison(500) });
  await fetch(`${house.url}/follow/${order}/unhappy`, {
    method: 'POST',
    headers: { cookie, accept: 'application/json', 'content-type': 'application/json' },
    body: JSON.stringify({ text: poison(2000) }),
  });
  const photo = await aPoisonedPhoto(house, order, poison, refused);
  return { order, link, cookie, step: two ?? '', photo };
}

async function aPoisonedPhoto(
  { url, keys, kitchen }: TestKitchen,
  order: number,
  poison: Poison,
  refused: string[],
): Promise<string> {
  const form = new FormData();
  for (const [name, value] of Object.entries({ audience: 'customer', text: poison(5000), alt: poison(300) }))
    form.set(name, value);
  form.set(
    'photos',
    new Blob([new Uint8Array(await aPhoto({ width: 64, height: 48 }))], { type: 'image/jpeg' }),
    // A name that ends in a slash or holds a NUL is none, and refused.
    `${poison(200).replaceAll('\u0000', '')}.jpg`,
  );
  const headers = { authorization: `Bearer ${keys.Yusuf}`, accept: 'application/json' };
  const answer = await fetch(`${url}/orders/${order}/notes`, { method: 'POST', headers, body: form });
  if (answer.status !== 200) refused.push(`a photo answered ${answer.status}: ${await answer.text()}`);
  const { id } = await kitchen.database.reader
    .selectFrom('photos')
    .select('id')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  return id;
}

/** The shop's own words: its name, its people's, its templates', its holidays', what somebody begins an answer with. */
async function poisonShop(house: TestKitchen, poison: Poison, refused: string[]): Promise<void> {
  const { kitchen } = house;
  await kitchen.database.transact(async (tx) => {
    await tx
      .updateTable('shops')
      .set({ name: poison(80), phone: poison(30) })
      .where('id', '=', house.shop.id)
      .execute();
    await tx
      .updateTable('people')
      .set({ name: poison(60) })
      .where('id', '=', house.ids.Tom)
      .execute();
    await tx
      .updateTable('templates')
      .set({ name: poison(80), noun_nl: poison(40), noun_en: poison(40) })
      .execute();
    return keep(
      await tx
        .updateTable('template_steps')
        .set({ title: poison(80), usually: poison(40) })
        .where('position', '=', 3)
        .execute(),
    );
  });
  kitchen.shops.forget();
  kitchen.colleagues.forget();
  kitchen.signIn.lookups.forget();
  const olga = house.as('Olga');
  const holiday = await olga.post('/settings/holidays', { day: aFreeDay(), name: poison(80) });
  if (holiday.status >= 300) refused.push(`a holiday answered ${holiday.status}: ${holiday.text}`);
  const starts = await house.as('Yusuf').post('/me/starts', { starts: poison(190) });
  if (starts.status >= 300) refused.push(`starts answered ${starts.status}: ${starts.text}`);
}

let holidays = 0;
function aFreeDay(): string {
  holidays += 1;
  return new Date(Date.now() + (30 + holidays) * 24 * 60 * 60_000).toISOString().slice(0, 10);
}

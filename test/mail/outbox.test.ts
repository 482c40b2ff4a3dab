import { expect, test } from 'vitest';
import type { MailRow } from '#src/database/mail-tables.ts';
import { keep } from '#src/database/transact.ts';
import { claimMails } from '#src/mail/claim-mails.ts';
import { faultOf } from '#src/mail/open-carrier.ts';
import { delayAfter, sendMails } from '#src/mail/send-mails.ts';
import { type Letter, postMail } from '#src/people/post-mail.ts';
import { everyRow } from '../database/every-row.ts';
import { aKitchen, type TestKitchen, takeIn } from '../kitchen.ts';
import { aPostOffice, from } from './a-post-office.ts';

const letter: Letter = {
  ...{ shop: 'shop-one', to: 'sanne@example.org', language: 'nl', kind: 'code' },
  about: { code: 'abcd-2345', kind: 'see', order: '1' },
};

const post = ({ kitchen }: TestKitchen, more: Partial<Letter> = {}) =>
  kitchen.database.transact(async (tx) => keep(await postMail(tx, kitchen, { ...letter, ...more })));

const rowsOf = ({ kitchen }: TestKitchen): Promise<MailRow[]> =>
  kitchen.database.reader.selectFrom('mails').selectAll().orderBy('id').execute();

test('A mail arrives once, in words and in HTML, from us and with nothing of it left behind', async () => {
  const house = await aKitchen();
  const office = await aPostOffice(house);
  await post(house);
  await Promise.all([office.carry(), office.carry(), office.carry()]);
  expect(office.arrived).toHaveLength(1);
  const [mail] = office.arrived;
  expect(mail?.subject).toBe('Uw code – Garage De Werf');
  expect(mail?.from?.text).toBe(`"Garage De Werf" <werkplaats@dewerf.example>`);
  expect([mail?.to].flat()[0]?.text).toBe('sanne@example.org');
  expect(mail?.headers.get('auto-submitted')).toBe('auto-generated');
  expect(mail?.text).toContain('abcd-2345');
  expect(mail?.html).toContain('<strong>abcd-2345</strong>');
  expect(mail?.html).toContain('<html lang="nl">');
  const [row] = await rowsOf(house);
  expect(row).toMatchObject({ state: 'sent', about: null, attempts: 1, sent_at: house.clock.now, why: null });
  expect(mail?.messageId).toBe(`<${row?.id}@dewerf.example>`);
});

test('Whoever takes the database alone reads no code in it', async () => {
  const house = await aKitchen();
  await post(house);
  expect(await everyRow(house.kitchen)).not.toContain('abcd-2345');
  house.kitchen.secret = 'another-secret-than-the-one-it-was-sealed-with';
  const office = await aPostOffice(house);
  await office.carry();
  expect(office.arrived).toEqual([]);
  expect((await rowsOf(house))[0]).toMatchObject({ state: 'failed', why: 'sealed', about: null });
});

test('A mail waits with what it belongs to: undone together, there is none', async () => {
  const house = await aKitchen();
  await house.kitchen.database.transact(async (tx) => {
    await postMail(tx, house.kitchen, letter);
    return { keep: false, value: undefined };
  });
  expect(await rowsOf(house)).toEqual([]);
});

test('What fails is tried again, later each time, and given up when it is of no use any more', async () => {
  const house = await aKitchen();
  const office = await aPostOffice(house);
  office.refuse = { code: 451, at: 'content' };
  await post(house);
  const tried: number[] = [];
  for (let i = 0; i < 200 && (await rowsOf(house))[0]?.state === 'waiting'; i += 1) {
    await office.carry();
    const [row] = await rowsOf(house);
    if (row?.state === 'waiting') tried.push(row.next_at - house.clock.now);
    house.clock.now = Math.max(house.clock.now + 1, row?.next_at ?? 0);
  }
  expect(tried.length).toBeGreaterThan(10);
  expect(tried[0]).toBeLessThanOrEqual(20_000);
  expect(Math.max(...tried)).toBeLessThanOrEqual(150 * 60_000);
  expect((await rowsOf(house))[0]).toMatchObject({ state: 'failed', about: null, why: '451' });
  expect(office.arrived).toEqual([]);
  expect([delayAfter(1, 0), delayAfter(1, 1), delayAfter(3, 0)]).toEqual([11_250, 18_750, 45_000]);
});

test('A failure that passes loses nothing', async () => {
  const house = await aKitchen();
  const office = await aPostOffice(house);
  office.refuse = { code: 421, at: 'to' };
  await post(house);
  await office.carry();
  office.refuse = null;
  await office.carry();
  expect(office.arrived).toHaveLength(0);
  house.clock.now += 30_000;
  await office.carry();
  expect(office.arrived).toHaveLength(1);
});

test('An address that is refused for good is not tried again', async () => {
  const house = await aKitchen();
  const office = await aPostOffice(house);
  office.refuse = { code: 550, at: 'to' };
  await post(house);
  await office.carry();
  expect((await rowsOf(house))[0]).toMatchObject({ state: 'failed', attempts: 1, why: '550' });
  // A wrong password of ours is nobody's address.
  expect(faultOf({ responseCode: 535, command: 'AUTH PLAIN' })).toEqual({ why: '535', isFinal: false });
});

test('What a crash left claimed is found again', async () => {
  const house = await aKitchen();
  const office = await aPostOffice(house);
  await post(house);
  expect(await claimMails(house.kitchen.database, house.clock.now)).toHaveLength(1);
  await office.carry();
  expect(office.arrived).toHaveLength(0);
  house.clock.now += 3 * 60_000;
  await office.carry();
  expect(office.arrived).toHaveLength(1);
});

test('At most three an hour about one order; what is no address goes nowhere', async () => {
  const house = await aKitchen();
  const { order } = await takeIn(house);
  const { id } = await house.kitchen.database.reader
    .selectFrom('orders')
    .select('id')
    .where('number', '=', order)
    .executeTakeFirstOrThrow();
  const states = [];
  for (let i = 0; i < 5; i += 1) states.push(await post(house, { order: id }));
  expect(states).toEqual(['waiting', 'waiting', 'waiting', 'dropped', 'dropped']);
  expect(await post(house, { order: 'another' })).toBe('waiting');
  house.clock.now += 60 * 60_000 + 1;
  expect(await post(house, { order: id })).toBe('waiting');
  expect(await post(house, { order: 'x', to: 'sanne@example.org\r\nBcc: all@example.org' })).toBe('failed');
});

test('Without a mail server they wait where one sees them, and never with what they say', async () => {
  const house = await aKitchen();
  await post(house);
  await sendMails(house.kitchen, null);
  const page = await house.as('Marieke').get('/mail', 'html');
  expect(page.text).toContain('sanne@example.org');
  expect(page.text).toContain('nog geen mailserver');
  expect(page.text).not.toContain('abcd-2345');
  expect((await house.as('Marieke').get('/mail')).body.mails).toMatchObject([
    { to: 'sanne@example.org', state: 'waiting' },
  ]);
  expect((await house.as('Yusuf').get('/mail')).status).toBe(403);
  house.clock.now += 24 * 60 * 60_000;
  await sendMails(house.kitchen, null);
  expect((await rowsOf(house))[0]).toMatchObject({ state: 'dropped', about: null, why: 'late' });
});

test('The subject is of our own words, whatever a shop is called', async () => {
  const house = await aKitchen();
  const office = await aPostOffice(house);
  await house.kitchen.database.transact(async (tx) =>
    keep(await tx.updateTable('shops').set({ name: 'De\r\nBcc: x@example.org' }).execute()),
  );
  house.kitchen.shops.forget();
  await post(house);
  await office.carry();
  expect(office.arrived[0]?.bcc).toBeUndefined();
  expect(office.arrived[0]?.subject).toBe('Uw code – De Bcc: x@example.org');
  expect(office.arrived[0]?.from?.text).toContain(from.split(' <')[0]);
});

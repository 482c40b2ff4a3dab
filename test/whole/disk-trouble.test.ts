import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { failAtCommit } from '../database/failing-disk.ts';
import { aKitchen, type TestKitchen, takeIn } from '../kitchen.ts';

const isPostgres = process.env.TEST_ON === 'postgres';

const troubles = [
  { code: 'SQLITE_FULL', sqlState: '53100', status: 507, reason: 'disk-full', says: /schijf van de server is vol/ },
  { code: 'SQLITE_IOERR_FSYNC', sqlState: '58030', status: 503, reason: 'disk-fault', says: /kan nu niet schrijven/ },
] as const;

test.each(troubles)(
  'With $reason nothing is said to be kept that is not, what was typed comes back, reading goes on, and it is well again by itself',
  async ({ code, sqlState, status, reason, says }) => {
    const house = await aKitchen();
    const { order } = await takeIn(house);
    const note = { text: 'Vier blokken besteld', audience: 'customer' };
    await house.as('Yusuf').get('/readyz').expect(200);
    const disk = isPostgres ? await refuseEntries(house, sqlState) : failAtCommit(code);

    const asProgram = await house.as('Yusuf').post(`/orders/${order}/notes`, note).expect(status);
    expect(asProgram.body).toMatchObject({
      type: expect.stringContaining(reason),
      detail: expect.stringMatching(says),
    });
    const asForm = await house.as('Yusuf').post(`/orders/${order}/notes`, note, 'html').expect(status);
    expect(asForm.text).toMatch(says);
    expect(asForm.text).toContain('Vier blokken besteld');
    const ready = await house.as('Yusuf').get('/readyz').expect(503);
    expect(ready.text).toContain(reason);
    const intake = {
      template: 'brakes',
      subject: 'Saab 900',
      name: 'Bo',
      phone: '0612345678',
      language: 'nl',
      day: '2026-11-24',
      from: '15:30',
      until: '16:15',
    };
    const asAct = await house.as('Marieke').post('/orders', intake, 'html').expect(status);
    expect(asAct.text).toMatch(says);
    expect(asAct.text).toContain('Saab 900');
    for (const address of [`/orders/${order}`, '/desk', '/bench', `/orders/${order}/entries`])
      await house.as('Marieke').get(address, 'html').expect(200);

    await disk.mend();
    await expect.poll(async () => (await house.as('Yusuf').get('/readyz')).status, { timeout: 5000 }).toBe(200);
    await house.as('Yusuf').post(`/orders/${order}/notes`, note).expect(200);
  },
);

/** PostgreSQL that has no room for one more entry, or a disk that fails. */
async function refuseEntries({ kitchen }: TestKitchen, code: string) {
  const say = (text: string) => sql.raw(text).execute(kitchen.database.writer);
  await say(`create function no_room() returns trigger language plpgsql as
    $$ begin raise exception 'the disk says no' using errcode = '${code}'; end $$`);
  await say('create trigger no_room before insert on entries for each row execute function no_room()');
  return { mend: () => say('drop trigger no_room on entries') };
}

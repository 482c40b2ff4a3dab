import { expect, test } from 'vitest';
import { lookAtClock } from '#src/keep-time.ts';
import type { Update } from '#src/live/wire.ts';
import { elementOf, type Form, formsOn } from '../bench/forms.ts';
import { followOrder } from '../follower.ts';
import { aKitchen, type Name, type TestKitchen, takeIn } from '../kitchen.ts';
import { applyFragment, comparable } from '../whole/apply-update.ts';

const html = async (house: TestKitchen) => (await house.as('Marieke').get('/orders/1', 'html')).text;

const promiseOf = async (house: TestKitchen, kind: string): Promise<string> =>
  (await house.as('Olga').get('/orders/1')).body.promises.findLast((one: { kind: string }) => one.kind === kind)
    .promise;

/** The form of the section that sends these fields of its own. */
async function formOf(house: TestKitchen, ending: string, fixed: Record<string, string> = {}): Promise<Form> {
  const found = formsOn(elementOf(await html(house), 'promises')).find(
    ({ action, fields }) =>
      action.endsWith(ending) && Object.entries(fixed).every(([name, value]) => (fields[name] ?? '') === value),
  );
  if (!found) throw new Error(`no form to ${ending}`);
  return found;
}

test('Without a script, day and times of the form are a range of that day', async () => {
  const house = await aKitchen();
  await takeIn(house);
  const { action, fields } = await formOf(house, '/move');
  expect(fields).toMatchObject({ day: '2026-11-24', earliest: '', until: '' });
  const typed = { ...fields, day: '2026-11-26', earliest: '15.30', until: '1615', reason: 'Er komt iets bij.' };
  await house.as('Marieke').post(action, typed, 'html').expect(303);
  expect((await house.as('Olga').get('/orders/1')).body.promise).toMatchObject({
    from: '2026-11-26T14:30:00.000Z',
    until: '2026-11-26T15:15:00.000Z',
  });
});

test('What was typed stays in its own form, whatever other forms go to the same address', async () => {
  const house = await aKitchen();
  await takeIn(house);
  const { action, fields } = await formOf(house, '/promises', { of: 'free' });
  const back = await house
    .as('Marieke')
    .post(action, { ...fields, words: 'De <banden> zijn er.', until: 'straks' }, 'html');
  expect(back.status).toBe(422);
  const [call, free] = ['call-by', 'free'].map((of) =>
    formsOn(back.text).find((form) => form.action === action && form.fields.of === of),
  );
  expect(free?.html).toContain('value="De &lt;banden&gt; zijn er."');
  expect(free?.fields.until).toBe('straks');
  expect(free?.html).toContain('id="free-until-fault"');
  expect(call?.html).not.toContain('error');
  expect(call?.fields).toMatchObject({ words: '', until: '' });
  // The fold of the one that came back is open, and no other.
  expect(elementOf(back.text, 'promises').match(/<details[^>]* open>/g)).toHaveLength(1);
});

test('A refused move keeps its reason and says why not', async () => {
  const house = await aKitchen();
  await takeIn(house);
  const { action, fields } = await formOf(house, '/move');
  const typed = { ...fields, earliest: '09:00', until: '10:00', reason: 'Er komt iets bij.' };
  const back = await house.as('Marieke').post(action, typed, 'html');
  expect(back.status).toBe(409);
  const form = formsOn(back.text).find((one) => one.action === action);
  expect(form?.fields).toMatchObject({ earliest: '09:00', until: '10:00', reason: 'Er komt iets bij.' });
  expect(form?.html).toContain('Die tijd is al voorbij. Beloof een tijd die nog komt.');
});

test('A call that a colleague made meanwhile is said on top: its own form is gone', async () => {
  const house = await aKitchen();
  await takeIn(house);
  await house.as('Marieke').post('/orders/1/promises', { of: 'call-by', until: '15:00' });
  const promise = await promiseOf(house, 'call-by');
  const { action, fields } = await formOf(house, '/calls', { promise, outcome: 'spoke' });
  await house.as('Tom').post(action, { promise, outcome: 'spoke' }).expect(200);
  const back = await house.as('Marieke').post(action, { ...fields, text: 'Ook gebeld.' }, 'html');
  expect(back.status).toBe(409);
  expect(back.text).toContain('Niet gedaan: Deze belofte telt niet meer.');
});

test('Each press shows beforehand what the customer then reads', async () => {
  const house = await aKitchen();
  await takeIn(house);
  const shown = async (ending: string, fixed: Record<string, string> = {}) =>
    [...(await formOf(house, ending, fixed)).html.matchAll(/<q lang="nl">(.*?)<\/q>/g)].map(([, text]) =>
      text?.replaceAll('‹je naam›', 'Marieke').replaceAll('‹je eigen woorden›', 'Omdat het zo is.'),
    );
  const told = async (path: string, body: object) => {
    expect((await house.as('Marieke').post(`/orders/1/${path}`, body)).status, path).toBe(200);
    const line = /<li[^>]*id="entry-\d+".*?<\/li>/s.exec(elementOf(await html(house), 'timeline'))?.[0] ?? '';
    return line.replaceAll('16:30', '‹tijd›').replaceAll('16:20', '‹tijd›');
  };
  const own = 'Omdat het zo is.';
  const ready = await promiseOf(house, 'ready-by');
  const [move] = await shown('/move');
  expect(await told(`promises/${ready}/move`, { until: '16:30', reason: own })).toContain(move);
  for (const of of ['call-by', 'free']) {
    const [make] = await shown('/promises', { of });
    expect(await told('promises', { of, until: '16:30', words: own })).toContain(make);
  }
  const call = await promiseOf(house, 'call-by');
  const [again] = await shown('/calls', { promise: call, outcome: 'no-answer' });
  const tried = { promise: call, outcome: 'no-answer', next: '16:20', text: own };
  expect(await told('calls', tried)).toContain(again);
  const next = await promiseOf(house, 'call-by');
  const [spoke] = await shown('/calls', { promise: next, outcome: 'spoke' });
  expect(await told('calls', { promise: next, outcome: 'spoke', text: own })).toContain(spoke);
  const [said, nobody] = await shown('/calls', { promise: '' });
  expect(await told('calls', { outcome: 'spoke', text: own })).toContain(said);
  expect(await told('calls', { outcome: 'no-answer', text: own })).toContain(nobody);
  const [kept] = await shown('/keep');
  expect(await told(`promises/${await promiseOf(house, 'free')}/keep`, {})).toContain(kept);
});

test('A page that was left open is a fresh one, whatever was promised, moved, kept or broken', async () => {
  const house = await aKitchen();
  await takeIn(house);
  const seq = (await house.as('Olga').get('/orders/1')).body.seq;
  const follower = await followOrder(house.url, 1, { key: house.keys.Olga, as: 'staff' }, seq);
  const load = async () => comparable((await house.as('Olga').get('/orders/1', 'html')).text);
  let page = await load();
  const same = async (what: string) => {
    await follower.reached((await house.as('Olga').get('/orders/1')).body.seq);
    for (const { fragments } of follower.applied.splice(0) as Update[])
      for (const { id, html: part } of fragments) page = applyFragment(page, { id, html: comparable(part) });
    expect(elementOf(page, 'promises'), what).toBe(elementOf(await load(), 'promises'));
  };
  const step = async (who: Name, path: string, body: object = {}) => {
    house.clock.now += 60_000;
    const answer = await house.as(who).post(`/orders/1/${path}`, body);
    expect(answer.status, `${path}: ${answer.text}`).toBe(200);
    await same(path);
  };
  await step('Marieke', 'promises', { of: 'call-by', until: '15:00', words: 'Over de kosten.' });
  await step('Marieke', 'promises', { of: 'free', until: '15:30', words: 'De banden zijn er.' });
  await step('Yusuf', `promises/${await promiseOf(house, 'ready-by')}/move`, {
    until: '16:00',
    reason: 'Het zit vast.',
  });
  house.clock.now += 180 * 60_000;
  await lookAtClock(house.kitchen, 0);
  await same('the clock');
  expect(page).toContain('Te laat: deze tijd is voorbij');
  await step('Tom', `promises/${await promiseOf(house, 'free')}/keep`);
  await step('Tom', 'calls', { promise: await promiseOf(house, 'call-by'), outcome: 'no-answer', next: '17:20' });
  await step('Yusuf', `promises/${await promiseOf(house, 'ready-by')}/move`, { until: '17:25', reason: 'Nog even.' });
  follower.socket.close();
});

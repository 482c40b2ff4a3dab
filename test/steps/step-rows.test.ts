import { expect, test } from 'vitest';
import { keep } from '#src/database/transact.ts';
import { addNote } from '#src/steps/add-note.ts';
import { addStep } from '#src/steps/add-step.ts';
import { assignStep } from '#src/steps/assign-step.ts';
import { changeStep } from '#src/steps/change-step.ts';
import { finishStep } from '#src/steps/finish-step.ts';
import { moveStep } from '#src/steps/move-step.ts';
import { pauseStep } from '#src/steps/pause-step.ts';
import { redoStep } from '#src/steps/redo-step.ts';
import { resumeStep } from '#src/steps/resume-step.ts';
import { skipStep } from '#src/steps/skip-step.ts';
import { startStep } from '#src/steps/start-step.ts';
import { takeBackStep } from '#src/steps/take-back-step.ts';
import { priya, tom, tuesday, yusuf } from '../cast.ts';
import { orderAtWork } from './order-at-work.ts';

const minute = 60_000;
const reason = 'De rem piept nog.';

test('A step through all its states: who, since when, and what was paused is forgotten when it goes on', async () => {
  const house = await orderAtWork();
  const step = house.order.steps[0]?.id ?? '';
  const now = async () => (await house.steps())[0];
  const later = () => {
    house.clock.now += minute;
  };

  await house.act(startStep, { step }, yusuf);
  expect(await now()).toMatchObject({ state: 'running', specialist: 'yusuf', started_at: tuesday });

  later();
  await house.act(pauseStep, { step, reason: 'part', until: '16:30', note: 'Het onderdeel komt straks.' }, yusuf);
  const paused = await now();
  expect(paused).toMatchObject({ state: 'paused', specialist: 'yusuf', paused_at: tuesday + minute });
  expect(JSON.parse(paused?.pause ?? '')).toEqual({
    reason: 'part',
    until: Date.parse('2026-11-24T16:30:00+01:00'),
    note: 'Het onderdeel komt straks.',
  });

  later();
  await house.act(resumeStep, { step }, tom);
  const resumed = { state: 'running', specialist: 'tom', started_at: tuesday, paused_at: null, pause: null };
  expect(await now()).toMatchObject(resumed);

  later();
  await house.act(finishStep, { step }, priya);
  expect(await now()).toMatchObject({ state: 'finished', specialist: 'tom', finished_at: tuesday + 3 * minute });
  expect((await house.entries()).at(-1)).toMatchObject({ kind: 'step-finished', actor: 'priya', step });

  await house.act(takeBackStep, { step }, priya);
  expect(await now()).toMatchObject({ ...resumed, finished_at: null });

  await house.act(finishStep, { step }, tom);
  await house.act(redoStep, { step, reason }, priya);
  expect(await now()).toMatchObject({ state: 'planned', specialist: 'tom', started_at: null, finished_at: null });
});

test('A paused step that is skipped waits for nothing any more, and comes back as planned', async () => {
  const house = await orderAtWork();
  const step = house.order.steps[1]?.id ?? '';
  await house.act(startStep, { step });
  await house.act(pauseStep, { step, reason: 'customer' });
  await house.act(skipStep, { step, reason });
  expect((await house.steps())[1]).toMatchObject({ state: 'skipped', paused_at: null, pause: null });
  await house.act(redoStep, { step, reason });
  expect((await house.steps())[1]).toMatchObject({ state: 'planned', started_at: null });
});

test('Added and moved steps keep places 1 to n, and nobody else moves', async () => {
  const house = await orderAtWork();
  const [measure, brakes, wash] = house.order.steps.map(({ id }) => id) as [string, string, string];
  const places = async () => (await house.steps()).map(({ id, position }) => [position, id]);
  const names = (...ids: string[]) => ids.map((id, i) => [i + 1, id]);

  await house.act(addStep, { title: 'Maak een proefrit', minutes: '20', position: '2', specialist: 'priya' });
  const added = (await house.steps())[1];
  const drive = added?.id ?? '';
  expect(added).toMatchObject({ title: 'Maak een proefrit', minutes: 20, specialist: 'priya', state: 'planned' });
  expect(await places()).toEqual(names(measure, drive, brakes, wash));

  await house.act(moveStep, { step: drive, position: '4' });
  expect(await places()).toEqual(names(measure, brakes, wash, drive));
  await house.act(moveStep, { step: wash, position: '1' });
  expect(await places()).toEqual(names(wash, measure, brakes, drive));
  await house.act(moveStep, { step: measure, position: '3' });
  expect(await places()).toEqual(names(wash, brakes, measure, drive));
  await house.act(addStep, { title: 'Bel de klant', minutes: '5' });
  expect((await house.steps()).map(({ position }) => position)).toEqual([1, 2, 3, 4, 5]);
});

test('Steps of another order stay where they are', async () => {
  const house = await orderAtWork();
  const other = await house.open({ subject: { name: 'Fiat Panda', plate: 'EI-777-U' }, link: 'link-2' });
  await house.act(addStep, { title: 'Maak een proefrit', minutes: '20', position: '1' });
  await house.act(moveStep, { step: house.order.steps[0]?.id ?? '', position: '4' });
  const rows = await house.floor.database.reader
    .selectFrom('steps')
    .select(['id', 'position'])
    .where('order_id', '=', other.id)
    .orderBy('position')
    .execute();
  expect(rows).toEqual(other.steps.map(({ id, position }) => ({ id, position })));
});

test('Running work that is handed on is paused and somebody else’s: two entries, two numbers, one act', async () => {
  const house = await orderAtWork();
  const step = house.order.steps[1]?.id ?? '';
  await house.act(startStep, { step }, yusuf);
  const before = (await house.row()).last_entry;
  const done = await house.act(assignStep, { step, specialist: 'tom', reason: 'Yusuf is vanmiddag weg.' }, yusuf);
  expect(done).toMatchObject({ seq: before + 2 });
  expect((await house.row()).last_entry).toBe(before + 2);
  const row = (await house.steps())[1];
  expect(row).toMatchObject({ state: 'paused', specialist: 'tom', paused_at: tuesday });
  expect(JSON.parse(row?.pause ?? '')).toEqual({ reason: 'handed-on', until: null, note: null });
  expect(house.told.at(-1)?.entries.map(({ kind, number }) => [kind, number])).toEqual([
    ['step-paused', before + 1],
    ['step-assigned', before + 2],
  ]);
});

test('A planned step is somebody else’s, or nobody’s', async () => {
  const house = await orderAtWork();
  const step = house.order.steps[0]?.id ?? '';
  await house.act(assignStep, { step, specialist: 'tom' });
  expect((await house.steps())[0]).toMatchObject({ specialist: 'tom', state: 'planned' });
  await house.act(assignStep, { step, specialist: 'nobody' });
  expect((await house.steps())[0]).toMatchObject({ specialist: null, state: 'planned' });
});

test('A changed step has its new words, and the entry keeps the old title', async () => {
  const house = await orderAtWork();
  const step = house.order.steps[1]?.id ?? '';
  const becomes = {
    title: 'Vervang schijven en blokken',
    customerEn: 'New brakes',
    minutes: '120',
    news: 'silent',
  } as const;
  await house.act(changeStep, { step, ...becomes, reason });
  expect((await house.steps())[1]).toMatchObject({
    title: 'Vervang schijven en blokken',
    customer_nl: 'Remmen vernieuwen',
    customer_en: 'New brakes',
    minutes: 120,
    news: 'silent',
  });
  const last = (await house.entries()).at(-1);
  expect(JSON.parse(last?.body ?? '')).toMatchObject({ was: 'Vervang de remblokken', reason });
});

test('A note changes nothing but the timeline, and kitchen talk is marked as such', async () => {
  const house = await orderAtWork();
  const before = await house.steps();
  await house.act(addNote, { text: 'Klant belt vaak.', audience: 'kitchen', step: before[0]?.id });
  expect(await house.steps()).toEqual(before);
  expect((await house.entries()).at(-1)).toMatchObject({
    kind: 'note-added',
    audience: 'kitchen',
    step: before[0]?.id,
    actor: 'yusuf',
  });
});

test.each(['running', 'paused', 'finished'] as const)(
  'The database itself refuses a %s step without a specialist',
  async (state) => {
    const house = await orderAtWork();
    const step = house.order.steps[0]?.id ?? '';
    await house.act(assignStep, { step, specialist: 'nobody' });
    const write = house.floor.database.transact(async (tx) =>
      keep(await tx.updateTable('steps').set({ state }).where('id', '=', step).execute()),
    );
    await expect(write).rejects.toThrow(/check constraint.*steps_under_way_have_a_specialist/i);
    expect((await house.steps())[0]).toMatchObject({ state: 'planned' });
  },
);

import { expect, test } from 'vitest';
import { aRandomDay } from './a-random-day.ts';

const days = 12;
/** Fewer than in the longer trial, `npm run torture`. */
const acts = 4;

test('Whatever happens on a day, what is open is what is wrong, each once, and with somebody who works here', async () => {
  // Other days every time. One of them is told again by its number: `npm run torture -- --days 1 --acts 4 --seed 4711`.
  const first = Math.floor(Math.random() * 1_000_000_000);
  let looks = 0;
  let raised = 0;
  for (let i = 0; i < days; i += 1) {
    const day = await aRandomDay(first + i, acts);
    expect(day.faults, `seed ${day.seed}\n${day.story.join('\n')}`).toEqual([]);
    looks += day.looks;
    for (const times of Object.values(day.raised)) raised += times;
  }
  expect(looks).toBeGreaterThan(days * 4);
  expect(raised).toBeGreaterThan(5);
}, 120_000);

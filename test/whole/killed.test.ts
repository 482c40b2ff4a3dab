import { expect, onTestFinished, test } from 'vitest';
import { tidyUp } from '../benchmark/tidy-up.ts';
import { killsOf } from '../torture/kills.ts';

// Whatever the suite runs on: what a killed server leaves is a question to its file. 200 of them are in `npm run torture`.
test.skipIf(process.env.TEST_ON === 'postgres')(
  'kill -9 among notes and steps loses nothing that was answered, and what is sent again happens once',
  async () => {
    onTestFinished(tidyUp);
    const { acknowledged, ...found } = await killsOf('steps', { each: 1, orders: 4 });
    expect(found).toMatchObject({ sound: 1, lost: 0, doubled: 0, gaps: 0 });
    expect(acknowledged).toBeGreaterThan(0);
  },
);

import { expect, test } from 'vitest';
import { inUtf8 } from '#src/web/in-utf8.ts';

test.each([
  ['nothing', ''],
  ['plain letters', 'Uw auto staat op de brug.'],
  ['letters of Latin 1', 'één café, Ñandú'],
  ['letters beyond', 'Klaar – om ± 16:00 … “ja”, şüphesiz, 日本, 🔧'],
  ['half a letter, as a program may send it', 'stuk \ud83d einde –'],
])('What is sent is what Node itself would write: %s', (_what, text) => {
  expect(inUtf8(text).equals(Buffer.from(text))).toBe(true);
  expect(inUtf8(text.repeat(5000)).equals(Buffer.from(text.repeat(5000)))).toBe(true);
});

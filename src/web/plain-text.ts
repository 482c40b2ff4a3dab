/**
 * A text as people type it: without the control characters that nobody sees and some databases refuse, halves of signs
 * and byte order marks. A line ends with one character, whoever typed it on what. What turns text round on a line stays
 * where it can be seen: names and notes may be written from right to left.
 */
export function plainText(text: string): string {
  if (!unseen.test(text)) return text.isWellFormed() ? text : text.toWellFormed();
  return text
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(allUnseen, '')
    .toWellFormed();
}

/** The same for every text of a body, in lists and in what is in them too; deeper than any form of ours nobody looks. */
export function plainBody(body: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, plainValue(value, 4)]));
}

function plainValue(value: unknown, levels: number): unknown {
  if (typeof value === 'string') return plainText(value);
  if (typeof value !== 'object' || value === null || levels === 0) return value;
  if (Array.isArray(value)) return value.map((one) => plainValue(one, levels - 1));
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, plainValue(one, levels - 1)]));
}

// C0 but tab and newline, DEL and C1, marks of byte order, non-characters; and what ends a line besides a newline.
const signs = '\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f\\u2028\\u2029\\ufeff\\ufffe\\uffff';
const unseen = new RegExp(`[${signs}]`);
const allUnseen = new RegExp(`[${signs}]`, 'g');

/**
 * Marks that are planted in everything of one order and of one shop, by who may read them: `order` its customer and the
 * shop's people, `kitchen` the shop's people, `shop` its people and customers, `owner` its owner alone.
 */
export const kinds = ['order', 'kitchen', 'shop', 'owner'] as const;
export type Kind = (typeof kinds)[number];

export const mark = (kind: Kind): string => `Kanarie${kind}7q`;

/** Of what takes digits only. */
const phone = '06 70 41 93 55';
export const markedPhone = { phone, spoken: phone.replaceAll(' ', '') };

const digits = /0670419355|70\D{0,3}41\D{0,3}93\D{0,3}55/;

/** The kinds of marks that stand in a text, however they were written down there. */
export function marksIn(text: string): Kind[] {
  const plain = text.toLowerCase();
  const found = kinds.filter((kind) => plain.includes(mark(kind).toLowerCase()));
  return digits.test(text) && !found.includes('order') ? [...found, 'order'] : found;
}

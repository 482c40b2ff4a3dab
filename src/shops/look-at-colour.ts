import type { Colours, Light } from '#src/web/brand-colours.ts';
import { type Language, say } from '#src/web/words.ts';

/** A colour, the contrast of the worst of its texts, and the nearest one to take instead when that is too little. */
export type LookedAt = { colour: string; ratio: number; instead: string | null; colours: Record<Light, Colours> };

export const colourShape = /^#?(?:[\da-f]{3}|[\da-f]{6})$/i;

/** Null for what is no colour. It loads a library that takes its time: only who works on a colour waits for it. */
export async function lookAt(typed: string): Promise<LookedAt | null> {
  if (!colourShape.test(typed.trim())) return null;
  const colour = hexOf(typed.trim());
  const { coloursOf, readability, readable } = await import('#src/web/brand-colours.ts');
  const { ratio, instead } = readability(colour);
  return { colour, ratio, instead: ratio < readable ? instead : null, colours: coloursOf(instead) };
}

/** Why a colour cannot be taken, and which can. */
export function tooFaint(language: Language, { colour, ratio, instead }: LookedAt): string {
  // Rounded down: 4.46 is not yet what 4.5 asks for.
  const shown = new Intl.NumberFormat(language, { minimumFractionDigits: 1 }).format(Math.floor(ratio * 10) / 10);
  return say(language, 'shops.colour-faint', { colour, ratio: shown, instead });
}

/** As it is kept: '#rrggbb' in small letters, also when typed as 'F60' or '#FF6600'. */
function hexOf(typed: string): string {
  const digits = typed.replace('#', '').toLowerCase();
  return `#${digits.length === 3 ? digits.replace(/./g, '$&$&') : digits}`;
}

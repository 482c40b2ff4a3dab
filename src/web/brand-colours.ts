import { ColorSpace, contrastWCAG21, OKLCH, parse, serialize, sRGB, to, XYZ_D65 } from 'colorjs.io/fn';

for (const space of [sRGB, OKLCH, XYZ_D65]) ColorSpace.register(space);

/** What stands for --copper and its four companions in one of the two lights, each '#rrggbb'. */
export type Colours = { copper: string; deep: string; soft: string; line: string; on: string };
export type Light = 'light' | 'dark';

/** The least contrast of text that everybody can read (WCAG 2.2, 1.4.3). */
export const readable = 4.5;

export const isHex = (colour: string): boolean => /^#[\da-f]{6}$/.test(colour);

/**
 * One colour as buttons, words and soft grounds need it. By day it is the colour itself, which must have been found
 * readable; by night the same hue, lighter.
 */
export function coloursOf(colour: string): Record<Light, Colours> {
  const [light, much, hue] = lchOf(colour);
  // What is darker still than a dark colour could not be told from it.
  const deep = light < 0.25 ? light + 0.2 : light - 0.085;
  const onDark = hexOf(0.2, Math.min(much, 0.035), hue);
  const ratioByNight = (copper: string) => Math.min(contrast(copper, grounds.dark.sunken), contrast(copper, onDark));
  return {
    light: {
      copper: colour,
      deep: hexOf(deep, much * 0.9, hue),
      soft: softOf(colour),
      line: hexOf(0.8, Math.min(much * 0.6, 0.085), hue),
      on: onLight(colour),
    },
    dark: {
      copper: nearest([0.76, Math.min(much * 0.86, 0.14), hue], 0.005, (tried) => ratioByNight(tried) >= readable),
      deep: hexOf(0.83, Math.min(much * 0.7, 0.1), hue),
      soft: hexOf(0.315, Math.min(much * 0.4, 0.055), hue),
      line: hexOf(0.48, Math.min(much * 0.65, 0.09), hue),
      on: onDark,
    },
  };
}

/**
 * The contrast of the worst of its texts by day: the colour as words on paper, or the words that stand on it. `instead`
 * is the nearest darker one that everybody can read, or the colour itself.
 */
export function readability(colour: string): { ratio: number; instead: string } {
  const instead = nearest(lchOf(colour), -0.0025, (tried) => ratioOf(tried) >= readable);
  const ratio = ratioOf(colour);
  return { ratio, instead: ratio >= readable ? colour : instead };
}

function ratioOf(colour: string): number {
  const near = [grounds.light.sunken, softOf(colour), onLight(colour)];
  return Math.min(...near.map((other) => contrast(colour, other)));
}

export const contrast = (one: string, other: string): number => contrastWCAG21(parse(one), parse(other));

function onLight(colour: string): string {
  const [, much, hue] = lchOf(colour);
  return hexOf(0.99, Math.min(much, 0.008), hue);
}

function softOf(colour: string): string {
  const [, much, hue] = lchOf(colour);
  return hexOf(0.934, Math.min(much * 0.27, 0.038), hue);
}

type Lch = [light: number, much: number, hue: number];

/** Steps lighter or darker, in the same hue, until it passes; white and black pass everything asked here. */
function nearest([light, much, hue]: Lch, step: number, passes: (tried: string) => boolean): string {
  for (let tried = light; step > 0 ? tried < 1 : tried > 0; tried += step) {
    const hex = hexOf(tried, much, hue);
    if (passes(hex)) return hex;
  }
  return step > 0 ? '#ffffff' : '#000000';
}

function lchOf(hex: string): Lch {
  const [light, much, hue] = to(parse(hex), OKLCH).coords;
  return [light ?? 0, much ?? 0, hue ?? 0];
}

/** As screens show it: what is too bright for them comes nearer to grey. */
function hexOf(light: number, much: number, hue: number): string {
  const shown = to({ space: OKLCH, coords: [light, much, hue], alpha: 1 }, sRGB, { inGamut: true });
  return serialize(shown, { format: 'hex', collapse: false });
}

/** The grounds and the ink of tokens.css that a brand has to go with. */
export const grounds: Record<Light, Record<'surface' | 'sunken' | 'ink', string>> = {
  light: {
    surface: hexOf(0.993, 0.006, 84),
    sunken: hexOf(0.936, 0.021, 80),
    ink: hexOf(0.24, 0.03, 48),
  },
  dark: {
    surface: hexOf(0.232, 0.017, 48),
    sunken: hexOf(0.276, 0.02, 50),
    ink: hexOf(0.95, 0.014, 84),
  },
};

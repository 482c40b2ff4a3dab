export type Face = { letter: string; hue: number };

/** A letter and one of six colours for a name: the same on every page, and no photo that nobody asked for. */
export function faceOf(name: string): Face {
  const letter = [...name.trim()][0]?.toUpperCase() ?? '?';
  let sum = 0;
  for (const sign of name) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) % 9973;
  return { letter, hue: sum % 6 };
}

import { type Language, languages, say } from '#src/web/words.ts';

/** The languages that this shop’s customers read, as choices in the words of whoever is choosing; `kept` as its row has them. */
export function spokenIn(kept: string, reader: Language): { value: Language; label: string }[] {
  const spoken = JSON.parse(kept) as string[];
  return languages
    .filter((value) => spoken.includes(value))
    .map((value) => ({ value, label: say(reader, `orders.language-${value}`) }));
}

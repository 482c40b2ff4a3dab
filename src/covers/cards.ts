import type { CoverCardRow } from '#src/database/question-tables.ts';
import type { Reader, Tx } from '#src/database/transact.ts';
import { type Language, say } from '#src/web/words.ts';

/** A hand-over card: what was done, what comes next, what to watch out for. */
export type Card = Pick<CoverCardRow, 'done' | 'next' | 'watch'>;

export const lines = ['done', 'next', 'watch'] as const;
export const longestLine = 200;

export const isBlank = (card: Card): boolean => lines.every((line) => card[line] === '');

/** Which order and line a field of the form is: done-2417, watch-R12. */
export const fieldName = (line: (typeof lines)[number], orderName: string): string => `${line}-${orderName}`;
export const isCardField = (name: string): boolean => /^(done|next|watch)-[A-Z]{0,3}\d{1,9}$/.test(name);

export function cardFrom(written: Record<string, string | null | undefined>, orderName: string): Card {
  const of = (line: (typeof lines)[number]) => oneLine(written[fieldName(line, orderName)] ?? '');
  return { done: of('done'), next: of('next'), watch: of('watch') };
}

const oneLine = (text: string): string => text.trim().replaceAll(/\s+/g, ' ');

export function readCards(from: Reader | Tx, shop: string, cover: string): Promise<CoverCardRow[]> {
  return (from as Reader)
    .selectFrom('cover_cards')
    .innerJoin('orders', (join) =>
      join.onRef('orders.shop', '=', 'cover_cards.shop').onRef('orders.id', '=', 'cover_cards.order_id'),
    )
    .selectAll('cover_cards')
    .where('cover_cards.shop', '=', shop)
    .where('cover_cards.cover', '=', cover)
    .orderBy('orders.number')
    .execute();
}

/** A card as a note of the kitchen; nothing where nothing was written. */
export function noteOf(card: Card, names: { person: string; standIn: string }, language: Language): string | null {
  if (isBlank(card)) return null;
  const said = lines
    .filter((line) => card[line] !== '')
    .map((line) => say(language, `covers.note-${line}`, { text: card[line] }));
  return [say(language, 'covers.note', names), ...said].join('\n');
}

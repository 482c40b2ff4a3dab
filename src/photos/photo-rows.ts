import type { RowWriters } from '#src/timeline/carry-out.ts';

/** From here on nobody can have it; its files go after the commit. */
export const photoRows = {
  'photo-retracted': (tx, { shop }, { body, at }) =>
    tx
      .updateTable('photos')
      .set({ retracted_at: at })
      .where('shop', '=', shop)
      .where('id', '=', body.photo)
      .where('retracted_at', 'is', null)
      .execute(),
} satisfies Partial<RowWriters>;

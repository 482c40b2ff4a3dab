import type { ShopRow } from '#src/database/tables.ts';
import type { Kitchen } from '#src/kitchen.ts';
import type { Language } from '#src/web/words.ts';

type Fragment = { id: string; html: string };

/** The desk's list of open questions, whole, for the live line. */
export const deskQuestions =
  (_kitchen: Kitchen) =>
  async (_shop: ShopRow, _language: Language): Promise<Fragment[]> => [];

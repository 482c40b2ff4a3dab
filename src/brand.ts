import type { Express } from 'express';
import type { Kitchen } from './kitchen.ts';
import type { BrandSheet } from './web/brand-sheet.ts';
import { Missing } from './web/errors.ts';

/** What a page of this shop wears: its mark, and the address of a style sheet when it has a colour of its own. */
export async function brandOf(
  kitchen: Kitchen,
  shop: { id: string } | null,
): Promise<{ mark: string | null; sheet: string | null }> {
  if (!shop) return { mark: null, sheet: null };
  const { mark, colour } = await kitchen.shops.brandOf(shop.id);
  const sheet = await sheetOf(colour);
  return { mark, sheet: sheet && `/brand/${encodeURIComponent(shop.id)}.css?v=${sheet.version}` };
}

/**
 * The style sheet of a shop's colour. It is anyone's, like the assets. Only at the address that pages link now is it
 * for ever: at an old one, or one that somebody made up, the browser asks again.
 */
export function serveBrand(app: Express, kitchen: Kitchen): void {
  app.get('/brand/:shop.css', async (request, response) => {
    const { colour } = await kitchen.shops.brandOf(request.params.shop);
    const sheet = await sheetOf(colour);
    if (!sheet) throw new Missing();
    response
      .set('ETag', `"${sheet.version}"`)
      .set('Cache-Control', request.query.v === sheet.version ? 'public, max-age=31536000, immutable' : 'no-cache')
      .type('text/css')
      .send(sheet.text);
  });
}

// Colours are computed by a library that takes its time to load: a house without a brand never loads it.
async function sheetOf(colour: string | null): Promise<BrandSheet | null> {
  return colour === null ? null : (await import('./web/brand-sheet.ts')).brandSheet(colour);
}

import { z } from 'zod';
import { act, page, type Route } from '#src/route.ts';
import { brandPage } from './brand-page.ts';
import { resetBrand, SaveBrand, saveBrand } from './save-brand.ts';

const who = 'owner';

export const brandRoutes: Route[] = [
  page('/settings/brand', {
    who,
    says: 'The mark and the colour of this shop; ?colour= shows another one without keeping it',
    page: brandPage,
  }),
  act('/settings/brand', {
    who,
    says: 'Give this shop a mark of its own, a colour of its own, or both',
    schema: SaveBrand,
    form: brandPage,
    act: saveBrand,
  }),
  act('/settings/brand/reset', {
    who,
    says: 'Go back to the mark and the colour of the house',
    schema: z.strictObject({}),
    form: brandPage,
    act: resetBrand,
  }),
];

import type { Pack } from '../pack.ts';
import { banner } from './print-banner.ts';
import { birthCards } from './print-birth-cards.ts';
import { book } from './print-book.ts';
import { businessCards } from './print-business-cards.ts';
import { flyers } from './print-flyers.ts';

export const print: Pack = {
  trade: 'print',
  name: { nl: 'Drukkerij', en: 'Print shop' },
  templates: [businessCards, book, flyers, banner, birthCards],
};
